/* list_search.c -- ?q= of a list.
 *
 * The index says which records may hold the words; they are read by their ids, within scope and filters, and looked
 * at. Up to 1,000 that do are found and put in order here. When there are more, a page is found on the way: along
 * the ids, or along the order that is asked for, of which every so manieth record fits. */
#include "store/list_search.h"

#include <stdlib.h>

#include "meta/rights.h"
#include "store/list_filter.h"
#include "store/query.h"
#include "store/record.h"

#define BATCH 64	 /* ids of one statement */
#define WALKED_FIRST 200 /* records of an order at a time, at first and later on */
#define WALKED_MOST 3200

struct match {
	int64_t id;
	struct value sort;
};

struct looking {
	struct sql *db;
	const struct list *list;
	struct needle needle;
	const struct field **glance; /* what must be read of a record to look at it */
	unsigned nglance;
	struct candidates candidates;
	struct match *match;
	size_t count, room;
	struct arena *arena;
};

static void match_add(struct looking *k, const void *record)
{
	struct value v = list_sort_value(k->list, record);

	if (v.tag == VALUE_TEXT)
		v.s = arena_copy_n(k->arena, v.s, v.n);
	k->match = arena_room(k->arena, k->match, k->count, &k->room, sizeof *k->match);
	k->match[k->count++] = (struct match){ ((const struct record *)record)->id, v };
}

static bool holds(const struct looking *k, const void *record, struct arena *a)
{
	return search_holds(&k->needle, k->list->entity, record, k->list->who, a);
}

/* --- by ids --- */

static void glance_choose(struct looking *k)
{
	const struct list *l = k->list;

	k->glance = arena_array(k->arena, const struct field *, l->entity->nfields + 1);
	FOR_FIELDS(f, l->entity)
		if (strcmp(f->name, l->order.column) == 0 ||
		    ((f->flags & SEARCHED) && rights_read_field(l->entity, f, l->who)))
			k->glance[k->nglance++] = f;
}

static const char *glance_columns(const struct looking *k, struct arena *a)
{
	struct buffer b = BUFFER(a);

	buffer_add(&b, "\"id\", \"created_at\", \"changed_at\"");
	for (unsigned i = 0; i < k->nglance; i++)
		buffer_print(&b, ", \"%s\"", k->glance[i]->name);
	return buffer_text(&b);
}

/* Texts stay where the row has them. */
static void glance_read(const struct looking *k, const struct rows *r, void *record)
{
	struct record *head = record;

	head->id = rows_int(r, 0);
	head->created_at.us = rows_int(r, 1);
	head->changed_at.us = rows_int(r, 2);
	for (unsigned i = 0; i < k->nglance; i++)
		field_set(k->glance[i], record, rows_value(r, 3 + i));
}

struct ids {
	const int64_t *id;
	size_t count;
	ptrdiff_t step; /* from one to the next: -1 backwards */
};

/* A short batch is filled up, so that the statement stays the same. */
static void ids_add(struct query *q, const struct ids *ids)
{
	query_add(q, "\"id\" IN (");
	for (size_t i = 0; i < BATCH; i++) {
		query_add(q, i > 0 ? ", " : "");
		query_arg(q, value_int(ids->id[(ptrdiff_t)(i < ids->count ? i : ids->count - 1) * ids->step]));
	}
	query_add(q, ")");
}

/* SQLite shall take them by their ids, not by an index of a filter. */
static struct query *select_ids(const struct looking *k, const char *columns, const struct ids *ids, struct arena *a)
{
	bool by_index = sql_engine(k->db) != SQL_SQLITE;
	const struct list *l = k->list;
	struct query *q = query_new(a);

	query_add(q, "SELECT ");
	query_add(q, columns);
	query_add(q, " FROM ");
	query_name(q, l->entity->name);
	query_add(q, " WHERE ");
	ids_add(q, ids);
	query_add(q, " AND ");
	query_scope(q, l->entity, l->who, l->scope);
	for (unsigned i = 0; i < l->nfilters; i++)
		list_filter_add(q, &l->filters[i], by_index);
	query_add(q, l->order.descending ? " ORDER BY \"id\" DESC" : " ORDER BY \"id\"");
	return q;
}

static FALLIBLE look_at_batch(struct looking *k, const struct ids *ids, struct arena *a)
{
	struct query *q = select_ids(k, glance_columns(k, a), ids, a);
	void *record = record_new(k->list->entity, a);
	AUTO_ROWS *r = NULL;
	bool has;

	if (q->overfull)
		return error_new(a, ERROR_MALFORMED, NULL, "too_many_filters");
	TRY(sql_rows(k->db, buffer_text(&q->text), q->args, q->nargs, &r, a));
	while (true) {
		TRY(rows_next(r, &has, a));
		if (!has)
			return NULL;
		glance_read(k, r, record);
		if (holds(k, record, a))
			match_add(k, record);
	}
}

/* From the first of them on, until there are `most` matches. */
static FALLIBLE look_along(struct looking *k, struct ids ids, size_t most)
{
	while (ids.count > 0 && k->count < most) {
		AUTO_ARENA a = { .guard = k->arena->guard };
		struct ids batch = { ids.id, ids.count < BATCH ? ids.count : BATCH, ids.step };
		struct error *e = look_at_batch(k, &batch, &a);
		if (e != NULL)
			return error_carry(e, k->arena);
		ids.id += (ptrdiff_t)batch.count * ids.step;
		ids.count -= batch.count;
	}
	return NULL;
}

/* In the direction of the list; candidates stand in descending order. */
static struct ids all_ids(const struct looking *k)
{
	const struct candidates *c = &k->candidates;

	if (c->count == 0 || k->list->order.descending)
		return (struct ids){ c->id, c->count, 1 };
	return (struct ids){ c->id + c->count - 1, c->count, -1 };
}

static struct ids ids_behind(const struct looking *k)
{
	struct ids ids = all_ids(k);

	while (k->list->after && ids.count > 0 &&
	       (ids.step > 0 ? *ids.id >= k->list->after_id : *ids.id <= k->list->after_id)) {
		ids.id += ids.step;
		ids.count--;
	}
	return ids;
}

static int compare_values(struct value a, struct value b)
{
	size_t n = a.n < b.n ? a.n : b.n;
	int order;

	if (a.tag != b.tag)
		return a.tag == VALUE_NONE ? -1 : 1;
	if (a.tag != VALUE_TEXT)
		return (a.i > b.i) - (a.i < b.i);
	order = memcmp(a.s, b.s, n);
	return order != 0 ? order : (a.n > b.n) - (a.n < b.n);
}

static bool by_id(const struct list *l)
{
	return strcmp(l->order.column, "id") == 0;
}

static int compare_matches(const void *a, const void *b, void *list)
{
	const struct match *m = a, *n = b;
	const struct list *l = list;
	int order = by_id(l) ? 0 : compare_values(m->sort, n->sort);

	if (order == 0)
		order = (m->id > n->id) - (m->id < n->id);
	return l->order.descending ? -order : order;
}

/* --- along an order --- */

static void go_on_behind(struct looking *k, struct list *plain, const void *record)
{
	struct value v = list_sort_value(plain, record);

	if (v.tag == VALUE_TEXT)
		v.s = arena_copy_n(k->arena, v.s, v.n);
	plain->after = true;
	plain->after_id = ((const struct record *)record)->id;
	plain->after_value = v;
}

/* Those of them that are candidates, at most a batch, from *at on; how many. */
static size_t next_candidates(const struct looking *k, const struct list_page *page, unsigned *at, int64_t id[BATCH])
{
	size_t n = 0;

	for (; *at < page->count && n < BATCH; ++*at) {
		const struct record *r = page->records[*at];
		if (r != NULL && candidates_have(&k->candidates, r->id))
			id[n++] = r->id;
	}
	return n;
}

static FALLIBLE walk_page(struct looking *k, struct list *plain, size_t most, bool *ret_more, struct arena *a)
{
	struct list_page page;
	int64_t id[BATCH] = { 0 };
	unsigned at = 0;

	TRY(list_read(k->db, plain, false, &page, a));
	while (at < page.count && k->count < most) {
		struct ids ids = { id, next_candidates(k, &page, &at, id), 1 };
		size_t before = k->count;
		if (ids.count == 0)
			break;
		TRY(look_at_batch(k, &ids, a));
		if (k->count > before)
			qsort_r(k->match + before, k->count - before, sizeof *k->match, compare_matches,
				(void *)(uintptr_t)k->list);
	}
	if (page.more)
		go_on_behind(k, plain, page.records[page.count - 1]);
	*ret_more = page.more;
	return NULL;
}

/* Until there are `most` matches from the list's place on; from its beginning when from_start. */
static FALLIBLE walk(struct looking *k, bool from_start, size_t most)
{
	struct list plain = *k->list;
	bool more = true;

	k->count = 0;
	plain.search = NULL;
	plain.within = &k->candidates;
	plain.limit = WALKED_FIRST;
	plain.after = plain.after && !from_start;
	while (more && k->count < most) {
		AUTO_ARENA a = { .guard = k->arena->guard };
		struct error *e = walk_page(k, &plain, most, &more, &a);
		if (e != NULL)
			return error_carry(e, k->arena);
		plain.limit = plain.limit < WALKED_MOST ? plain.limit * 2 : plain.limit;
	}
	return NULL;
}

/* Whether scope and filters leave so few that the words need no index. */
static FALLIBLE leaves_few(struct looking *k, bool *ret)
{
	struct list plain = *k->list;
	struct list_page page;

	*ret = false;
	if ((plain.scope & ALL) && plain.nfilters == 0)
		return NULL;
	plain.search = NULL;
	plain.after = plain.many = false;
	plain.limit = 1;
	TRY(list_read(k->db, &plain, true, &page, k->arena));
	*ret = page.exact;
	return NULL;
}

/* --- the page --- */

static void put_in_place(const struct match *m, size_t count, void *record, void **place)
{
	for (size_t i = 0; i < count; i++)
		if (m[i].id == ((struct record *)record)->id)
			place[i] = record;
}

static FALLIBLE read_batch(struct looking *k, const struct match *m, size_t count, void **place)
{
	int64_t id[BATCH];
	struct ids ids = { id, count, 1 };
	AUTO_ROWS *r = NULL;
	struct query *q;
	bool has;

	for (size_t i = 0; i < count; i++)
		id[i] = m[i].id;
	q = select_ids(k, k->list->entity->columns, &ids, k->arena);
	TRY(sql_rows(k->db, buffer_text(&q->text), q->args, q->nargs, &r, k->arena));
	while (true) {
		TRY(rows_next(r, &has, k->arena));
		if (!has)
			return NULL;
		put_in_place(m, count, record_of_row(k->list->entity, r, k->arena), place);
	}
}

/* The records of these matches, in their order; one that was removed meanwhile leaves no gap. */
static FALLIBLE read_matches(struct looking *k, const struct match *m, size_t count, struct list_page *page)
{
	for (size_t at = 0; at < count; at += BATCH)
		TRY(read_batch(k, m + at, count - at < BATCH ? count - at : BATCH, page->records + at));
	for (size_t i = 0; i < count; i++)
		if (page->records[i] != NULL)
			page->records[page->count++] = page->records[i];
	return NULL;
}

/* From matches that begin with the page. */
static FALLIBLE page_from(struct looking *k, const struct match *m, size_t count, struct list_page *page)
{
	page->more = count > k->list->limit;
	return read_matches(k, m, page->more ? k->list->limit : count, page);
}

/* All matches are known. */
static FALLIBLE page_of_all(struct looking *k, struct list_page *page)
{
	const struct list *l = k->list;
	struct match last = { l->after_id, l->after_value };
	size_t from = 0;

	page->total = (int64_t)k->count;
	page->exact = true;
	if (k->count == 0)
		return NULL;
	qsort_r(k->match, k->count, sizeof *k->match, compare_matches, (void *)(uintptr_t)l);
	while (l->after && from < k->count && compare_matches(&k->match[from], &last, (void *)(uintptr_t)l) <= 0)
		from++;
	return page_from(k, k->match + from, k->count - from, page);
}

static FALLIBLE page_of_many(struct looking *k, struct list_page *page)
{
	size_t most = k->list->limit + 1;

	page->total = LIST_COUNTED;
	page->exact = false;
	if (!by_id(k->list))
		TRY(walk(k, false, most));
	else if (k->list->after) {
		k->count = 0;
		TRY(look_along(k, ids_behind(k), most));
	}
	return page_from(k, k->match, k->count < most ? k->count : most, page);
}

static FALLIBLE find_matches(struct looking *k, struct list_page *page)
{
	bool few = false;

	if (k->candidates.count > LIST_COUNTED)
		TRY(leaves_few(k, &few));
	if (few)
		TRY(walk(k, true, SIZE_MAX));
	else
		TRY(look_along(k, all_ids(k), LIST_COUNTED + 1));
	return k->count <= LIST_COUNTED ? page_of_all(k, page) : page_of_many(k, page);
}

FALLIBLE list_search(struct sql *db, const struct list *l, struct list_page *ret, struct arena *a)
{
	struct looking k = { .db = db, .list = l, .needle = needle_of(l->search, a), .arena = a };
	struct sought sought = { l->entity, l->who, l->scope };
	struct list_page page = { .records = arena_array(a, void *, l->limit + 1) };

	if (k.needle.words == 0) {
		struct list plain = *l;
		plain.search = NULL;
		return list_read(db, &plain, true, ret, a);
	}
	glance_choose(&k);
	TRY(search_candidates(db, &k.needle, &sought, 1, false, &k.candidates, a));
	TRY(find_matches(&k, &page));
	*ret = page;
	return NULL;
}

FALLIBLE list_read_holding(struct sql *db, const struct list *l, const struct needle *n, const struct candidates *of,
			   struct list_page *ret, struct arena *a)
{
	struct looking k = { .db = db, .list = l, .needle = *n, .candidates = *of, .arena = a };
	struct list_page page = { .records = arena_array(a, void *, l->limit + 1) };

	glance_choose(&k);
	TRY(look_along(&k, all_ids(&k), l->limit));
	TRY(page_from(&k, k.match, k.count < l->limit ? k.count : l->limit, &page));
	*ret = page;
	return NULL;
}
