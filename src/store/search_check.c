/* search_check.c -- whether the search index has every record as it is: a mark of each entry, then each record's
 * own beside them. */
#include <stdlib.h>

#include "search/segment.h"
#include "store/record.h"
#include "store/search.h"
#include "store/search_part.h"

#define READ_AT_ONCE 500

/* What one entry says: of which record, and the sum of its pieces. */
typedef uint64_t entry_mark;

struct checking {
	struct sql *db;
	struct arena *arena;
	entry_mark *mark;
	size_t count, room;
};

struct segment_of_index {
	int64_t id;
	const char *stretches; /* "customer 96,opportunity 4000" */
	struct value records;
	uint64_t *sums; /* of each text, the marks of its pieces */
};

struct segments {
	struct segment_of_index *row;
	size_t count, room;
};

static entry_mark mark_of(const char *entity, int64_t record, uint64_t sum)
{
	uint64_t h = UINT64_C(14695981039346656037);

	for (; *entity != '\0' && *entity != ' '; entity++)
		h = (h ^ (unsigned char)*entity) * UINT64_C(1099511628211);
	h = (h ^ (uint64_t)record) * UINT64_C(0x9E3779B97F4A7C15);
	return (h ^ h >> 29) + sum;
}

static void mark_add(struct checking *c, entry_mark mark)
{
	c->mark = arena_room(c->arena, c->mark, c->count, &c->room, sizeof *c->mark);
	c->mark[c->count++] = mark;
}

static int by_value(const void *a, const void *b)
{
	entry_mark x = *(const entry_mark *)a, y = *(const entry_mark *)b;

	return (x > y) - (x < y);
}

/* --- what the index has --- */

static FALLIBLE marks_of_tail(struct checking *c)
{
	AUTO_ROWS *r = NULL;
	bool has;

	TRY(sql_rows(c->db, "SELECT entity, record, pieces FROM search_tail", SQL_NO_ARGS, &r, c->arena));
	while (true) {
		AUTO_ARENA row = { .guard = c->arena->guard };
		struct error *e = rows_next(r, &has, &row);
		if (e != NULL)
			return error_carry(e, c->arena);
		if (!has)
			return NULL;
		struct value pieces = rows_value(r, 2);
		mark_add(c, mark_of(rows_text(r, 0, &row), rows_int(r, 1),
				    grams_mark((const unsigned char *)pieces.s, pieces.n)));
	}
}

static FALLIBLE segments_read(struct checking *c, struct segments *ret)
{
	AUTO_ROWS *r = NULL;
	bool has;

	TRY(sql_rows(c->db, "SELECT segment, entities, records FROM search_segment ORDER BY segment", SQL_NO_ARGS, &r,
		     c->arena));
	while (true) {
		TRY(rows_next(r, &has, c->arena));
		if (!has)
			return NULL;
		struct value ids = rows_value(r, 2);
		ret->row = arena_room(c->arena, ret->row, ret->count, &ret->room, sizeof *ret->row);
		ret->row[ret->count++] = (struct segment_of_index){
			.id = rows_int(r, 0),
			.stretches = rows_text(r, 1, c->arena),
			.records = value_blob(arena_copy_n(c->arena, ids.s, ids.n), ids.n),
			.sums = arena_array(c->arena, uint64_t, SEGMENT_TEXTS),
		};
	}
}

static int by_segment(const void *key, const void *row)
{
	int64_t id = *(const int64_t *)key, other = ((const struct segment_of_index *)row)->id;

	return (id > other) - (id < other);
}

/* In the order they lie in; a page of no segment says nothing. */
static FALLIBLE pages_sum(struct checking *c, struct segments *all)
{
	AUTO_ROWS *r = NULL;
	bool has;

	TRY(sql_rows(c->db, "SELECT page, segment, content FROM search_page ORDER BY page, segment", SQL_NO_ARGS, &r,
		     c->arena));
	while (true) {
		TRY(rows_next(r, &has, c->arena));
		if (!has)
			return NULL;
		int64_t id = rows_int(r, 1), page = rows_int(r, 0);
		struct value content = rows_value(r, 2);
		struct segment_of_index *s =
			all->count == 0 ? NULL : bsearch(&id, all->row, all->count, sizeof *all->row, by_segment);
		if (s != NULL && page >= 0 && page < SEGMENT_PAGES)
			page_marks((unsigned)page, content.s, content.n, s->sums);
	}
}

static void marks_of_segment(struct checking *c, const struct segment_of_index *s)
{
	size_t at = 0, total = s->records.n / 8 < SEGMENT_TEXTS ? s->records.n / 8 : SEGMENT_TEXTS;

	for (const char *p = s->stretches; *p != '\0'; p += *p == ',') {
		size_t end = at + strtoul(p + strcspn(p, " "), NULL, 10);
		for (; at < end && at < total; at++)
			mark_add(c,
				 mark_of(p, search_id_at((const unsigned char *)s->records.s + at * 8), s->sums[at]));
		p += strcspn(p, ",");
	}
}

static FALLIBLE marks_read(struct checking *c)
{
	struct segments all = { 0 };

	TRY(segments_read(c, &all));
	TRY(pages_sum(c, &all));
	for (size_t i = 0; i < all.count; i++)
		marks_of_segment(c, &all.row[i]);
	TRY(marks_of_tail(c));
	if (c->count > 0)
		qsort(c->mark, c->count, sizeof *c->mark, by_value);
	return NULL;
}

/* --- beside the records --- */

static bool has_entry(const struct checking *c, const struct entity *e, const void *record, struct arena *a)
{
	struct value pieces = search_pieces(e, record, a);
	entry_mark mark = mark_of(e->name, ((const struct record *)record)->id,
				  grams_mark((const unsigned char *)pieces.s, pieces.n));

	return c->count > 0 && bsearch(&mark, c->mark, c->count, sizeof *c->mark, by_value) != NULL;
}

/* Some records more; *after moves, *ret_more false: those were all, or one is missing, which is *after. */
static FALLIBLE check_rows(const struct checking *c, const struct entity *e, int64_t *after, bool *ret_more,
			   bool *ret_missing, struct arena *a)
{
	AUTO_ROWS *r = NULL;
	bool has;

	*ret_more = false;
	TRY(sql_rows(
		c->db,
		arena_print(a, "SELECT %s FROM \"%s\" WHERE \"id\" > $1 ORDER BY \"id\" LIMIT $2", e->columns, e->name),
		SQL_ARGS(value_int(*after), value_int(READ_AT_ONCE)), &r, a));
	for (unsigned n = 0; !*ret_missing; n++) {
		TRY(rows_next(r, &has, a));
		*ret_more = n == READ_AT_ONCE;
		if (!has)
			return NULL;
		const void *record = record_of_row(e, r, a);
		*after = ((const struct record *)record)->id;
		*ret_missing = !has_entry(c, e, record, a);
	}
	*ret_more = false;
	return NULL;
}

static FALLIBLE check_entity(const struct checking *c, const struct entity *e, int64_t *ret_record, bool *ret_missing,
			     struct arena *a)
{
	*ret_record = INT64_MIN;
	for (bool more = true; more && !*ret_missing;) {
		AUTO_ARENA rows = { .guard = a->guard };
		struct error *err = check_rows(c, e, ret_record, &more, ret_missing, &rows);
		if (err != NULL)
			return error_carry(err, a);
	}
	return NULL;
}

FALLIBLE search_check(struct sql *db, const struct entity **ret_entity, int64_t *ret_record, struct arena *a)
{
	AUTO_ARENA mine = { .guard = a->guard };
	struct checking c = { .db = db, .arena = &mine };
	bool is_current = false, is_missing = false;
	struct error *err = NULL;

	*ret_entity = NULL;
	TRY(search_is_current(db, &is_current, a));
	if (!is_current)
		return NULL;
	err = marks_read(&c);
	FOR_ENTITIES(e)
		if (err == NULL && !is_missing && search_covers(e)) {
			err = check_entity(&c, e, ret_record, &is_missing, &mine);
			*ret_entity = is_missing ? e : NULL;
		}
	return error_carry(err, a);
}
