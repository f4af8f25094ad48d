#include "store/list.h"

#include "base/text.h"
#include "meta/kinds.h"
#include "meta/rights.h"
#include "store/query.h"
#include "store/record.h"

static void filter_in(struct query *q, const struct list_filter *f)
{
	query_add(q, " IN (");
	for (unsigned i = 0; i < f->nvalues; i++) {
		query_add(q, i > 0 ? ", " : "");
		query_arg(q, f->values[i]);
	}
	query_add(q, ")");
}

/* A set holds the word: stored "a,b", looked for between commas. */
static void filter_choices(struct query *q, const struct list_filter *f)
{
	query_add(q, "(',' || ");
	query_name(q, f->field->name);
	query_add(q, f->op == LIST_NE ? " || ',') NOT LIKE ('%,' || " : " || ',') LIKE ('%,' || ");
	query_arg(q, f->values[0]);
	query_add(q, " || ',%')");
}

static void filter_add(struct query *q, const struct list_filter *f)
{
	static const char *const signs[] = {
		[LIST_EQ] = " = ", [LIST_NE] = " IS DISTINCT FROM ",
		[LIST_LT] = " < ", [LIST_LE] = " <= ",
		[LIST_GT] = " > ", [LIST_GE] = " >= ",
	};

	query_add(q, " AND ");
	if (f->field != NULL && f->field->kind == &kind_choices && (f->op == LIST_EQ || f->op == LIST_NE)) {
		filter_choices(q, f);
		return;
	}
	query_name(q, f->field == NULL ? "id" : f->field->name);
	if (f->op == LIST_NULL)
		query_add(q, f->values[0].i ? " IS NULL" : " IS NOT NULL");
	else if (f->op == LIST_IN)
		filter_in(q, f);
	else {
		query_add(q, signs[f->op]);
		query_arg(q, f->values[0]);
	}
}

/* %, _ and \ stand for themselves; letters are compared without case. */
static const char *pattern(const char *search, struct arena *a)
{
	struct buffer b = BUFFER(a);

	buffer_char(&b, '%');
	for (const char *p = search; *p != '\0'; p++) {
		if (*p == '%' || *p == '_' || *p == '\\')
			buffer_char(&b, '\\');
		buffer_char(&b, *p >= 'A' && *p <= 'Z' ? (char)(*p + 32) : *p);
	}
	buffer_char(&b, '%');
	return buffer_text(&b);
}

static void search_add(struct query *q, const struct list *l, struct arena *a)
{
	const char *like = pattern(l->search, a);

	query_add(q, " AND (1 = 0");
	FOR_FIELDS(f, l->entity) {
		if (!(f->flags & SEARCHED) || !rights_read_field(l->entity, f, l->who))
			continue;
		query_add(q, " OR lower(");
		query_name(q, f->name);
		query_add(q, ") LIKE ");
		query_arg(q, value_text(like));
		query_add(q, " ESCAPE '\\'");
	}
	query_add(q, ")");
}

static bool by_id(const struct list *l)
{
	return strcmp(l->order.column, "id") == 0;
}

/* Rows behind the last one.  NULL sorts lowest: first ascending, last descending. */
static void after_add(struct query *q, const struct list *l)
{
	const char *sign = l->order.descending ? " < " : " > ";

	query_add(q, " AND ");
	if (by_id(l)) {
		query_add(q, "\"id\"");
		query_add(q, sign);
		query_arg(q, value_int(l->after_id));
		return;
	}
	query_add(q, "(");
	if (l->after_value.tag == VALUE_NONE) {
		query_name(q, l->order.column);
		query_add(q, " IS NULL AND \"id\"");
		query_add(q, sign);
		query_arg(q, value_int(l->after_id));
		if (!l->order.descending) {
			query_add(q, " OR ");
			query_name(q, l->order.column);
			query_add(q, " IS NOT NULL");
		}
	} else {
		query_add(q, "(");
		query_name(q, l->order.column);
		query_add(q, ", \"id\")");
		query_add(q, sign);
		query_add(q, "(");
		query_arg(q, l->after_value);
		query_add(q, ", ");
		query_arg(q, value_int(l->after_id));
		query_add(q, ")");
		if (l->order.descending && l->order.nullable) {
			query_add(q, " OR ");
			query_name(q, l->order.column);
			query_add(q, " IS NULL");
		}
	}
	query_add(q, ")");
}

static void order_add(struct query *q, const struct list *l)
{
	const char *way = l->order.descending ? " DESC" : "";

	query_add(q, " ORDER BY ");
	if (!by_id(l)) {
		query_name(q, l->order.column);
		query_add(q, way);
		if (l->order.nullable)
			query_add(q, l->order.descending ? " NULLS LAST" : " NULLS FIRST");
		query_add(q, ", ");
	}
	query_add(q, "\"id\"");
	query_add(q, way);
}

static void where_add(struct query *q, const struct list *l, struct arena *a)
{
	query_add(q, " FROM ");
	query_name(q, l->entity->name);
	query_add(q, " WHERE ");
	query_scope(q, l->entity, l->who, l->scope);
	for (unsigned i = 0; i < l->nfilters; i++)
		filter_add(q, &l->filters[i]);
	if (l->search != NULL)
		search_add(q, l, a);
}

static FALLIBLE read_rows(struct sql *db, const struct list *l, struct query *q, struct list_page *page,
			  struct arena *a)
{
	AUTO_ROWS *r = NULL;

	TRY(sql_rows(db, buffer_text(&q->text), q->args, q->nargs, &r, a));
	while (true) {
		TRY(rows_next(r, &page->more, a));
		if (!page->more || page->count == l->limit)
			return NULL;
		page->records[page->count++] = record_of_row(l->entity, r, a);
	}
}

static FALLIBLE count_rows(struct sql *db, const struct list *l, struct list_page *page, struct arena *a)
{
	struct query *q = query_new(a);
	struct value v;

	query_add(q, "SELECT count(*) FROM (SELECT 1 AS one");
	where_add(q, l, a);
	buffer_print(&q->text, " LIMIT %d) AS counted", LIST_COUNTED + 1);
	TRY(sql_value(db, buffer_text(&q->text), q->args, q->nargs, &v, a));
	page->exact = v.i <= LIST_COUNTED;
	page->total = page->exact ? v.i : LIST_COUNTED;
	return NULL;
}

FALLIBLE list_read(struct sql *db, const struct list *l, bool counted, struct list_page *ret, struct arena *a)
{
	struct list_page page = { .records = arena_array(a, void *, l->limit) };
	struct query *q = query_new(a);

	query_add(q, "SELECT ");
	query_add(q, l->entity->columns);
	where_add(q, l, a);
	if (l->after)
		after_add(q, l);
	order_add(q, l);
	buffer_print(&q->text, " LIMIT %u", l->limit + 1);
	if (q->overfull)
		return error_new(a, ERROR_MALFORMED, NULL, "too_many_filters");
	TRY(read_rows(db, l, q, &page, a));
	/* A first page that holds all needs no count of its own. */
	if (!l->after && !page.more) {
		page.total = page.count;
		page.exact = true;
	} else if (counted)
		TRY(count_rows(db, l, &page, a));
	*ret = page;
	return NULL;
}

struct value list_sort_value(const struct list *l, const void *record)
{
	const struct record *r = record;

	if (by_id(l))
		return value_int(r->id);
	if (strcmp(l->order.column, "created_at") == 0)
		return value_int(r->created_at.us);
	if (strcmp(l->order.column, "changed_at") == 0)
		return value_int(r->changed_at.us);
	return field_get(entity_field(l->entity, l->order.column), record);
}
