#include "json/record.h"

#include "base/instant.h"
#include "base/random.h"
#include "base/text.h"
#include "json/write.h"
#include "meta/kinds.h"
#include "meta/rights.h"

#define LINES_MAX 2000

/* The text a JSON scalar stands for; NULL if the kind does not take such a one. */
static const char *scalar_text(const struct field *f, const json_t *v, struct arena *a)
{
	if (f->kind->wire == WIRE_NUMBER)
		return json_is_integer(v) ? arena_print(a, "%lld", (long long)json_integer_value(v)) : NULL;
	if (f->kind->wire == WIRE_BOOLEAN)
		return json_is_true(v) ? "true" : json_is_false(v) ? "false" : NULL;
	return json_is_string(v) && strlen(json_string_value(v)) == json_string_length(v)
		       ? arena_copy(a, json_string_value(v))
		       : NULL;
}

/* ["a","b"] as "a,b"; NULL if something in it is no word. */
static const char *array_text(const json_t *v, struct arena *a)
{
	struct buffer b = BUFFER(a);
	size_t i;
	json_t *word;

	if (!json_is_array(v))
		return NULL;
	json_array_foreach(v, i, word)
	{
		if (!json_is_string(word) || strchr(json_string_value(word), ',') != NULL)
			return NULL;
		buffer_print(&b, "%s%s", i > 0 ? "," : "", json_string_value(word));
	}
	return buffer_text(&b);
}

static const char *read_value(const struct field *f, const json_t *v, struct arena *a, struct value *ret)
{
	const char *text;

	if (json_is_null(v)) {
		*ret = NO_VALUE;
		return NULL;
	}
	text = f->kind->wire == WIRE_ARRAY ? array_text(v, a) : scalar_text(f, v, a);
	return text == NULL ? "wrong_type" : f->kind->parse(f, text, a, ret);
}

/* Rows are read whole, as new ones; their problems are named "charges[2].quantity". */
static FALLIBLE read_lines(const struct field *f, void *record, const json_t *v, const struct actor *who,
			   struct arena *a)
{
	struct lines lines = { 0 };
	struct error *problems = NULL;
	size_t i;
	json_t *row;

	if (!json_is_array(v) || json_array_size(v) > LINES_MAX)
		return error_new(a, ERROR_INVALID, f->name, json_is_array(v) ? "too_many_rows" : "wrong_type");
	lines.rows = arena_alloc(a, f->target->size * (json_array_size(v) + 1));
	json_array_foreach(v, i, row)
	{
		void *at = (char *)lines.rows + lines.count++ * f->target->size;
		memcpy(at, record_new(f->target, a), f->target->size);
		struct error *e = json_is_object(row) ? record_read(f->target, at, row, who, READ_NEW, NULL, a)
						      : error_new(a, ERROR_INVALID, NULL, "wrong_type");
		for (struct error *p = e; p != NULL; p = p->next)
			p->field = arena_print(a, "%s[%zu]%s%s", f->name, i, p->field == NULL ? "" : ".",
					       p->field == NULL ? "" : p->field);
		error_append(&problems, e);
	}
	*(struct lines *)((char *)record + f->offset) = lines;
	return problems;
}

/* Why this field may not be set in this way; NULL if it may. */
static const char *not_settable(const struct entity *e, const struct field *f, const struct actor *who,
				enum read_mode mode, const char *takes)
{
	if (f == NULL || !rights_read_field(e, f, who))
		return "unknown_field";
	if (mode == READ_STEP)
		return word_in(takes, f->name) ? NULL : "not_of_this_step";
	if (f->flags & (DERIVED | STAGE))
		return "derived";
	if ((f->flags & FIXED) && mode == READ_PATCH)
		return "fixed";
	if (f->flags & PARENT)
		return "unknown_field";
	return rights_write_field(e, f, who) ? NULL : "not_yours";
}

static FALLIBLE read_member(const struct entity *e, void *record, const char *key, const json_t *v,
			    const struct actor *who, enum read_mode mode, const char *takes, struct arena *a)
{
	const struct field *f = entity_field(e, key);
	const char *reason = not_settable(e, f, who, mode, takes);
	struct value value = NO_VALUE;

	if (reason == NULL && f->kind == &kind_lines)
		return read_lines(f, record, v, who, a);
	if (reason == NULL)
		reason = read_value(f, v, a, &value);
	if (reason != NULL)
		return error_new(a, strcmp(reason, "not_yours") == 0 ? ERROR_DENIED : ERROR_INVALID, arena_copy(a, key),
				 reason);
	field_set(f, record, value);
	return NULL;
}

FALLIBLE record_read(const struct entity *e, void *record, const json_t *body, const struct actor *who,
		     enum read_mode mode, const char *takes, struct arena *a)
{
	struct error *problems = NULL;
	const char *key;
	json_t *v;

	if (!json_is_object(body))
		return error_new(a, ERROR_MALFORMED, NULL, "not_an_object");
	json_object_foreach((json_t *)(uintptr_t)body, key, v)
		error_append(&problems, read_member(e, record, key, v, who, mode, takes, a));
	return problems;
}

static void words_write(struct buffer *b, const char *words)
{
	json_open(b, '[');
	for (const char *p = words; *p != '\0';) {
		size_t n = strcspn(p, ",");
		json_text(b, arena_copy_n(b->arena, p, n));
		p += n + (p[n] == ',');
	}
	json_close(b, ']');
}

void value_write(struct buffer *b, const struct field *f, struct value v)
{
	if (f->kind->wire == WIRE_SEALED)
		json_raw(b, v.tag == VALUE_NONE ? "null" : "{\"sealed\":true}");
	else if (f->kind->wire == WIRE_ARRAY)
		words_write(b, v.tag == VALUE_NONE ? "" : v.s);
	else if (v.tag == VALUE_NONE)
		json_none(b);
	else if (f->kind->wire == WIRE_NUMBER)
		json_int(b, v.i);
	else if (f->kind->wire == WIRE_BOOLEAN)
		json_bool(b, v.i != 0);
	else
		json_text(b, f->kind->text(f, v, b->arena));
}

static const struct name_of_id *name_find(const struct expansion *x, int64_t id)
{
	for (unsigned i = 0; i < x->count; i++)
		if (x->names[i].id == id)
			return &x->names[i];
	return NULL;
}

static void expanded_write(struct buffer *b, const struct expansion *x, int64_t id)
{
	const struct name_of_id *n = name_find(x, id);

	json_open(b, '{');
	json_member(b, "id", id_text(id, b->arena));
	json_member(b, "title", n == NULL ? NULL : n->title);
	json_close(b, '}');
}

static const struct expansion *expansion_of(const struct expansion *expand, unsigned nexpand, const char *field)
{
	for (unsigned i = 0; i < nexpand; i++)
		if (strcmp(expand[i].field, field) == 0)
			return &expand[i];
	return NULL;
}

static void lines_write(struct buffer *b, const struct field *f, const void *record, const struct actor *who)
{
	const struct lines *lines = (const struct lines *)((const char *)record + f->offset);

	json_open(b, '[');
	for (unsigned i = 0; i < lines->count; i++)
		record_write(b, f->target, (const char *)lines->rows + i * f->target->size, who, WRITE_WHOLE, NULL, 0);
	json_close(b, ']');
}

static bool begins_character(char c)
{
	return ((unsigned char)c & 0xC0) != 0x80;
}

struct value value_masked(struct value v, struct arena *a)
{
	struct buffer b = BUFFER(a);
	size_t count = 0, at = 0;

	for (size_t i = 0; v.tag == VALUE_TEXT && i < v.n; i++)
		count += begins_character(v.s[i]);
	if (count < 2)
		return v;
	size_t head = count >= 11 ? 3 : 1, tail = count >= 11 ? 4 : 0;
	for (size_t i = 0; i < v.n; i++) {
		at += begins_character(v.s[i]);
		if (at <= head || at > count - tail)
			buffer_char(&b, v.s[i]);
		else if (begins_character(v.s[i]))
			buffer_char(&b, '*');
	}
	return value_text(buffer_text(&b));
}

void record_members(struct buffer *b, const struct entity *e, const void *record, const struct actor *who,
		    enum write_mode mode, const struct expansion *expand, unsigned nexpand)
{
	const struct record *r = record;

	json_member(b, "id", id_text(r->id, b->arena));
	json_member_int(b, "version", r->version);
	json_member(b, "created_at", instant_text(r->created_at, b->arena));
	json_member(b, "changed_at", instant_text(r->changed_at, b->arena));
	FOR_FIELDS(f, e) {
		const struct expansion *x = expansion_of(expand, nexpand, f->name);
		if (!rights_read_field(e, f, who) || (f->flags & PARENT) ||
		    (mode == WRITE_ROW && f->kind == &kind_lines))
			continue;
		json_key(b, f->name);
		struct value v = field_get(f, record);
		if (mode == WRITE_ROW && (f->flags & (PERSONAL | TITLE)) == PERSONAL)
			v = value_masked(v, b->arena);
		if (f->kind == &kind_lines)
			lines_write(b, f, record, who);
		else if (x != NULL && v.tag == VALUE_INT)
			expanded_write(b, x, v.i);
		else
			value_write(b, f, v);
	}
}

void record_write(struct buffer *b, const struct entity *e, const void *record, const struct actor *who,
		  enum write_mode mode, const struct expansion *expand, unsigned nexpand)
{
	json_open(b, '{');
	record_members(b, e, record, who, mode, expand, nexpand);
	json_close(b, '}');
}
