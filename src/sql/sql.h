/* sql.h -- one API over two engines: SQLite compiled in, PostgreSQL through libpq.
 *
 * A connection belongs to one thread at a time.  The text is the common dialect (ARCHITECTURE,
 * "One dialect"): $1 markers, three column types BIGINT TEXT BYTEA, quoted names.  Statements are
 * prepared once per connection and text.  Errors: ERROR_CONFLICT not_unique | in_use, ERROR_NO_ROOM
 * disk_full, ERROR_BUSY database_busy | database_lost, ERROR_UNKNOWN_OUTCOME at a failed commit,
 * ERROR_INTERNAL with the engine's words as detail. */
#ifndef SQL_SQL_H
#define SQL_SQL_H

#include "base/error.h"
#include "base/value.h"

enum sql_engine { SQL_SQLITE, SQL_POSTGRES };

struct sql;  /* a connection */
struct rows; /* an answer being read */

/* url: "sqlite:PATH" or "postgresql://..." (any libpq URL).  read_only connections refuse to write. */
FALLIBLE sql_open(const char *url, bool read_only, struct sql **ret, struct arena *a);
void sql_close(struct sql **db);
void sql_rest(struct sql *db); /* gives back the memory it only keeps to be faster */
enum sql_engine sql_engine(const struct sql *db);
enum sql_engine sql_engine_of(const char *url);

/* Runs a statement that answers rows.  The rows are closed by AUTO_ROWS or rows_close(). */
FALLIBLE sql_rows(struct sql *db, const char *text, const struct value *args, unsigned nargs, struct rows **ret,
		  struct arena *a);
/* *ret_has false: no more. The values of the row before are gone. */
FALLIBLE rows_next(struct rows *r, bool *ret_has, struct arena *a);
/* Valid until the next rows_next(); copy what must live longer. */
struct value rows_value(const struct rows *r, unsigned column);
const char *rows_text(const struct rows *r, unsigned column, struct arena *a); /* copied; NULL for none */
int64_t rows_int(const struct rows *r, unsigned column);		       /* 0 for none */
void rows_close(struct rows **r);
#define AUTO_ROWS __attribute__((cleanup(rows_close))) struct rows

/* Runs a statement without an answer; ret_changed may be NULL. */
FALLIBLE sql_run(struct sql *db, const char *text, const struct value *args, unsigned nargs, int64_t *ret_changed,
		 struct arena *a);
/* The first column of the first row; no value when there is no row. Text is copied. */
FALLIBLE sql_value(struct sql *db, const char *text, const struct value *args, unsigned nargs, struct value *ret,
		   struct arena *a);
/* Several statements separated by semicolons, without parameters: migrations. */
FALLIBLE sql_script(struct sql *db, const char *text, struct arena *a);

/* A transaction, or inside one a savepoint; rolled back unless committed. */
struct tx {
	struct sql *db; /* NULL: not open */
};
FALLIBLE tx_begin(struct tx *tx, struct sql *db, struct arena *a);
FALLIBLE tx_commit(struct tx *tx, struct arena *a);
void tx_rollback(struct tx *tx);
/* One that sees a single moment of the database from its first reading on, and writes nothing. */
FALLIBLE tx_begin_snapshot(struct tx *tx, struct sql *db, struct arena *a);
#define AUTO_TX __attribute__((cleanup(tx_rollback))) struct tx

/* False after the engine gave up a transaction by itself (a full disk). */
bool sql_transaction_lives(const struct sql *db);

/* Rows written through this connection since it was opened: denied means unchanged (TRUST G32). */
int64_t sql_written(const struct sql *db);

/* Arguments of a statement: SQL_ARGS(value_int(id), value_text(name)). */
#define SQL_ARGS(...)                          \
	(const struct value[]){ __VA_ARGS__ }, \
		(unsigned)(sizeof((const struct value[]){ __VA_ARGS__ }) / sizeof(struct value))
#define SQL_NO_ARGS NULL, 0

#endif
