/* related.c -- the records that point at one: of each kind that is asked for a few, and how many there are.  A page has
 * many kinds as forty; each as a request of its own would be forty of them. */
#include "api/handlers.h"
#include "api/page.h"
#include "app/record_list.h"
#include "base/random.h"
#include "meta/kinds.h"
#include "meta/rights.h"

#define SHOWN 5

/* The first field by which it points at the other, of those that may be read. */
static const struct field *link_of(const struct exchange *x, const struct entity *of)
{
	FOR_FIELDS(f, of)
		if (f->kind == &kind_reference && f->target == x->entity && rights_read_field(of, f, x->act.who))
			return f;
	return NULL;
}

/* People who are watched are counted here and not shown: a look at them is one of its own. */
static FALLIBLE kind_read(struct exchange *x, struct list *l, struct list_page *ret)
{
	if (!find_is_watched_in_lists(l->entity))
		return find_page(&x->act, l, ret);
	l->who = x->act.who;
	l->scope = rights_scope(l->entity, l->who, READ);
	TRY(list_read(x->act.db, l, true, ret, x->act.arena));
	ret->count = 0;
	return NULL;
}

static FALLIBLE kind_write(struct exchange *x, const struct entity *of, struct buffer *b)
{
	const struct field *by = rights_scope(of, x->act.who, READ) == 0 ? NULL : link_of(x, of);
	const struct value id = value_int(x->id);
	struct list l = { .entity = of, .limit = SHOWN, .order = { .column = "id", .descending = true } };
	struct list_page page = { 0 };

	if (by == NULL)
		return NULL;
	l.filters[l.nfilters++] = (struct list_filter){ by, LIST_EQ, &id, 1 };
	TRY(kind_read(x, &l, &page));
	if (page.total == 0)
		return NULL;
	json_open(b, '{');
	json_member(b, "entity", of->name);
	json_member(b, "by", by->name);
	json_key(b, "items");
	json_open(b, '[');
	for (unsigned i = 0; i < page.count; i++)
		record_write(b, of, page.records[i], x->act.who, WRITE_ROW, NULL, 0);
	json_close(b, ']');
	page_count_write(b, &page);
	json_close(b, '}');
	return NULL;
}

static FALLIBLE kinds_write(struct exchange *x, const char *kinds, struct buffer *b)
{
	for (size_t n; *kinds != '\0'; kinds += n + (kinds[n] == ',')) {
		n = strcspn(kinds, ",");
		const char *name = arena_copy_n(x->act.arena, kinds, n);
		const struct entity *of = entity_find(name);
		if (of == NULL || of->row || of->internal)
			return error_with(x->act.arena, ERROR_MALFORMED, "of", "no_such_entity", "%s", name);
		TRY(kind_write(x, of, b));
	}
	return NULL;
}

/* ?of=engagement,risk: a kind that he may not read, or of which there is none, has no group. */
FALLIBLE related_show(struct exchange *x)
{
	struct buffer b = BUFFER(x->act.arena);
	const char *kinds = request_parameter(x->http, "of");
	void *record = NULL;

	TRY(page_parameters(x, "of"));
	if (kinds == NULL || *kinds == '\0')
		return error_new(x->act.arena, ERROR_MALFORMED, "of", "required");
	TRY(record_readable(&x->act, x->entity, x->id, &record));
	json_open(&b, '{');
	json_key(&b, "groups");
	json_open(&b, '[');
	TRY(kinds_write(x, kinds, &b));
	json_close(&b, ']');
	json_close(&b, '}');
	answer_json(x, 200, &b);
	return NULL;
}
