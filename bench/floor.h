/* floor.h -- the floor of `make bench`: what the same work costs when it is written by hand for one table.
 *
 * The same HTTP library and the same SQLite with the same settings, statements prepared once, and a writer thread with
 * group commit.  No log-in, no rights, no validation, no other entity.  It works on a copy of a database
 * and answers what Trine answers, which run.mjs checks before it measures. */
#ifndef FLOOR_H
#define FLOOR_H

#include <microhttpd.h>
#include <pthread.h>
#include <sqlite3.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct text {
	char *data; /* freed by who made it */
	size_t used, size;
};

enum kind { ID, INTEGER, TEXT, MONEY, DATE, INSTANT, FLAG, WORDS, HIDDEN };

struct column {
	const char *name;
	enum kind kind;
};

/* The columns of every record, then those of the declaration: a field that is added there is here too. */
#define FIELD(kind, name, ...) AT_##name,
#define ENTITY_DEF "entity/presale/opportunity.def"
enum {
	AT_id,
	AT_version,
	AT_created_at,
	AT_changed_at,
	AT_created_by,
	DECLARED,
	AT_before = DECLARED - 1,
#include "meta/expand.inc"
	COLUMNS
};
#undef ENTITY_DEF
extern const struct column columns[COLUMNS];
extern const char names[];  /* of all columns, with commas between */
extern const char values[]; /* as many question marks */

struct cell {
	bool set;
	int64_t i;
	const char *s; /* of TEXT and WORDS */
};

struct exchange {
	struct MHD_Connection *mhd;
	struct text body, reply;
	unsigned status;
	bool answered;
	struct exchange *next;
};

struct floor {
	const char *path;
	int64_t user, team; /* whose the created records are */

	pthread_mutex_t lock; /* guards first, last */
	pthread_cond_t filled;
	struct exchange *first, *last;
};

/* floor_text.c: values as Trine writes and reads them */
void put(struct text *t, const char *s, size_t n);
void put_text(struct text *t, const char *s);
void put_int(struct text *t, int64_t i);
void put_id(struct text *t, int64_t id);
void put_cell(struct text *t, enum kind kind, const struct cell *c);
void put_record(struct text *t, const struct cell *cells);
int64_t id_read(const char *s);
int64_t day_read(const char *s);

/* floor_read.c: fill the reply, return the status */
sqlite3 *database_open(const char *path, int flags, const char *settings);
sqlite3_stmt *prepare(sqlite3 *db, const char *format, ...) __attribute__((format(printf, 2, 3)));
unsigned read_one(const struct floor *f, const char *id, struct text *reply);
unsigned read_page(const struct floor *f, struct MHD_Connection *mhd, struct text *reply);

/* floor_create.c: the connection is suspended until its record is durable */
void create_later(struct floor *f, struct exchange *x);
void *writer_main(void *floor);

#endif
