#include "store/list.h"

#include "meta/kinds.h"
#include "store/list_filter.h"
#include "store/list_search.h"
#include "store/query.h"
#include "store/record.h"

#define TEXT_INDEXED 300 /* PostgreSQL takes 2,700 bytes a key */
#define NEWEST_ROWS (3 * LIST_COUNTED)

static bool by_id(const struct list *l)
{
	return strcmp(l->order.column, "id") == 0;
}

/* --- in what way SQLite reads it ---
 *
 * PostgreSQL knows how its values are spread.  SQLite does not, nor does it care for LIMIT: it may sort a hundred
 * thousand rows for the sake of fifty, or look at all for the three that fit.  So it is counted first, as far as 1,000,
 * and then said which index to take; a plus before a column keeps SQLite from using its index. */

enum way {
	AS_PLANNED,
	FROM_SCOPE,   /* the actor may see few records: look at those */
	FROM_FILTERS, /* few fit the filters: look at those and sort them */
	IN_ORDER,     /* many fit: go along the order until the page is full */
	NEWEST,	      /* only to count: the newest rows, as they lie in the table */
};

struct reading {
	struct sql *db;
	const struct list *list;
	struct arena *arena;
	enum way way;
	bool counted;
};

static void table_add(struct query *q, const struct list *l)
{
	query_add(q, " FROM ");
	query_name(q, l->entity->name);
}

/* SELECT what FROM ... for each way a record may lie in the scope, with a word between. */
static void links_add(struct query *q, const struct list *l, const char *what, const char *between)
{
	struct scope_link links[SCOPE_LINKS];
	unsigned n = query_scope_links(l->entity, l->who, l->scope, links);

	for (unsigned i = 0; i < n; i++) {
		query_add(q, i > 0 ? between : "");
		query_add(q, what);
		table_add(q, l);
		query_add(q, " WHERE ");
		query_name(q, links[i].column);
		query_add(q, " = ");
		query_arg(q, value_int(links[i].value));
	}
}

/* CROSS JOIN: SQLite takes the tables in the order in which they stand. */
static void scope_add(struct query *q, const struct reading *r)
{
	const struct list *l = r->list;

	if (r->way != FROM_SCOPE) {
		table_add(q, l);
		query_add(q, r->way == NEWEST ? " NOT INDEXED WHERE " : " WHERE ");
		query_scope(q, l->entity, l->who, l->scope);
		return;
	}
	query_add(q, " FROM (");
	links_add(q, l, "SELECT \"id\" AS \"in_scope\"", " UNION ");
	query_add(q, ") AS \"seen\" CROSS JOIN ");
	query_name(q, l->entity->name);
	query_add(q, " WHERE \"id\" = \"in_scope\"");
}

bool list_indexed(const struct field *f)
{
	bool sorts = (f->flags & LISTED) && f->kind != &kind_memo && f->kind != &kind_flag &&
		     f->kind != &kind_choices && f->kind != &kind_decimal && f->kind != &kind_duration;

	if (f->kind == &kind_text && (f->max == 0 || f->max > TEXT_INDEXED))
		sorts = false;
	return sorts || f->kind == &kind_reference || f->kind == &kind_file || (f->flags & UNIQUE);
}

static bool column_indexed(const struct list *l, const char *column)
{
	const struct field *f = entity_field(l->entity, column);

	return f == NULL ? strcmp(column, "id") == 0 : list_indexed(f);
}

/* An index by (field, id) serves a filter of one value and the order by id at once. */
static bool serves_order(const struct list *l, const struct list_filter *f)
{
	return strcmp(f->field->name, l->order.column) == 0 || (by_id(l) && f->op == LIST_EQ);
}

static void where_add(struct query *q, const struct reading *r)
{
	const struct list *l = r->list;

	scope_add(q, r);
	for (unsigned i = 0; i < l->nfilters; i++)
		list_filter_add(q, &l->filters[i], r->way != IN_ORDER || serves_order(l, &l->filters[i]));
}

static FALLIBLE check_size(const struct query *q, struct arena *a)
{
	return q->overfull ? error_new(a, ERROR_MALFORMED, NULL, "too_many_filters") : NULL;
}

static FALLIBLE count_up_to(const struct reading *r, struct query *q, int64_t *ret)
{
	struct value v;

	TRY(check_size(q, r->arena));
	buffer_print(&q->text, " LIMIT %d) AS counted", LIST_COUNTED + 1);
	TRY(sql_value(r->db, buffer_text(&q->text), q->args, q->nargs, &v, r->arena));
	*ret = v.i;
	return NULL;
}

static bool has_scope_links(const struct list *l)
{
	struct scope_link links[SCOPE_LINKS];

	return !(l->scope & ALL) && query_scope_links(l->entity, l->who, l->scope, links) > 0;
}

/* Whether who looks sees a row stands in the row, and an index leads to each on a page of its own.  Most see most of a
 * list: then its newest rows, which lie beside each other, hold more than is counted. */
static FALLIBLE count_newest(const struct reading *r, int64_t *ret)
{
	struct reading newest = *r;
	struct query *q = query_new(r->arena);

	newest.way = NEWEST;
	query_add(q, "SELECT count(*) FROM (SELECT 1 AS one");
	where_add(q, &newest);
	query_add(q, " AND rowid > (SELECT max(rowid)");
	table_add(q, r->list);
	buffer_print(&q->text, ") - %d", NEWEST_ROWS);
	return count_up_to(&newest, q, ret);
}

static FALLIBLE count_rows(struct reading *r, struct list_page *page)
{
	struct query *q = query_new(r->arena);
	int64_t n = 0;

	if (sql_engine(r->db) == SQL_SQLITE && r->way == AS_PLANNED && has_scope_links(r->list))
		TRY(count_newest(r, &n));
	if (n <= LIST_COUNTED) {
		query_add(q, "SELECT count(*) FROM (SELECT 1 AS one");
		where_add(q, r);
		TRY(count_up_to(r, q, &n));
	}
	page->exact = n <= LIST_COUNTED;
	page->total = page->exact ? n : LIST_COUNTED;
	r->counted = true;
	return NULL;
}

static FALLIBLE scope_is_small(struct reading *r, bool *ret)
{
	struct query *q = query_new(r->arena);
	int64_t n = 0;

	query_add(q, "SELECT count(*) FROM (");
	links_add(q, r->list, "SELECT 1 AS one", " UNION ALL ");
	TRY(count_up_to(r, q, &n));
	*ret = n <= LIST_COUNTED;
	return NULL;
}

/* A filter could be served by an index of its own, instead of the order by one of its. */
static bool has_choice(const struct list *l)
{
	for (unsigned i = 0; i < l->nfilters; i++)
		if (column_indexed(l, l->filters[i].field->name) && !serves_order(l, &l->filters[i]))
			return true;
	return false;
}

static FALLIBLE choose_way(struct reading *r, struct list_page *page)
{
	const struct list *l = r->list;
	bool small = false;

	if (sql_engine(r->db) != SQL_SQLITE)
		return NULL;
	if (has_scope_links(l) && !l->many)
		TRY(scope_is_small(r, &small));
	if (small) {
		r->way = FROM_SCOPE;
		return NULL;
	}
	if (!has_choice(l))
		return NULL;
	if (!r->counted)
		TRY(count_rows(r, page));
	if (page->exact)
		r->way = FROM_FILTERS;
	else if (column_indexed(l, l->order.column))
		r->way = IN_ORDER;
	return NULL;
}

/* --- a page of it --- */

static void column_add(struct query *q, const struct reading *r, const char *name)
{
	query_add(q, r->way == FROM_FILTERS ? "+" : "");
	query_name(q, name);
}

static void compare_id(struct query *q, const struct reading *r)
{
	column_add(q, r, "id");
	query_add(q, r->list->order.descending ? " < " : " > ");
	query_arg(q, value_int(r->list->after_id));
}

/* Rows behind the last one that have a value where it has one, and none where it has none.  The others of a column that
 * may be empty are a stretch of their own, so that each is one piece of an index. */
static void after_add(struct query *q, const struct reading *r)
{
	const struct list *l = r->list;

	query_add(q, " AND ");
	if (by_id(l)) {
		compare_id(q, r);
	} else if (l->after_value.tag == VALUE_NONE) {
		column_add(q, r, l->order.column);
		query_add(q, " IS NULL AND ");
		compare_id(q, r);
	} else {
		query_add(q, "(");
		column_add(q, r, l->order.column);
		query_add(q, ", \"id\")");
		query_add(q, l->order.descending ? " < (" : " > (");
		query_arg(q, l->after_value);
		query_add(q, ", ");
		query_arg(q, value_int(l->after_id));
		query_add(q, ")");
	}
}

/* NULL sorts lowest: first ascending, last descending. */
static bool has_other_stretch(const struct list *l)
{
	return l->after && l->order.nullable && !by_id(l) && l->order.descending == (l->after_value.tag != VALUE_NONE);
}

static void other_stretch_add(struct query *q, const struct reading *r)
{
	query_add(q, " AND ");
	column_add(q, r, r->list->order.column);
	query_add(q, r->list->order.descending ? " IS NULL" : " IS NOT NULL");
}

static void order_add(struct query *q, const struct reading *r)
{
	const struct list *l = r->list;
	const char *way = l->order.descending ? " DESC" : "";

	query_add(q, " ORDER BY ");
	if (!by_id(l)) {
		column_add(q, r, l->order.column);
		query_add(q, l->order.descending ? " DESC NULLS LAST, " : " NULLS FIRST, "); /* as the indexes lie */
	}
	column_add(q, r, "id");
	query_add(q, way);
}

/* Of a list within candidates: what an index holds. */
static void glance_add(struct query *q, const struct list *l)
{
	query_name(q, "id");
	if (!by_id(l)) {
		query_add(q, ", ");
		query_name(q, l->order.column);
	}
}

static void *glance_read(const struct list *l, const struct rows *rows, struct arena *a)
{
	struct record *r = record_new(l->entity, a);
	const struct field *f = entity_field(l->entity, l->order.column);
	struct value v = by_id(l) ? NO_VALUE : rows_value(rows, 1);

	r->id = rows_int(rows, 0);
	if (v.tag == VALUE_TEXT)
		v.s = arena_copy_n(a, v.s, v.n);
	if (f != NULL)
		field_set(f, r, v);
	else if (strcmp(l->order.column, "created_at") == 0)
		r->created_at.us = v.i;
	else if (strcmp(l->order.column, "changed_at") == 0)
		r->changed_at.us = v.i;
	return r;
}

static void *row_read(const struct list *l, const struct rows *rows, bool is_last, struct arena *a)
{
	if (l->within == NULL)
		return record_of_row(l->entity, rows, a);
	if (!is_last && !candidates_have(l->within, rows_int(rows, 0)))
		return NULL;
	return glance_read(l, rows, a);
}

static FALLIBLE read_rows(const struct reading *r, struct query *q, struct list_page *page)
{
	const struct list *l = r->list;
	AUTO_ROWS *rows = NULL;

	TRY(sql_rows(r->db, buffer_text(&q->text), q->args, q->nargs, &rows, r->arena));
	while (true) {
		TRY(rows_next(rows, &page->more, r->arena));
		if (!page->more || page->count == l->limit)
			return NULL;
		page->records[page->count] = row_read(l, rows, page->count + 1 == l->limit, r->arena);
		page->count++;
	}
}

/* Adds to the page what it still has room for; place may be NULL: from the beginning. */
static FALLIBLE read_stretch(const struct reading *r, void (*place)(struct query *q, const struct reading *r),
			     struct list_page *page)
{
	struct query *q = query_new(r->arena);

	query_add(q, "SELECT ");
	if (r->list->within != NULL)
		glance_add(q, r->list);
	else
		query_add(q, r->list->entity->columns);
	where_add(q, r);
	if (place != NULL)
		place(q, r);
	order_add(q, r);
	buffer_print(&q->text, " LIMIT %u", r->list->limit - page->count + 1);
	TRY(check_size(q, r->arena));
	return read_rows(r, q, page);
}

FALLIBLE list_read(struct sql *db, const struct list *l, bool counted, struct list_page *ret, struct arena *a)
{
	struct list_page page = { .records = arena_array(a, void *, l->limit + 1) };
	struct reading r = { .db = db, .list = l, .arena = a, .counted = l->many };

	if (l->search != NULL)
		return list_search(db, l, ret, a);
	page.total = l->many ? LIST_COUNTED : 0;
	TRY(choose_way(&r, &page));
	TRY(read_stretch(&r, l->after ? after_add : NULL, &page));
	if (has_other_stretch(l) && !page.more)
		TRY(read_stretch(&r, other_stretch_add, &page));
	/* A first page that holds all needs no count of its own. */
	if (!l->after && !page.more) {
		page.total = page.count;
		page.exact = true;
	} else if (counted && !r.counted)
		TRY(count_rows(&r, &page));
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
