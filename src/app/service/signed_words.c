#include "app/service/signed_words.h"

#include <string.h>

#include "app/paper.h"
#include "base/text.h"
#include "json/write.h"
#include "meta/kinds.h"
#include "rule/why.h"

struct telling {
	const struct signed_words *how;
	struct buffer *b;
};

static const char *label_of(const struct telling *t, const struct entity *e, const struct field *f)
{
	return locale_word(t->how->words, t->how->language, "field",
			   arena_print(t->how->act->arena, "%s.%s", e->name, f->name));
}

static const char *choice_word(const struct telling *t, const struct field *f, const char *word)
{
	return locale_word(t->how->words, t->how->language, "choice",
			   arena_print(t->how->act->arena, "%s.%s", f->choices->name, word));
}

/* "a,b" as the words of the set. */
static const char *choice_words(const struct telling *t, const struct field *f, const char *list)
{
	struct buffer b = BUFFER(t->how->act->arena);

	while (*list != '\0') {
		size_t n = strcspn(list, ",");
		buffer_print(&b, "%s%s", b.used > 0 ? t->how->language == LANGUAGE_ZH ? "、" : ", " : "",
			     choice_word(t, f, arena_copy_n(t->how->act->arena, list, n)));
		list += n + (list[n] == ',');
	}
	return buffer_text(&b);
}

static FALLIBLE value_shown(const struct telling *t, const struct field *f, const void *record, const char **ret)
{
	struct value v = field_get(f, record);
	struct arena *a = t->how->act->arena;

	*ret = NULL;
	if (v.tag == VALUE_NONE)
		return NULL;
	if (f->target != NULL)
		return paper_title(t->how->act, f->target, v.i, ret);
	*ret = f->kind->text(f, v, a);
	if (f == entity_field(&charge_line_entity, "reason"))
		*ret = why_text(why_new(a, *ret, arena_print(a, "@cause_%s", t->how->cause), NULL), t->how->language,
				a);
	else if (f->choices != NULL)
		*ret = choice_words(t, f, *ret);
	else if (f->kind == &kind_instant)
		*ret = paper_minute((instant){ v.i }, a);
	else if (f->kind == &kind_flag)
		*ret = t->how->language == LANGUAGE_ZH ? (v.i != 0 ? "是" : "否") : v.i != 0 ? "yes" : "no";
	return NULL;
}

static FALLIBLE field_show(const struct telling *t, const struct entity *e, const struct field *f, const void *record)
{
	const char *value = NULL;

	TRY(value_shown(t, f, record, &value));
	if (value == NULL || *value == '\0')
		return NULL;
	json_open(t->b, '{');
	json_member(t->b, "label", label_of(t, e, f));
	json_member(t->b, "value", value);
	json_close(t->b, '}');
	return NULL;
}

static FALLIBLE rows_show(const struct telling *t, const struct entity *e, const struct field *f, const void *record)
{
	const struct lines *rows = (const struct lines *)((const char *)record + f->offset);

	if (rows->count == 0)
		return NULL;
	json_open(t->b, '{');
	json_member(t->b, "label", label_of(t, e, f));
	json_key(t->b, "rows");
	json_open(t->b, '[');
	for (unsigned i = 0; i < rows->count; i++) {
		json_open(t->b, '[');
		FOR_FIELDS(g, f->target)
			if ((g->flags & PORTAL) && !(g->flags & STAGE))
				TRY(field_show(t, f->target, g, (const char *)rows->rows + i * f->target->size));
		json_close(t->b, ']');
	}
	json_close(t->b, ']');
	json_close(t->b, '}');
	return NULL;
}

FALLIBLE signed_words_write(const struct signed_words *how, const struct signed_kind *k, const void *record,
			    struct buffer *b)
{
	struct telling t = { how, b };

	json_key(b, "fields");
	json_open(b, '[');
	FOR_FIELDS(f, k->entity) {
		if (!signing_binds(k, f) || word_in(how->except, f->name))
			continue;
		TRY(f->kind == &kind_lines ? rows_show(&t, k->entity, f, record)
					   : field_show(&t, k->entity, f, record));
	}
	json_close(b, ']');
	return NULL;
}
