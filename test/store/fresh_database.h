/* fresh_database.h -- a database of its own for a test, with every migration run, gone afterwards.
 *
 * The migrations take seconds and make the same each time: where TRINE_TEST_PATTERNS names a folder, they run once for
 * each engine and are copied from then on. */
#ifndef TEST_STORE_FRESH_DATABASE_H
#define TEST_STORE_FRESH_DATABASE_H

#include "sql/sql.h"

struct fresh_database {
	struct arena arena;
	struct sql *db;
	char place[200]; /* SQLite: its folder; PostgreSQL: its name */
};

/* False: TRINE_TEST_POSTGRES does not name a server whose user may create databases. */
bool fresh_possible(enum sql_engine engine);
void fresh_open(struct fresh_database *f, enum sql_engine engine);
void fresh_close(struct fresh_database *f);

/* Fails the test with the words of the error. */
void must(struct error *e);

#endif
