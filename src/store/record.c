#include "store/record.h"

#include <stdlib.h>
#include <string.h>

#include "meta/kinds.h"
#include "store/lines.h"
#include "store/query.h"
#include "store/search.h"

#define AT_ONCE 128 /* ids in one statement */

static bool has_column(const struct field *f)
{
	return f->kind->sql != NULL;
}

void store_values(const struct entity *e, const void *record, struct value *out)
{
	const struct record *r = record;

	*out++ = value_int(r->id);
	*out++ = value_int(r->version);
	*out++ = value_int(r->created_at.us);
	*out++ = value_int(r->changed_at.us);
	*out++ = value_int(r->created_by);
	FOR_FIELDS(f, e)
		if (has_column(f))
			*out++ = field_get(f, record);
}

unsigned store_width(const struct entity *e)
{
	unsigned n = NRECORD_COLUMNS;

	FOR_FIELDS(f, e)
		n += has_column(f);
	return n;
}

void store_names(const struct entity *e, const char **out)
{
	static const char *const first[NRECORD_COLUMNS] = { "id", "version", "created_at", "changed_at", "created_by" };

	for (unsigned i = 0; i < NRECORD_COLUMNS; i++)
		*out++ = first[i];
	FOR_FIELDS(f, e)
		if (has_column(f))
			*out++ = f->name;
}

FALLIBLE store_insert(struct sql *db, const struct entity *e, const void *record, struct arena *a)
{
	unsigned n = store_width(e);
	struct value *values = arena_array(a, struct value, n);
	struct buffer text = BUFFER(a);

	store_values(e, record, values);
	buffer_print(&text, "INSERT INTO \"%s\" (%s) VALUES (", e->name, e->columns);
	for (unsigned i = 1; i <= n; i++) {
		buffer_add(&text, i > 1 ? ", $" : "$");
		buffer_int(&text, i);
	}
	buffer_char(&text, ')');
	TRY(sql_run(db, buffer_text(&text), values, n, NULL, a));
	TRY(search_keep(db, e, NULL, record, a));
	return lines_insert(db, e, record, a);
}

FALLIBLE store_update(struct sql *db, const struct entity *e, const void *before, const void *record, struct arena *a)
{
	unsigned n = store_width(e);
	struct value *values = arena_array(a, struct value, n + 1);
	struct buffer text = BUFFER(a);
	int64_t changed;
	unsigned i = NRECORD_COLUMNS;

	store_values(e, record, values);
	values[n] = value_int(((const struct record *)before)->version);
	buffer_print(
		&text,
		"UPDATE \"%s\" SET \"version\" = $2, \"created_at\" = $3, \"changed_at\" = $4, \"created_by\" = $5",
		e->name);
	FOR_FIELDS(f, e)
		if (has_column(f))
			buffer_print(&text, ", \"%s\" = $%u", f->name, ++i);
	buffer_print(&text, " WHERE \"id\" = $1 AND \"version\" = $%u", n + 1);
	TRY(sql_run(db, buffer_text(&text), values, n + 1, &changed, a));
	if (changed == 0)
		return error_new(a, ERROR_STALE, NULL, "someone_was_faster");
	TRY(search_keep(db, e, before, record, a));
	return lines_replace(db, e, record, a);
}

FALLIBLE store_delete(struct sql *db, const struct entity *e, int64_t id, int64_t version, struct arena *a)
{
	int64_t changed;

	TRY(lines_delete(db, e, id, a));
	TRY(sql_run(db, arena_print(a, "DELETE FROM \"%s\" WHERE \"id\" = $1 AND \"version\" = $2", e->name),
		    SQL_ARGS(value_int(id), value_int(version)), &changed, a));
	return changed == 0 ? error_new(a, ERROR_STALE, NULL, "someone_was_faster") : NULL;
}

static struct value keep(struct value v, struct arena *a)
{
	if (v.tag == VALUE_TEXT || v.tag == VALUE_BLOB)
		v.s = arena_copy_n(a, v.s, v.n);
	return v;
}

void *record_of_row(const struct entity *e, const struct rows *r, struct arena *a)
{
	struct record *record = arena_alloc(a, e->size);
	unsigned i = NRECORD_COLUMNS;

	record->id = rows_int(r, 0);
	record->version = rows_int(r, 1);
	record->created_at.us = rows_int(r, 2);
	record->changed_at.us = rows_int(r, 3);
	record->created_by = rows_int(r, 4);
	FOR_FIELDS(f, e)
		field_set(f, record, has_column(f) ? keep(rows_value(r, i++), a) : NO_VALUE);
	return record;
}

static FALLIBLE first_record(struct sql *db, const struct entity *e, struct query *q, void **ret, struct arena *a)
{
	void *record = NULL;
	bool has;

	{
		AUTO_ROWS *r = NULL;
		TRY(sql_rows(db, buffer_text(&q->text), q->args, q->nargs, &r, a));
		TRY(rows_next(r, &has, a));
		if (has)
			record = record_of_row(e, r, a);
	}
	if (record != NULL)
		TRY(lines_load(db, e, record, a));
	*ret = record;
	return NULL;
}

static struct query *select_from(const struct entity *e, struct arena *a)
{
	struct query *q = query_new(a);

	query_add(q, "SELECT ");
	query_add(q, e->columns);
	query_add(q, " FROM ");
	query_name(q, e->name);
	query_add(q, " WHERE ");
	return q;
}

FALLIBLE store_load(struct sql *db, const struct entity *e, int64_t id, const struct actor *who, unsigned scope,
		    void **ret, struct arena *a)
{
	struct query *q = select_from(e, a);

	query_add(q, "\"id\" = ");
	query_arg(q, value_int(id));
	if (!(scope & ALL)) {
		query_add(q, " AND ");
		query_scope(q, e, who, scope);
	}
	return first_record(db, e, q, ret, a);
}

FALLIBLE store_get(struct sql *db, const struct entity *e, int64_t id, void **ret, struct arena *a)
{
	void *record = NULL;

	TRY(store_load(db, e, id, NULL, ALL, &record, a));
	if (record == NULL)
		return error_new(a, ERROR_MISSING, NULL, "no_such_record");
	*ret = record;
	return NULL;
}

FALLIBLE store_find(struct sql *db, const struct entity *e, const char *field, struct value v, void **ret,
		    struct arena *a)
{
	struct query *q = select_from(e, a);

	query_name(q, field);
	query_add(q, " = ");
	query_arg(q, v);
	query_add(q, " ORDER BY \"id\" LIMIT 1");
	return first_record(db, e, q, ret, a);
}

/* Behind what is in `records` already. */
static FALLIBLE put_records(struct sql *db, const struct entity *e, struct query *q, struct buffer *records,
			    struct arena *a)
{
	AUTO_ROWS *r = NULL;
	bool has;

	TRY(sql_rows(db, buffer_text(&q->text), q->args, q->nargs, &r, a));
	while (true) {
		TRY(rows_next(r, &has, a));
		if (!has)
			return NULL;
		buffer_put(records, record_of_row(e, r, a), e->size);
	}
}

static struct lines lines_of(const struct entity *e, const struct buffer *records)
{
	return (struct lines){ records->data, (unsigned)(records->used / e->size) };
}

FALLIBLE store_all(struct sql *db, const struct entity *e, const char *field, struct value v, struct lines *ret,
		   struct arena *a)
{
	struct query *q = select_from(e, a);
	struct buffer records = BUFFER(a);

	query_name(q, field);
	query_add(q, " = ");
	query_arg(q, v);
	query_add(q, " ORDER BY \"id\"");
	TRY(put_records(db, e, q, &records, a));
	*ret = lines_of(e, &records);
	return NULL;
}

static int by_number(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return (x > y) - (x < y);
}

/* Sorted, each once, without 0; how many are left. */
static size_t ids_once(int64_t *ids, size_t n)
{
	size_t kept = 0;

	if (n > 1)
		qsort(ids, n, sizeof *ids, by_number);
	for (size_t i = 0; i < n; i++)
		if (ids[i] != 0 && (kept == 0 || ids[kept - 1] != ids[i]))
			ids[kept++] = ids[i];
	return kept;
}

/* The last id stands again until their number is a power of two, so that there are few different statements. */
static void among_add(struct query *q, const char *field, const int64_t *ids, size_t n)
{
	size_t marks = 1;

	while (marks < n)
		marks *= 2;
	query_name(q, field);
	for (size_t i = 0; i < marks; i++) {
		query_add(q, i == 0 ? " IN (" : ", ");
		query_arg(q, value_int(ids[i < n ? i : n - 1]));
	}
	query_add(q, ") ORDER BY \"id\"");
}

FALLIBLE store_all_among(struct sql *db, const struct entity *e, const char *field, const int64_t *ids, size_t n,
			 struct lines *ret, struct arena *a)
{
	int64_t *wanted = arena_array(a, int64_t, n + 1);
	struct buffer records = BUFFER(a);

	for (size_t i = 0; i < n; i++)
		wanted[i] = ids[i];
	n = ids_once(wanted, n);
	for (size_t at = 0; at < n; at += AT_ONCE) {
		struct query *q = select_from(e, a);
		among_add(q, field, wanted + at, n - at < AT_ONCE ? n - at : AT_ONCE);
		TRY(put_records(db, e, q, &records, a));
	}
	*ret = lines_of(e, &records);
	return NULL;
}
