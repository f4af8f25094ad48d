#include "app/transfer.h"

#include "base/buffer.h"

#define BATCH 500

struct table_copy {
	const char *name;
	const char *columns; /* quoted, comma-separated */
	const char *insert;  /* the statement that takes a row */
	unsigned ncolumns;
	bool has_id;
};

struct tables {
	struct table_copy *table;
	size_t count, room;
};

static FALLIBLE tables_read(struct sql *sqlite, struct tables *ret, struct arena *a)
{
	AUTO_ROWS *r = NULL;
	bool has;

	*ret = (struct tables){ 0 };
	TRY(sql_rows(sqlite,
		     "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
		     " AND name NOT IN ('blob', 'migration') ORDER BY rowid",
		     SQL_NO_ARGS, &r, a));
	while (true) {
		TRY(rows_next(r, &has, a));
		if (!has)
			return NULL;
		ret->table = arena_room(a, ret->table, ret->count, &ret->room, sizeof *ret->table);
		ret->table[ret->count++] = (struct table_copy){ .name = rows_text(r, 0, a) };
	}
}

static FALLIBLE columns_read(struct sql *sqlite, struct table_copy *t, struct arena *a)
{
	struct buffer columns = BUFFER(a), marks = BUFFER(a);
	AUTO_ROWS *r = NULL;
	bool has;

	TRY(sql_rows(sqlite, "SELECT name FROM pragma_table_info($1) ORDER BY cid", SQL_ARGS(value_text(t->name)), &r,
		     a));
	while (true) {
		TRY(rows_next(r, &has, a));
		if (!has)
			break;
		const char *name = rows_text(r, 0, a);
		const char *comma = t->ncolumns++ > 0 ? ", " : "";
		buffer_print(&columns, "%s\"%s\"", comma, name);
		buffer_print(&marks, "%s$%u", comma, t->ncolumns);
		t->has_id |= strcmp(name, "id") == 0;
	}
	t->columns = buffer_text(&columns);
	t->insert = arena_print(a, "INSERT INTO \"%s\" (%s) VALUES (%s)", t->name, t->columns, buffer_text(&marks));
	return NULL;
}

/* The rows that stand at r, into `to`. */
static FALLIBLE rows_copy(const struct table_copy *t, struct rows *r, struct sql *to, unsigned *ret_count,
			  struct arena *a)
{
	struct value *values = arena_array(a, struct value, t->ncolumns + 1);
	unsigned n = 0;
	bool has;

	while (true) {
		AUTO_ARENA one = arena_within(a);
		TRY(rows_next(r, &has, a));
		if (!has)
			break;
		for (unsigned i = 0; i < t->ncolumns; i++)
			values[i] = rows_value(r, i);
		TRY(error_carry(sql_run(to, t->insert, values, t->ncolumns, NULL, &one), a));
		n++;
	}
	*ret_count = n;
	return NULL;
}

/* A cursor: a library that fetches answers whole must not get a whole table. */
static FALLIBLE table_copy_postgres(const struct table_copy *t, const char *select, struct sql *from, struct sql *to,
				    struct arena *a)
{
	const char *fetch = arena_print(a, "FETCH %d FROM \"copy_%s\"", BATCH, t->name);
	unsigned n = BATCH;

	TRY(sql_run(from, arena_print(a, "DECLARE \"copy_%s\" NO SCROLL CURSOR FOR %s", t->name, select), SQL_NO_ARGS,
		    NULL, a));
	while (n == BATCH) {
		AUTO_ARENA batch = arena_within(a);
		AUTO_ROWS *r = NULL;
		TRY(error_carry(sql_rows(from, fetch, SQL_NO_ARGS, &r, &batch), a));
		TRY(error_carry(rows_copy(t, r, to, &n, &batch), a));
	}
	return sql_run(from, arena_print(a, "CLOSE \"copy_%s\"", t->name), SQL_NO_ARGS, NULL, a);
}

static FALLIBLE table_copy(const struct table_copy *t, struct sql *from, struct sql *to, struct arena *a)
{
	const char *select =
		arena_print(a, "SELECT %s FROM \"%s\"%s", t->columns, t->name, t->has_id ? " ORDER BY \"id\"" : "");
	AUTO_ROWS *r = NULL;
	unsigned n;

	if (sql_engine(from) == SQL_POSTGRES)
		return table_copy_postgres(t, select, from, to, a);
	TRY(sql_rows(from, select, SQL_NO_ARGS, &r, a));
	return rows_copy(t, r, to, &n, a);
}

/* --- references --- */

/* "ALTER TABLE … ALTER CONSTRAINT … `how`;" of every reference. */
static FALLIBLE references_script(struct sql *to, const char *how, const char **ret, struct arena *a)
{
	struct buffer script = BUFFER(a);
	AUTO_ROWS *r = NULL;
	bool has;

	TRY(sql_rows(to,
		     "SELECT c.relname, k.conname FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid"
		     " JOIN pg_namespace n ON n.oid = c.relnamespace"
		     " WHERE k.contype = 'f' AND n.nspname = current_schema() ORDER BY c.relname, k.conname",
		     SQL_NO_ARGS, &r, a));
	while (true) {
		TRY(rows_next(r, &has, a));
		if (!has)
			break;
		buffer_print(&script, "ALTER TABLE \"%s\" ALTER CONSTRAINT \"%s\" %s;", rows_text(r, 0, a),
			     rows_text(r, 1, a), how);
	}
	*ret = buffer_text(&script);
	return NULL;
}

/* A reference may lead to what is copied later: a branch to its head office, a table to one that is younger.  They are
 * looked at when everything is there, at the latest when `to` commits. */
static FALLIBLE references_later(struct sql *to, struct arena *a)
{
	const char *script;

	if (sql_engine(to) == SQL_SQLITE)
		return sql_run(to, "PRAGMA defer_foreign_keys = ON", SQL_NO_ARGS, NULL, a);
	TRY(references_script(to, "DEFERRABLE INITIALLY DEFERRED", &script, a));
	return sql_script(to, script, a);
}

static FALLIBLE references_now(struct sql *to, struct arena *a)
{
	const char *script;

	if (sql_engine(to) == SQL_SQLITE)
		return NULL;
	TRY(references_script(to, "NOT DEFERRABLE", &script, a));
	TRY(sql_script(to, "SET CONSTRAINTS ALL IMMEDIATE", a));
	return sql_script(to, script, a);
}

FALLIBLE transfer_rows(struct sql *from, struct sql *to, struct arena *a)
{
	struct sql *sqlite = sql_engine(from) == SQL_SQLITE ? from : to;
	struct tables all;

	TRY(tables_read(sqlite, &all, a));
	for (size_t i = 0; i < all.count; i++)
		TRY(columns_read(sqlite, &all.table[i], a));
	TRY(references_later(to, a));
	for (size_t i = all.count; i-- > 0;)
		TRY(sql_run(to, arena_print(a, "DELETE FROM \"%s\"", all.table[i].name), SQL_NO_ARGS, NULL, a));
	for (size_t i = 0; i < all.count; i++)
		TRY(table_copy(&all.table[i], from, to, a));
	return references_now(to, a);
}
