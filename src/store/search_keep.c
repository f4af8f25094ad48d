/* search_keep.c -- the writing side of the search index: entries, segments, and all of it anew. */
#include <stdlib.h>

#include "base/random.h"
#include "search/segment.h"
#include "store/record.h"
#include "store/search.h"
#include "store/search_part.h"

#define EDITION 1	    /* of what src/search makes of a text: another one makes the index anew */
#define LOOK_EVERY 512	    /* entries, before the tail is looked at */
#define TAIL_MOST 2560	    /* entries in it, before a segment is made */
#define PIECES_MOST 2000000 /* of a segment: what is held in memory meanwhile */
#define READ_AT_ONCE 500
#define DELETE_AT_ONCE 128

bool search_covers(const struct entity *e)
{
	return !e->row && entity_flagged(e, SEARCHED) != NULL;
}

bool search_is_name(const struct field *f)
{
	return f->number != NULL || (f->flags & (TITLE | UNIQUE)) != 0;
}

static bool is_link(const struct entity *e, const struct field *f)
{
	return (f->flags & OWNER) || f == entity_flagged(e, TEAM) || f == entity_flagged(e, PARTY);
}

/* --- an entry --- */

static void add_links(struct grams *g, const struct entity *e, const void *record)
{
	const struct record *r = record;

	if (entity_flagged(e, OWNER) == NULL)
		grams_add(g, gram_link("created_by", r->created_by));
	if (e->is_party)
		grams_add(g, gram_link("id", r->id));
	FOR_FIELDS(f, e)
		if (is_link(e, f) && field_get(f, record).tag == VALUE_INT)
			grams_add(g, gram_link(f->name, field_get(f, record).i));
}

struct value search_pieces(const struct entity *e, const void *record, struct arena *a)
{
	struct grams g = GRAMS(a);
	const unsigned char *packed;
	size_t size;

	add_links(&g, e, record);
	FOR_FIELDS(f, e) {
		struct value v = f->flags & SEARCHED ? field_get(f, record) : NO_VALUE;
		if (v.tag == VALUE_TEXT)
			grams_add_text(&g, gram_sort(search_is_name(f), f->readers), fold(v.s, a));
	}
	packed = grams_packed(&g, &size);
	return value_blob(packed, size);
}

static bool concerns(const struct entity *e, const void *before, const void *after)
{
	FOR_FIELDS(f, e)
		if (((f->flags & SEARCHED) || is_link(e, f)) && !value_same(field_get(f, before), field_get(f, after)))
			return true;
	return false;
}

FALLIBLE search_keep(struct sql *db, const struct entity *e, const void *before, const void *after, struct arena *a)
{
	int64_t id = id_new();

	if (!search_covers(e) || (before != NULL && !concerns(e, before, after)))
		return NULL;
	TRY(sql_run(db, "INSERT INTO search_tail (id, entity, record, pieces) VALUES ($1, $2, $3, $4)",
		    SQL_ARGS(value_int(id), value_text(e->name), value_int(((const struct record *)after)->id),
			     search_pieces(e, after, a)),
		    NULL, a));
	return id % LOOK_EVERY == 0 ? search_settle(db, TAIL_MOST, a) : NULL;
}

/* --- a segment --- */

struct entry {
	int64_t id; /* of the tail; 0: none */
	const char *entity;
	int64_t record;
	struct value pieces;
};

struct making {
	struct sql *db;
	struct arena *arena; /* of the segment */
	struct entry *entry;
	size_t count, room, pieces;
};

static void entry_add(struct making *m, const struct entry *e)
{
	m->entry = arena_room(m->arena, m->entry, m->count, &m->room, sizeof *m->entry);
	m->entry[m->count++] = *e;
	m->pieces += e->pieces.n / 3;
}

static bool is_full(const struct making *m)
{
	return m->count == SEGMENT_TEXTS || m->pieces >= PIECES_MOST;
}

static int by_record(const void *a, const void *b)
{
	const struct entry *e = a, *f = b;
	int order = strcmp(e->entity, f->entity);

	if (order == 0)
		order = (e->record > f->record) - (e->record < f->record);
	return order != 0 ? order : (e->id > f->id) - (e->id < f->id);
}

static bool same_record(const struct entry *e, const struct entry *f)
{
	return e->record == f->record && strcmp(e->entity, f->entity) == 0;
}

/* In order, of each record the entry written last. */
static size_t order_entries(struct making *m)
{
	size_t kept = 0;

	qsort(m->entry, m->count, sizeof *m->entry, by_record);
	for (size_t i = 0; i < m->count; i++) {
		if (kept > 0 && same_record(&m->entry[kept - 1], &m->entry[i]))
			kept--;
		m->entry[kept++] = m->entry[i];
	}
	return kept;
}

static FALLIBLE write_records(struct making *m, size_t count, int64_t segment)
{
	struct buffer stretches = BUFFER(m->arena), records = BUFFER(m->arena);

	for (size_t i = 0, from = 0; i < count; i++) {
		unsigned char bytes[8];
		for (unsigned k = 0; k < 8; k++)
			bytes[k] = (unsigned char)((uint64_t)m->entry[i].record >> 8 * k);
		buffer_put(&records, bytes, sizeof bytes);
		if (i + 1 == count || strcmp(m->entry[i].entity, m->entry[i + 1].entity) != 0) {
			buffer_print(&stretches, "%s%s %zu", from > 0 ? "," : "", m->entry[i].entity, i + 1 - from);
			from = i + 1;
		}
	}
	return sql_run(m->db, "INSERT INTO search_segment (segment, entities, records) VALUES ($1, $2, $3)",
		       SQL_ARGS(value_int(segment), value_text(buffer_text(&stretches)),
				value_blob(records.data, records.used)),
		       NULL, m->arena);
}

static FALLIBLE write_segment(struct making *m)
{
	size_t count = order_entries(m);
	struct segment s = { .arena = m->arena };
	int64_t segment = id_new();
	struct buffer *pages;

	TRY(write_records(m, count, segment));
	for (size_t i = 0; i < count; i++)
		segment_add(&s, (uint32_t)i, (const unsigned char *)m->entry[i].pieces.s, m->entry[i].pieces.n);
	pages = segment_pages(&s, (uint32_t)count);
	for (unsigned i = 0; i < SEGMENT_PAGES; i++)
		if (pages[i].used > 0)
			TRY(sql_run(
				m->db, "INSERT INTO search_page (page, segment, content) VALUES ($1, $2, $3)",
				SQL_ARGS(value_int(i), value_int(segment), value_blob(pages[i].data, pages[i].used)),
				NULL, m->arena));
	return NULL;
}

/* --- out of the tail --- */

static FALLIBLE read_tail(struct making *m)
{
	AUTO_ROWS *r = NULL;
	bool has;

	TRY(sql_rows(m->db, "SELECT id, entity, record, pieces FROM search_tail ORDER BY id LIMIT $1",
		     SQL_ARGS(value_int(SEGMENT_TEXTS)), &r, m->arena));
	while (!is_full(m)) {
		TRY(rows_next(r, &has, m->arena));
		if (!has)
			return NULL;
		struct value v = rows_value(r, 3);
		struct entry e = { rows_int(r, 0), rows_text(r, 1, m->arena), rows_int(r, 2),
				   value_blob(arena_copy_n(m->arena, v.s, v.n), v.n) };
		entry_add(m, &e);
	}
	return NULL;
}

/* *ret_all false: another server has made a segment of some of them. */
static FALLIBLE delete_tail(struct making *m, bool *ret_all)
{
	struct value *ids = arena_array(m->arena, struct value, DELETE_AT_ONCE);
	struct buffer text = BUFFER(m->arena);
	int64_t changed = 0, all = 0;

	buffer_add(&text, "DELETE FROM search_tail WHERE id IN (");
	for (unsigned i = 1; i <= DELETE_AT_ONCE; i++)
		buffer_print(&text, i > 1 ? ", $%u" : "$%u", i);
	buffer_char(&text, ')');
	for (size_t i = 0; i < m->count; i += DELETE_AT_ONCE) {
		for (size_t k = 0; k < DELETE_AT_ONCE; k++) /* the last one fills up what is left over */
			ids[k] = value_int(m->entry[i + k < m->count ? i + k : m->count - 1].id);
		TRY(sql_run(m->db, buffer_text(&text), ids, DELETE_AT_ONCE, &changed, m->arena));
		all += changed;
	}
	*ret_all = (size_t)all == m->count;
	return NULL;
}

/* *ret_made false: there was none to make. */
static FALLIBLE settle_once(struct sql *db, int64_t least, bool *ret_made, struct arena *a)
{
	struct making m = { .db = db, .arena = a };
	AUTO_TX tx = { 0 };
	struct value there;
	bool all = false;

	*ret_made = false;
	TRY(sql_value(db, "SELECT CAST(count(*) AS BIGINT) FROM search_tail", SQL_NO_ARGS, &there, a));
	if (there.i < least || there.i == 0)
		return NULL;
	TRY(tx_begin(&tx, db, a));
	TRY(read_tail(&m));
	TRY(delete_tail(&m, &all));
	if (!all)
		return NULL;
	TRY(write_segment(&m));
	*ret_made = true;
	return tx_commit(&tx, a);
}

FALLIBLE search_settle(struct sql *db, int64_t least, struct arena *a)
{
	for (bool made = true; made;) {
		AUTO_ARENA mine = { .guard = a->guard };
		struct error *e = settle_once(db, least, &made, &mine);
		if (e != NULL)
			return error_carry(e, a);
	}
	return NULL;
}

/* --- all of it anew --- */

static FALLIBLE empty_segment(struct making *m)
{
	if (m->count > 0)
		TRY(write_segment(m));
	arena_free(m->arena);
	*m = (struct making){ .db = m->db, .arena = m->arena };
	return NULL;
}

static FALLIBLE add_rows(struct making *m, const struct entity *e, int64_t *after, bool *ret_more, struct arena *a)
{
	AUTO_ROWS *r = NULL;
	bool has;

	*ret_more = false;
	TRY(sql_rows(
		m->db,
		arena_print(a, "SELECT %s FROM \"%s\" WHERE \"id\" > $1 ORDER BY \"id\" LIMIT $2", e->columns, e->name),
		SQL_ARGS(value_int(*after), value_int(READ_AT_ONCE)), &r, a));
	while (!is_full(m)) {
		TRY(rows_next(r, &has, a));
		if (!has)
			return NULL;
		const void *record = record_of_row(e, r, a);
		struct value pieces = search_pieces(e, record, a);
		*after = ((const struct record *)record)->id;
		*ret_more = true;
		pieces.s = arena_copy_n(m->arena, pieces.s, pieces.n);
		entry_add(m, &(struct entry){ 0, e->name, *after, pieces });
	}
	return NULL;
}

static FALLIBLE add_entity(struct making *m, const struct entity *e, struct arena *a)
{
	int64_t after = INT64_MIN;

	for (bool more = true; more;) {
		AUTO_ARENA rows = { .guard = a->guard };
		struct error *err = add_rows(m, e, &after, &more, &rows);
		if (err == NULL && is_full(m))
			err = empty_segment(m);
		if (err != NULL)
			return error_carry(err, a);
	}
	return NULL;
}

FALLIBLE search_make_anew(struct sql *db, struct arena *a)
{
	AUTO_ARENA mine = { .guard = a->guard };
	struct making m = { .db = db, .arena = &mine };

	TRY(sql_run(db, "DELETE FROM search_page", SQL_NO_ARGS, NULL, a));
	TRY(sql_run(db, "DELETE FROM search_segment", SQL_NO_ARGS, NULL, a));
	TRY(sql_run(db, "DELETE FROM search_tail", SQL_NO_ARGS, NULL, a));
	FOR_ENTITIES(e)
		if (search_covers(e))
			TRY(add_entity(&m, e, a));
	return error_carry(empty_segment(&m), a);
}

/* What the index follows from. */
static const char *made_from(struct arena *a)
{
	uint64_t h = EDITION;
	struct buffer b = BUFFER(a);

	FOR_ENTITIES(e)
		FOR_FIELDS(f, e)
			if (search_covers(e) && ((f->flags & SEARCHED) || is_link(e, f)))
				buffer_print(&b, "%s.%s %u %llx\n", e->name, f->name,
					     f->flags & (SEARCHED | OWNER | TEAM | PARTY | TITLE | UNIQUE),
					     (unsigned long long)f->readers);
	for (const char *p = buffer_text(&b); *p != '\0'; p++)
		h = (h ^ (unsigned char)*p) * UINT64_C(1099511628211);
	return arena_print(a, "%d %016llx", EDITION, (unsigned long long)h);
}

FALLIBLE search_is_current(struct sql *db, bool *ret, struct arena *a)
{
	struct value was;

	TRY(sql_value(db, "SELECT value FROM setting WHERE name = 'search'", SQL_NO_ARGS, &was, a));
	*ret = was.tag == VALUE_TEXT && strcmp(was.s, made_from(a)) == 0;
	return NULL;
}

FALLIBLE search_ready(struct sql *db, struct arena *a)
{
	bool is_current = false;
	AUTO_TX tx = { 0 };

	TRY(search_is_current(db, &is_current, a));
	if (is_current)
		return NULL;
	TRY(tx_begin(&tx, db, a));
	TRY(search_make_anew(db, a));
	TRY(sql_run(db,
		    "INSERT INTO setting (name, value) VALUES ('search', $1)"
		    " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
		    SQL_ARGS(value_text(made_from(a))), NULL, a));
	return tx_commit(&tx, a);
}
