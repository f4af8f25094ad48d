#include "sql/migrate.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/embedded.h"
#include "base/instant.h"
#include "base/text.h"

#define FOLDER "db/migrations/"

static const char ledger[] = "CREATE TABLE IF NOT EXISTS migration (number BIGINT PRIMARY KEY, name TEXT NOT NULL,"
			     " fingerprint BIGINT NOT NULL, at BIGINT NOT NULL)";

static const char *name_of(const struct embedded *e)
{
	return e->path + strlen(FOLDER);
}

/* Not a secret: it only tells that a file that was run is still the same. */
static int64_t fingerprint(const struct embedded *e)
{
	uint64_t h = 14695981039346656037u;

	for (const char *p = e->data; p < e->end; p++)
		h = (h ^ (unsigned char)*p) * 1099511628211u;
	return (int64_t)h;
}

/* What PostgreSQL must be told: text columns compare by bytes on both engines, and NULL sorts lowest, so that an index
 * serves the lists sorted by its column. */
static const struct {
	const char *ours, *postgres;
} dialect[] = {
	{ " TEXT", " TEXT COLLATE \"C\"" },
	{ "\", \"id\")", "\" NULLS FIRST, \"id\")" },
};

static const char *replaced(const char *text, const char *ours, const char *theirs, struct arena *a)
{
	struct buffer b = BUFFER(a);
	const char *at;

	for (; (at = strstr(text, ours)) != NULL; text = at + strlen(ours)) {
		buffer_put(&b, text, (size_t)(at - text));
		buffer_add(&b, theirs);
	}
	buffer_add(&b, text);
	return buffer_text(&b);
}

/* A line behind such a mark is for one engine; to the other it is a comment. */
static const char *const marks[] = { [SQL_SQLITE] = "-- sqlite: ", [SQL_POSTGRES] = "-- postgres: " };

static const char *for_engine(const struct embedded *e, enum sql_engine engine, struct arena *a)
{
	const char *text = replaced(arena_copy_n(a, e->data, embedded_size(e)), marks[engine], "", a);

	if (engine == SQL_SQLITE)
		return text;
	for (size_t i = 0; i < sizeof dialect / sizeof *dialect; i++)
		text = replaced(text, dialect[i].ours, dialect[i].postgres, a);
	return text;
}

static FALLIBLE run_one(struct sql *db, const struct embedded *e, struct arena *a)
{
	AUTO_TX tx = { 0 };

	TRY(tx_begin(&tx, db, a));
	TRY(sql_script(db, for_engine(e, sql_engine(db), a), a));
	TRY(sql_run(db, "INSERT INTO migration (number, name, fingerprint, at) VALUES ($1, $2, $3, $4)",
		    SQL_ARGS(value_int(atoi(name_of(e))), value_text(name_of(e)), value_int(fingerprint(e)),
			     value_int(instant_now().us)),
		    NULL, a));
	return tx_commit(&tx, a);
}

/* *ret_done: this migration was run before, unchanged. */
static FALLIBLE was_run(struct sql *db, const struct embedded *e, bool *ret_done, struct arena *a)
{
	struct value v;

	TRY(sql_value(db, "SELECT fingerprint FROM migration WHERE number = $1", SQL_ARGS(value_int(atoi(name_of(e)))),
		      &v, a));
	if (v.tag == VALUE_INT && v.i != fingerprint(e))
		return error_with(a, ERROR_INTERNAL, "database", "migration_changed", "%s", name_of(e));
	*ret_done = v.tag == VALUE_INT;
	return NULL;
}

static FALLIBLE refuse_newer(struct sql *db, int known, struct arena *a)
{
	struct value v;

	TRY(sql_value(db, "SELECT max(number) FROM migration", SQL_NO_ARGS, &v, a));
	if (v.tag == VALUE_INT && v.i > known)
		return error_with(a, ERROR_INTERNAL, "database", "database_newer", "%lld > %d", (long long)v.i, known);
	return NULL;
}

/* run: up to which number they are run; negative: none, they are counted. */
static FALLIBLE walk(struct sql *db, int64_t run, int *ret_count, struct arena *a)
{
	int count = 0, known = 0;

	TRY(sql_script(db, ledger, a));
	for (const struct embedded *e = embedded_files; e->path != NULL; e++) {
		bool done = false;
		if (!text_starts(e->path, FOLDER))
			continue;
		known = atoi(name_of(e));
		TRY(was_run(db, e, &done, a));
		if (!done && known <= run)
			TRY(run_one(db, e, a));
		count += !done;
	}
	TRY(refuse_newer(db, known, a));
	*ret_count = count;
	return NULL;
}

FALLIBLE migrate(struct sql *db, int *ret_ran, struct arena *a)
{
	return walk(db, INT64_MAX, ret_ran, a);
}

FALLIBLE migrate_pending(struct sql *db, int *ret_pending, struct arena *a)
{
	return walk(db, -1, ret_pending, a);
}

FALLIBLE migrate_like(struct sql *db, struct sql *like, struct arena *a)
{
	int ran = 0, pending = 0;
	struct value last;

	TRY(walk(like, -1, &pending, a));
	TRY(sql_value(like, "SELECT max(number) FROM migration", SQL_NO_ARGS, &last, a));
	return walk(db, last.tag == VALUE_INT ? last.i : -1, &ran, a);
}
