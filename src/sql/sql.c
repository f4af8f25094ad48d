#include "sql/sql.h"

#include <string.h>

#include "base/text.h"
#include "sql/engine.h"

enum sql_engine sql_engine_of(const char *url)
{
	return text_starts(url, "postgres") ? SQL_POSTGRES : SQL_SQLITE;
}

FALLIBLE sql_open(const char *url, bool read_only, struct sql **ret, struct arena *a)
{
	if (sql_engine_of(url) == SQL_POSTGRES)
		return postgres_open(url, read_only, ret, a);
	if (!text_starts(url, "sqlite:") || url[7] == '\0')
		return error_with(a, ERROR_INVALID, "database", "not_a_database_url", "%s", url);
	return sqlite_open(url + 7, read_only, ret, a);
}

void sql_close(struct sql **db)
{
	if (*db != NULL)
		(*db)->engine->close(*db);
	*db = NULL;
}

void sql_rest(struct sql *db)
{
	if (db->engine->rest != NULL)
		db->engine->rest(db);
}

enum sql_engine sql_engine(const struct sql *db)
{
	return db->engine->name;
}

bool sql_transaction_lives(const struct sql *db)
{
	return db->engine->lives(db);
}

int64_t sql_written(const struct sql *db)
{
	return db->written;
}

FALLIBLE sql_rows(struct sql *db, const char *text, const struct value *args, unsigned nargs, struct rows **ret,
		  struct arena *a)
{
	return db->engine->rows(db, text, args, nargs, ret, a);
}

FALLIBLE rows_next(struct rows *r, bool *ret_has, struct arena *a)
{
	return r->engine->next(r, ret_has, a);
}

struct value rows_value(const struct rows *r, unsigned column)
{
	return r->engine->value(r, column);
}

const char *rows_text(const struct rows *r, unsigned column, struct arena *a)
{
	struct value v = rows_value(r, column);

	return v.tag == VALUE_TEXT ? arena_copy_n(a, v.s, v.n) : NULL;
}

int64_t rows_int(const struct rows *r, unsigned column)
{
	struct value v = rows_value(r, column);

	return v.tag == VALUE_INT ? v.i : 0;
}

void rows_close(struct rows **r)
{
	if (*r != NULL)
		(*r)->engine->finish(*r);
	*r = NULL;
}

FALLIBLE sql_run(struct sql *db, const char *text, const struct value *args, unsigned nargs, int64_t *ret_changed,
		 struct arena *a)
{
	AUTO_ROWS *r = NULL;
	bool has = true;

	TRY(sql_rows(db, text, args, nargs, &r, a));
	while (has)
		TRY(rows_next(r, &has, a));
	db->written += r->changed;
	if (ret_changed != NULL)
		*ret_changed = r->changed;
	return NULL;
}

FALLIBLE sql_value(struct sql *db, const char *text, const struct value *args, unsigned nargs, struct value *ret,
		   struct arena *a)
{
	AUTO_ROWS *r = NULL;
	bool has;

	TRY(sql_rows(db, text, args, nargs, &r, a));
	TRY(rows_next(r, &has, a));
	*ret = has ? rows_value(r, 0) : NO_VALUE;
	if (ret->tag == VALUE_TEXT || ret->tag == VALUE_BLOB)
		ret->s = arena_copy_n(a, ret->s, ret->n);
	while (has) /* a statement that writes is done only when it was read to its end */
		TRY(rows_next(r, &has, a));
	db->written += r->changed;
	return NULL;
}

FALLIBLE sql_script(struct sql *db, const char *text, struct arena *a)
{
	return db->engine->script(db, text, a);
}

/* Savepoints carry their depth as name, so that releasing one never means another. */
static FALLIBLE savepoint(struct sql *db, const char *verb, unsigned depth, struct arena *a)
{
	static const char *const names[] = { "p1", "p2", "p3", "p4", "p5", "p6", "p7", "p8" };

	if (depth > sizeof names / sizeof *names)
		return error_new(a, ERROR_INTERNAL, NULL, "transactions_too_deep");
	return sql_run(db, arena_print(a, "%s %s", verb, names[depth - 1]), SQL_NO_ARGS, NULL, a);
}

FALLIBLE tx_begin(struct tx *tx, struct sql *db, struct arena *a)
{
	if (db->depth > 0)
		TRY(savepoint(db, "SAVEPOINT", db->depth, a));
	else
		TRY(sql_run(db, db->engine->name == SQL_SQLITE ? "BEGIN IMMEDIATE" : "BEGIN", SQL_NO_ARGS, NULL, a));
	db->depth++;
	tx->db = db;
	return NULL;
}

FALLIBLE tx_begin_snapshot(struct tx *tx, struct sql *db, struct arena *a)
{
	TRY(sql_run(db, db->engine->name == SQL_SQLITE ? "BEGIN" : "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
		    SQL_NO_ARGS, NULL, a));
	db->depth++;
	tx->db = db;
	return NULL;
}

FALLIBLE tx_commit(struct tx *tx, struct arena *a)
{
	struct sql *db = tx->db;
	struct error *e;

	if (db->depth > 1)
		TRY(savepoint(db, "RELEASE", db->depth - 1, a));
	else {
		e = sql_run(db, "COMMIT", SQL_NO_ARGS, NULL, a);
		if (e != NULL) /* the transaction may be stored all the same: TRUST fact 2 */
			return error_with(a, ERROR_UNKNOWN_OUTCOME, NULL, "outcome_unknown", "%s",
					  e->detail == NULL ? e->reason : e->detail);
	}
	db->depth--;
	tx->db = NULL;
	return NULL;
}

void tx_rollback(struct tx *tx)
{
	AUTO_ARENA a = { 0 };
	struct sql *db = tx->db;
	struct error *e;

	if (db == NULL)
		return;
	tx->db = NULL;
	db->depth--;
	if (db->depth > 0) {
		e = savepoint(db, "ROLLBACK TO", db->depth, &a);
		if (e == NULL)
			e = savepoint(db, "RELEASE", db->depth, &a);
	} else
		e = sql_run(db, "ROLLBACK", SQL_NO_ARGS, NULL, &a);
	(void)e; /* the engine has rolled back by itself, or the connection is gone: as good */
}
