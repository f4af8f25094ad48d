#include "api/page.h"

#include <stdlib.h>
#include <string.h>

#include "base/instant.h"
#include "base/random.h"
#include "base/text.h"
#include "meta/kinds.h"
#include "meta/rights.h"

#define VALUES_MOST 100

static const struct {
	const char *suffix;
	enum list_operator op;
} operators[] = {
	{ "ne", LIST_NE }, { "lt", LIST_LT }, { "le", LIST_LE },     { "gt", LIST_GT },
	{ "ge", LIST_GE }, { "in", LIST_IN }, { "null", LIST_NULL }, { "within", LIST_WITHIN },
};

FALLIBLE page_parameters(struct exchange *x, const char *known)
{
	struct error *problems = NULL;

	for (unsigned i = 0; i < x->http->nquery; i++)
		if (!word_in(known, x->http->query[i].name))
			error_append(&problems, error_new(x->act.arena, ERROR_MALFORMED, x->http->query[i].name,
							  "unknown_parameter"));
	return problems;
}

/* Moments the machinery keeps may be filtered and sorted like fields. */
static const struct field record_moments[] = {
	{ .name = "created_at", .offset = offsetof(struct record, created_at), .kind = &kind_instant },
	{ .name = "changed_at", .offset = offsetof(struct record, changed_at), .kind = &kind_instant },
};

static const struct field *listable(const struct exchange *x, const char *name)
{
	const struct field *f = entity_field(x->entity, name);

	for (unsigned i = 0; f == NULL && i < 2; i++)
		if (strcmp(record_moments[i].name, name) == 0)
			return &record_moments[i];
	if (f == NULL || f->kind == &kind_lines || f->kind == &kind_sealed ||
	    !rights_read_field(x->entity, f, x->act.who))
		return NULL;
	return f;
}

/* A day stands for its beginning where a moment is compared. */
static const char *filter_value(const struct field *f, const char *text, struct arena *a, struct value *ret)
{
	date d;

	if (f->kind == &kind_instant && date_parse_iso(text, &d)) {
		*ret = value_int(date_start(d).us);
		return NULL;
	}
	return f->kind->parse(f, text, a, ret);
}

static FALLIBLE filter_values(const struct field *f, enum list_operator op, const char *name, const char *text,
			      struct list_filter *ret, struct arena *a)
{
	struct value *values = arena_array(a, struct value, op == LIST_IN ? VALUES_MOST : 1);
	const char *reason = NULL;
	unsigned n = 0;

	if (op == LIST_NULL) {
		if (strcmp(text, "true") != 0 && strcmp(text, "false") != 0)
			return error_new(a, ERROR_MALFORMED, name, "not_a_flag");
		values[n++] = value_int(text[0] == 't');
	}
	while (op != LIST_NULL && reason == NULL) {
		size_t k = op == LIST_IN ? strcspn(text, ",") : strlen(text);
		if (n == VALUES_MOST)
			return error_new(a, ERROR_MALFORMED, name, "too_many_values");
		reason = filter_value(f, arena_copy_n(a, text, k), a, &values[n]);
		if (reason == NULL && values[n++].tag == VALUE_NONE)
			reason = "required";
		text += k;
		if (*text++ == '\0')
			break;
	}
	if (reason != NULL)
		return error_new(a, ERROR_MALFORMED, name, reason);
	*ret = (struct list_filter){ .field = f, .op = op, .values = values, .nvalues = n };
	return NULL;
}

static const struct field id_field = { .name = "id", .kind = &kind_reference };

/* A branch is asked for of a tree alone. */
static bool op_fits(const struct field *f, enum list_operator op)
{
	return op != LIST_WITHIN || (f->target != NULL && f->target->upward != NULL);
}

static FALLIBLE filter_read(struct exchange *x, const struct parameter *p, struct list *l)
{
	const char *dot = strchr(p->name, '.');
	const char *name = dot == NULL ? p->name : arena_copy_n(x->act.arena, p->name, (size_t)(dot - p->name));
	const struct field *f = strcmp(name, "id") == 0 ? &id_field : listable(x, name);
	enum list_operator op = LIST_EQ;
	bool known = dot == NULL;

	for (unsigned i = 0; dot != NULL && i < sizeof operators / sizeof *operators; i++)
		if (strcmp(operators[i].suffix, dot + 1) == 0) {
			op = operators[i].op;
			known = true;
		}
	if (f == NULL || !known || !op_fits(f, op))
		return error_new(x->act.arena, ERROR_MALFORMED, p->name,
				 f == NULL ? "unknown_field" : "unknown_operator");
	if (l->nfilters == LIST_FILTERS)
		return error_new(x->act.arena, ERROR_MALFORMED, p->name, "too_many_filters");
	TRY(filter_values(f, op, p->name, p->value, &l->filters[l->nfilters], x->act.arena));
	l->nfilters++;
	return NULL;
}

static FALLIBLE sort_read(struct exchange *x, const char *text, struct list *l)
{
	const struct field *f;

	l->order.descending = *text == '-';
	text += *text == '-';
	if (strcmp(text, "id") == 0)
		return NULL;
	f = listable(x, text);
	if (f == NULL || f->kind == &kind_choices || f->kind == &kind_memo)
		return error_new(x->act.arena, ERROR_MALFORMED, "sort", f == NULL ? "unknown_field" : "not_sortable");
	l->order.column = f->name;
	l->order.nullable = !(f->flags & REQUIRED) && f->kind != &kind_flag &&
			    f < x->entity->fields + x->entity->nfields && f >= x->entity->fields;
	return NULL;
}

static FALLIBLE limit_read(struct exchange *x, const char *text, struct list *l)
{
	char *end;
	long n = strtol(text, &end, 10);

	if (*text == '\0' || *end != '\0' || n < 1 || n > LIST_LIMIT_MAX)
		return error_with(x->act.arena, ERROR_MALFORMED, "limit", "limit_range", "1-%d", LIST_LIMIT_MAX);
	l->limit = (unsigned)n;
	return NULL;
}

/* A cursor is "ID" or "ID.iNUMBER", "ID.tTEXT in hex", "ID.n": the place, no secret.  "~" behind it: more fit than are
 * counted, so that the pages behind the first need not count again. */
const char *page_cursor(const struct list *l, const void *record, struct arena *a)
{
	struct buffer b = BUFFER(a);
	struct value v = list_sort_value(l, record);

	buffer_add(&b, id_text(((const struct record *)record)->id, a));
	if (strcmp(l->order.column, "id") != 0) {
		buffer_print(&b, ".%c", "nitb"[v.tag]);
		if (v.tag == VALUE_INT)
			buffer_int(&b, v.i);
		for (size_t i = 0; v.tag == VALUE_TEXT && i < v.n; i++)
			buffer_print(&b, "%02x", (unsigned char)v.s[i]);
	}
	buffer_add(&b, l->many ? "~" : "");
	return buffer_text(&b);
}

static bool hex_text(const char *hex, struct arena *a, struct value *ret)
{
	size_t n = strlen(hex) / 2;
	char *text = arena_alloc(a, n + 1);

	if (strlen(hex) % 2 != 0 || strspn(hex, "0123456789abcdef") != strlen(hex))
		return false;
	for (size_t i = 0; i < n; i++)
		text[i] = (char)strtol(arena_copy_n(a, hex + 2 * i, 2), NULL, 16);
	*ret = (struct value){ .tag = VALUE_TEXT, .s = text, .n = n };
	return true;
}

static bool cursor_value(const char *text, struct arena *a, struct value *ret)
{
	char *end;

	*ret = NO_VALUE;
	if (*text == 'n')
		return text[1] == '\0';
	if (*text == 't')
		return hex_text(text + 1, a, ret);
	if (*text != 'i')
		return false;
	*ret = value_int(strtoll(text + 1, &end, 10));
	return text[1] != '\0' && *end == '\0';
}

static FALLIBLE after_read(struct exchange *x, const char *whole, struct list *l)
{
	bool many = text_ends(whole, "~");
	const char *text = arena_copy_n(x->act.arena, whole, strlen(whole) - many), *dot = strchr(text, '.');
	bool by_id = strcmp(l->order.column, "id") == 0;
	bool ok = strlen(text) >= 13 && id_parse(arena_copy_n(x->act.arena, text, 13), &l->after_id);

	ok = ok && by_id == (dot == NULL) && (by_id ? text[13] == '\0' : dot == text + 13);
	if (!ok || (!by_id && !cursor_value(dot + 1, x->act.arena, &l->after_value)))
		return error_new(x->act.arena, ERROR_MALFORMED, "after", "not_a_cursor");
	l->after = true;
	l->many = many;
	return NULL;
}

static FALLIBLE parameter_read(struct exchange *x, const struct parameter *p, struct list *l)
{
	if (strcmp(p->name, "sort") == 0)
		return sort_read(x, p->value, l);
	if (strcmp(p->name, "limit") == 0)
		return limit_read(x, p->value, l);
	if (strcmp(p->name, "after") == 0 || strcmp(p->name, "expand") == 0)
		return NULL;
	if (strcmp(p->name, "q") == 0) {
		l->search = *p->value == '\0' ? NULL : p->value;
		return NULL;
	}
	return filter_read(x, p, l);
}

FALLIBLE page_list(struct exchange *x, struct list *ret)
{
	struct list l = { .entity = x->entity, .limit = 50, .order = { .column = "id", .descending = true } };
	struct error *problems = NULL;
	const char *after = request_parameter(x->http, "after");

	for (unsigned i = 0; i < x->http->nquery; i++)
		error_append(&problems, parameter_read(x, &x->http->query[i], &l));
	if (problems == NULL && after != NULL)
		problems = after_read(x, after, &l);
	if (problems != NULL)
		return problems;
	*ret = l;
	return NULL;
}

FALLIBLE page_expansions(struct exchange *x, void *const *records, unsigned count, struct expansion **ret,
			 unsigned *ret_count)
{
	const char *words = request_parameter(x->http, "expand");
	struct expansion *all = arena_array(x->act.arena, struct expansion, x->entity->nfields + 1);
	unsigned n = 0;

	for (const char *p = words; p != NULL && *p != '\0'; p += *p == ',') {
		size_t k = strcspn(p, ",");
		const char *name = arena_copy_n(x->act.arena, p, k);
		const struct field *f = listable(x, name);
		p += k;
		if (f == NULL || f->target == NULL)
			return error_with(x->act.arena, ERROR_MALFORMED, "expand", "not_a_reference", "%s", name);
		if (n < x->entity->nfields)
			TRY(find_names(&x->act, x->entity, f, records, count, &all[n++]));
	}
	*ret = all;
	*ret_count = n;
	return NULL;
}

void page_count_write(struct buffer *b, const struct list_page *page)
{
	json_key(b, "count");
	json_open(b, '{');
	json_member_int(b, "value", page->total);
	json_member_bool(b, "exact", page->exact);
	json_close(b, '}');
}
