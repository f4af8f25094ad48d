#include "sql/sql.h"

#include <stdlib.h>
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

static FALLIBLE savepoint(struct sql *db, enum control what, unsigned depth, struct arena *a)
{
	if (depth > SAVEPOINTS)
		return error_new(a, ERROR_INTERNAL, NULL, "transactions_too_deep");
	return db->engine->control(db, what, depth, a);
}

/* What could not be rolled back when it should have been is, before anything new begins. */
static FALLIBLE clear(struct sql *db, struct arena *a)
{
	if (!db->spoiled)
		return NULL;
	if (db->engine->lives(db))
		TRY(db->engine->control(db, CONTROL_ROLLBACK, 0, a));
	db->spoiled = false;
	return NULL;
}

static FALLIBLE begin(struct tx *tx, struct sql *db, enum control what, struct arena *a)
{
	if (db->depth > 0)
		TRY(savepoint(db, CONTROL_SAVEPOINT, db->depth, a));
	else {
		TRY(clear(db, a));
		TRY(db->engine->control(db, what, 0, a));
	}
	db->depth++;
	tx->db = db;
	return NULL;
}

FALLIBLE tx_begin(struct tx *tx, struct sql *db, struct arena *a)
{
	return begin(tx, db, CONTROL_BEGIN, a);
}

FALLIBLE tx_begin_snapshot(struct tx *tx, struct sql *db, struct arena *a)
{
	return begin(tx, db, CONTROL_SNAPSHOT, a);
}

FALLIBLE tx_commit(struct tx *tx, struct arena *a)
{
	struct sql *db = tx->db;
	struct error *e;

	if (db->spoiled)
		return error_new(a, ERROR_BUSY, NULL, "out_of_memory");
	if (db->depth > 1)
		TRY(savepoint(db, CONTROL_RELEASE, db->depth - 1, a));
	else {
		e = db->engine->control(db, CONTROL_COMMIT, 0, a);
		if (e != NULL) /* the transaction may be stored all the same: TRUST fact 2 */
			return error_with(a, ERROR_UNKNOWN_OUTCOME, NULL, "outcome_unknown", "%s",
					  e->detail == NULL ? e->reason : e->detail);
	}
	db->depth--;
	tx->db = NULL;
	return NULL;
}

#ifdef TRINE_CHECK
/* The control of the test that takes the memory away: what a failed request has written stays. */
static bool keeps_failed(void)
{
	const char *told = getenv("TRINE_SABOTAGE");

	return told != NULL && strcmp(told, "keep_failed") == 0;
}
#else
static bool keeps_failed(void)
{
	return false;
}
#endif

static FALLIBLE take_back(struct sql *db, unsigned depth, struct arena *a)
{
	if (depth == 0)
		return db->engine->lives(db) ? db->engine->control(db, CONTROL_ROLLBACK, 0, a) : NULL;
	if (!keeps_failed())
		TRY(savepoint(db, CONTROL_ROLLBACK_TO, depth, a));
	return savepoint(db, CONTROL_RELEASE, depth, a);
}

void tx_rollback(struct tx *tx)
{
	STACK_ARENA(a, 4096);
	struct sql *db = tx->db;

	if (db == NULL)
		return;
	tx->db = NULL;
	db->depth--;
	db->spoiled = take_back(db, db->depth, &a) != NULL || (db->spoiled && db->depth > 0);
}
