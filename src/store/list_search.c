/* list_search.c -- ?q= of a list.
 *
 * The index says which records may hold the words; they are read by their ids, within scope and filters, and looked at.  Up
 * to 1,000 that do are found and put in order here.  When there are more, a page is found on the way: along the
 * ids, or along the order that is asked for, of which every so manieth record fits. */
#include "store/list_search.h"

#include <stdlib.h>

#include "store/list_filter.h"
#include "store/query.h"
#include "store/record.h"

#define BATCH 64   /* ids of one statement */
#define WALKED 200 /* records of an order at a time */

struct match {
	int64_t id;
	struct value sort;
};

struct looking {
	struct sql *db;
	const struct list *list;
	struct needle needle;
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

static void ids_add(struct query *q, const int64_t *id, size_t count, ptrdiff_t step)
{
	query_add(q, "\"id\" IN (");
	for (size_t i = 0; i < BATCH; i++) { /* a short batch is filled up, so that the statement stays the same */
		query_add(q, i > 0 ? ", " : "");
		query_arg(q, value_int(id[(ptrdiff_t)(i < count ? i : count - 1) * step]));
	}
	query_add(q, ")");
}

static struct query *select_ids(const struct list *l, const int64_t *id, size_t count, ptrdiff_t step, struct arena *a)
{
	struct query *q = query_new(a);

	query_add(q, "SELECT ");
	query_add(q, l->entity->columns);
	query_add(q, " FROM ");
	query_name(q, l->entity->name);
	query_add(q, " WHERE ");
	ids_add(q, id, count, step);
	query_add(q, " AND ");
	query_scope(q, l->entity, l->who, l->scope);
	for (unsigned i = 0; i < l->nfilters; i++)
		list_filter_add(q, &l->filters[i], false);
	query_add(q, l->order.descending ? " ORDER BY \"id\" DESC" : " ORDER BY \"id\"");
	return q;
}

static FALLIBLE look_at_batch(struct looking *k, const int64_t *id, size_t count, ptrdiff_t step, struct arena *a)
{
	struct query *q = select_ids(k->list, id, count, step, a);
	AUTO_ROWS *r = NULL;
	bool has;

	if (q->overfull)
		return error_new(a, ERROR_MALFORMED, NULL, "too_many_filters");
	TRY(sql_rows(k->db, buffer_text(&q->text), q->args, q->nargs, &r, a));
	while (true) {
		TRY(rows_next(r, &has, a));
		if (!has)
			return NULL;
		const void *record = record_of_row(k->list->entity, r, a);
		if (holds(k, record, a))
			match_add(k, record);
	}
}

/* Candidates in the direction of the list, from the one at hand on, until there are `most` matches. */
static FALLIBLE look_along(struct looking *k, const int64_t *id, size_t count, ptrdiff_t step, size_t most)
{
	for (size_t at = 0; at < count && k->count < most; at += BATCH) {
		AUTO_ARENA a = { .guard = k->arena->guard };
		size_t n = count - at < BATCH ? count - at : BATCH;
		struct error *e = look_at_batch(k, id + (ptrdiff_t)at * step, n, step, &a);
		if (e != NULL)
			return error_carry(e, k->arena);
	}
	return NULL;
}

/* Candidates stand in descending order. */
static FALLIBLE look_at_all(struct looking *k, size_t most)
{
	const struct candidates *c = &k->candidates;

	if (c->count == 0 || k->list->order.descending)
		return look_along(k, c->id, c->count, 1, most);
	return look_along(k, c->id + c->count - 1, c->count, -1, most);
}

static FALLIBLE look_behind(struct looking *k, size_t most)
{
	const struct candidates *c = &k->candidates;
	size_t above = 0, below;

	k->count = 0;
	if (!k->list->after)
		return look_at_all(k, most);
	while (above < c->count && c->id[above] > k->list->after_id)
		above++;
	below = above + (above < c->count && c->id[above] == k->list->after_id);
	if (k->list->order.descending)
		return look_along(k, c->id + below, c->count - below, 1, most);
	return above == 0 ? NULL : look_along(k, c->id + above - 1, above, -1, most);
}

/* --- along an order --- */

/* Until there are `most` matches from the list's place on; its beginning when from_start. */
static FALLIBLE walk(struct looking *k, bool from_start, size_t most)
{
	struct list plain = *k->list;
	struct list_page page = { .more = true };

	k->count = 0;
	plain.search = NULL;
	plain.limit = WALKED;
	plain.after = plain.after && !from_start;
	while (page.more && k->count < most) {
		AUTO_ARENA a = { .guard = k->arena->guard };
		struct error *e = list_read(k->db, &plain, false, &page, &a);
		if (e != NULL)
			return error_carry(e, k->arena);
		for (unsigned i = 0; i < page.count && k->count < most; i++)
			if (holds(k, page.records[i], &a))
				match_add(k, page.records[i]);
		if (page.count == 0)
			break;
		plain.after = true;
		plain.after_id = ((const struct record *)page.records[page.count - 1])->id;
		plain.after_value = list_sort_value(&plain, page.records[page.count - 1]);
		if (plain.after_value.tag == VALUE_TEXT)
			plain.after_value.s =
				arena_copy_n(k->arena, plain.after_value.s, plain.after_value.n);
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
	plain.after = false;
	plain.limit = 1;
	TRY(list_read(k->db, &plain, true, &page, k->arena));
	*ret = page.exact;
	return NULL;
}

/* --- the page --- */

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

/* The records of these matches, in their order. */
static FALLIBLE read_matches(struct looking *k, const struct match *m, size_t count, struct list_page *page)
{
	const struct list *l = k->list;
	int64_t *id = arena_array(k->arena, int64_t, count + 1);
	bool has;

	for (size_t i = 0; i < count; i++)
		id[i] = m[i].id;
	for (size_t at = 0; at < count; at += BATCH) {
		size_t n = count - at < BATCH ? count - at : BATCH;
		struct query *q = select_ids(l, id + at, n, 1, k->arena);
		AUTO_ROWS *r = NULL;
		TRY(sql_rows(k->db, buffer_text(&q->text), q->args, q->nargs, &r, k->arena));
		while (true) {
			TRY(rows_next(r, &has, k->arena));
			if (!has)
				break;
			void *record = record_of_row(l->entity, r, k->arena);
			for (size_t i = at; i < at + n; i++)
				if (id[i] == ((struct record *)record)->id)
					page->records[i] = record;
		}
	}
	/* One that was removed meanwhile leaves no gap. */
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
	page->total = LIST_COUNTED;
	page->exact = false;
	if (by_id(k->list))
		TRY(look_behind(k, k->list->limit + 1));
	else
		TRY(walk(k, false, k->list->limit + 1));
	return page_from(k, k->match, k->count, page);
}

static FALLIBLE find_matches(struct looking *k, struct list_page *page)
{
	bool few = false;

	if (k->candidates.count > LIST_COUNTED)
		TRY(leaves_few(k, &few));
	if (few)
		TRY(walk(k, true, SIZE_MAX));
	else
		TRY(look_at_all(k, LIST_COUNTED + 1));
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

	TRY(look_at_all(&k, l->limit));
	TRY(page_from(&k, k.match, k.count < l->limit ? k.count : l->limit, &page));
	*ret = page;
	return NULL;
}
