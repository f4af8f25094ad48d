/* sqlite.c -- SQLite behind sql.h. */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "sql/engine.h"

#define SLOTS 64
#define DEPTH 4 /* statements kept of a slot; what a client asks for may differ without end */

struct cached {
	char *text;
	sqlite3_stmt *stmt;
	bool busy;
	struct cached *next;
};

struct sqlite {
	struct sql sql;
	sqlite3 *db;
	sqlite3_stmt *control[CONTROLS][SAVEPOINTS + 1];
	struct cached *cache[SLOTS]; /* each a chain, the one used last first */
};

struct sqlite_rows {
	struct rows rows;
	sqlite3_stmt *stmt;
	struct cached *cached;
	int before; /* sqlite3_total_changes() when the statement began */
};

static FALLIBLE problem(struct sqlite *s, int code, struct arena *a)
{
	const char *words = sqlite3_errmsg(s->db);

	switch (code & 0xFF) {
	case SQLITE_CONSTRAINT:
		if (code == SQLITE_CONSTRAINT_FOREIGNKEY)
			return error_with(a, ERROR_CONFLICT, NULL, "in_use", "%s", words);
		if (code == SQLITE_CONSTRAINT_UNIQUE || code == SQLITE_CONSTRAINT_PRIMARYKEY)
			return error_with(a, ERROR_CONFLICT, NULL, "not_unique", "%s", words);
		return error_with(a, ERROR_INTERNAL, NULL, "constraint", "%s", words);
	case SQLITE_FULL:
		return error_with(a, ERROR_NO_ROOM, NULL, "disk_full", "%s", words);
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		return error_with(a, ERROR_BUSY, NULL, "database_busy", "%s", words);
	case SQLITE_INTERRUPT:
		return error_with(a, ERROR_BUSY, NULL, "too_expensive", "%s", words);
	case SQLITE_NOMEM:
		return error_with(a, ERROR_BUSY, NULL, "out_of_memory", "%s", words);
	case SQLITE_IOERR:
		return error_with(a, ERROR_UNKNOWN_OUTCOME, NULL, "disk_failed", "%s", words);
	case SQLITE_CORRUPT:
	case SQLITE_NOTADB:
		return error_with(a, ERROR_INTERNAL, NULL, "database_damaged", "%s", words);
	default:
		return error_with(a, ERROR_INTERNAL, NULL, "sql", "%s", words);
	}
}

/* Some failures end the transaction; who holds it learns why. */
static FALLIBLE failed(struct sqlite *s, int code, struct arena *a)
{
	struct error *e = problem(s, code, a);

	if (s->sql.depth > 0 && sqlite3_get_autocommit(s->db))
		s->sql.gave_up = e->code;
	return e;
}

/* $1 -> ?1: SQLite numbers $names by first appearance.  Quoted text is left alone. */
static const char *dialect(const char *text, struct arena *a)
{
	char *out = arena_copy(a, text);
	char quote = '\0';

	for (char *p = out; *p != '\0'; p++) {
		if (quote != '\0')
			quote = *p == quote ? '\0' : quote;
		else if (*p == '\'' || *p == '"')
			quote = *p;
		else if (*p == '$')
			*p = '?';
	}
	return out;
}

/* Texts are long, so eight bytes at a time. */
static unsigned slot(const char *text)
{
	size_t n = strlen(text);
	uint64_t h = n, word = 0;

	for (; n >= sizeof word; n -= sizeof word, text += sizeof word) {
		memcpy(&word, text, sizeof word);
		h = (h ^ word) * UINT64_C(0x9E3779B97F4A7C15);
		h ^= h >> 32;
	}
	word = 0;
	memcpy(&word, text, n);
	h = (h ^ word) * UINT64_C(0x9E3779B97F4A7C15);
	return (unsigned)(h >> 32) % SLOTS;
}

static void cached_free(struct cached *c)
{
	sqlite3_finalize(c->stmt);
	free(c->text);
	free(c);
}

/* Takes the statement out of its chain; NULL: it is not there. */
static struct cached *cache_take(struct sqlite *s, unsigned i, const char *text)
{
	for (struct cached **at = &s->cache[i], *c; (c = *at) != NULL; at = &c->next)
		if (strcmp(c->text, text) == 0) {
			*at = c->next;
			return c;
		}
	return NULL;
}

static void cache_put(struct sqlite *s, unsigned i, struct cached *c)
{
	struct cached **at = &s->cache[i];

	c->next = *at;
	*at = c;
	for (int n = 0; *at != NULL && n < DEPTH; n++)
		at = &(*at)->next;
	while (*at != NULL) {
		struct cached *old = *at;
		if (old->busy)
			at = &old->next;
		else {
			*at = old->next;
			cached_free(old);
		}
	}
}

/* NULL: there is no memory to keep it. */
static struct cached *cached_new(const char *text, sqlite3_stmt *stmt)
{
	struct cached *c = calloc(1, sizeof *c);
	char *copy = strdup(text);

	if (c == NULL || copy == NULL) {
		free(c);
		free(copy);
		return NULL;
	}
	*c = (struct cached){ .text = copy, .stmt = stmt };
	return c;
}

/* A prepared statement that nobody else is reading. One already busy is prepared again, uncached: *ret_cached NULL. */
static FALLIBLE prepare(struct sqlite *s, const char *text, struct cached **ret_cached, sqlite3_stmt **ret,
			struct arena *a)
{
	unsigned i = slot(text);
	struct cached *c = cache_take(s, i, text);
	bool is_busy = c != NULL && c->busy;
	sqlite3_stmt *stmt = NULL;

	if (c != NULL)
		cache_put(s, i, c);
	if (c == NULL || is_busy) {
		int code = sqlite3_prepare_v3(s->db, dialect(text, a), -1, is_busy ? 0 : SQLITE_PREPARE_PERSISTENT,
					      &stmt, NULL);
		if (code != SQLITE_OK)
			return failed(s, code, a);
		c = is_busy ? NULL : cached_new(text, stmt);
		if (c != NULL)
			cache_put(s, i, c);
	}
	*ret = stmt != NULL ? stmt : c->stmt;
	*ret_cached = c;
	if (c != NULL)
		c->busy = true;
	return NULL;
}

static int bind(sqlite3_stmt *stmt, int i, struct value v)
{
	switch (v.tag) {
	case VALUE_INT:
		return sqlite3_bind_int64(stmt, i, v.i);
	case VALUE_TEXT:
		return sqlite3_bind_text64(stmt, i, v.s, v.n, SQLITE_STATIC, SQLITE_UTF8);
	case VALUE_BLOB:
		return sqlite3_bind_blob64(stmt, i, v.s, v.n, SQLITE_STATIC);
	case VALUE_NONE:
	default:
		return sqlite3_bind_null(stmt, i);
	}
}

static void sqlite_finish(struct rows *rows)
{
	struct sqlite_rows *r = (struct sqlite_rows *)rows;

	if (r->cached == NULL)
		sqlite3_finalize(r->stmt);
	else {
		sqlite3_reset(r->stmt);
		sqlite3_clear_bindings(r->stmt);
		r->cached->busy = false;
	}
	free(r);
}

static const struct engine sqlite_engine;

static void rows_drop(struct sqlite_rows **r)
{
	if (*r != NULL && (*r)->stmt != NULL)
		sqlite_finish(&(*r)->rows);
	else
		free(*r);
}

static FALLIBLE sqlite_rows_of(struct sql *db, const char *text, const struct value *args, unsigned nargs,
			       struct rows **ret, struct arena *a)
{
	struct sqlite *s = (struct sqlite *)db;
	__attribute__((cleanup(rows_drop))) struct sqlite_rows *r = calloc(1, sizeof *r);

	if (r == NULL)
		return error_new(a, ERROR_BUSY, NULL, "out_of_memory");
	*r = (struct sqlite_rows){ .rows = { .engine = &sqlite_engine, .db = db, .arena = a },
				   .before = sqlite3_total_changes(s->db) };
	TRY(prepare(s, text, &r->cached, &r->stmt, a));
	for (unsigned i = 0; i < nargs; i++)
		if (bind(r->stmt, (int)i + 1, args[i]) != SQLITE_OK)
			return failed(s, sqlite3_extended_errcode(s->db), a);
	*ret = &r->rows;
	r = NULL;
	return NULL;
}

static FALLIBLE sqlite_next(struct rows *rows, bool *ret_has, struct arena *a)
{
	struct sqlite_rows *r = (struct sqlite_rows *)rows;
	struct sqlite *s = (struct sqlite *)rows->db;
	int code = sqlite3_step(r->stmt);

	if (code != SQLITE_ROW && code != SQLITE_DONE)
		return failed(s, sqlite3_extended_errcode(s->db), a);
	*ret_has = code == SQLITE_ROW;
	rows->changed = sqlite3_total_changes(s->db) - r->before;
	return NULL;
}

static struct value sqlite_value(const struct rows *rows, unsigned column)
{
	sqlite3_stmt *stmt = ((const struct sqlite_rows *)rows)->stmt;
	int i = (int)column;

	switch (sqlite3_column_type(stmt, i)) {
	case SQLITE_INTEGER:
		return value_int(sqlite3_column_int64(stmt, i));
	case SQLITE_TEXT: {
		const char *s = (const char *)sqlite3_column_text(stmt, i);
		if (s == NULL) /* the NUL behind it had no room */
			arena_exhausted(rows->arena);
		return (struct value){ .tag = VALUE_TEXT, .s = s, .n = (size_t)sqlite3_column_bytes(stmt, i) };
	}
	case SQLITE_BLOB: {
		const void *p = sqlite3_column_blob(stmt, i);
		return value_blob(p, (size_t)sqlite3_column_bytes(stmt, i));
	}
	default:
		return NO_VALUE;
	}
}

static FALLIBLE sqlite_script(struct sql *db, const char *text, struct arena *a)
{
	struct sqlite *s = (struct sqlite *)db;
	int code = sqlite3_exec(s->db, text, NULL, NULL, NULL);

	return code == SQLITE_OK ? NULL : failed(s, sqlite3_extended_errcode(s->db), a);
}

/* Prepared when the connection is opened; a reader has no savepoints. */
static FALLIBLE prepare_control(struct sqlite *s, bool read_only, struct arena *a)
{
	static const struct {
		const char *text;
		unsigned depth; /* 0: none */
	} words[CONTROLS] = {
		[CONTROL_BEGIN] = { "BEGIN IMMEDIATE", 0 },   [CONTROL_SNAPSHOT] = { "BEGIN", 0 },
		[CONTROL_COMMIT] = { "COMMIT", 0 },	      [CONTROL_ROLLBACK] = { "ROLLBACK", 0 },
		[CONTROL_SAVEPOINT] = { "SAVEPOINT", 1 },     [CONTROL_RELEASE] = { "RELEASE", 1 },
		[CONTROL_ROLLBACK_TO] = { "ROLLBACK TO", 1 },
	};
	char text[40];

	for (unsigned i = 0; i < CONTROLS; i++)
		for (unsigned d = words[i].depth; d <= (words[i].depth == 0 || read_only ? 0 : SAVEPOINTS); d++) {
			snprintf(text, sizeof text, d == 0 ? "%s" : "%s p%u", words[i].text, d);
			int code =
				sqlite3_prepare_v3(s->db, text, -1, SQLITE_PREPARE_PERSISTENT, &s->control[i][d], NULL);
			if (code != SQLITE_OK)
				return failed(s, code, a);
		}
	return NULL;
}

static FALLIBLE sqlite_control(struct sql *db, enum control what, unsigned depth, struct arena *a)
{
	struct sqlite *s = (struct sqlite *)db;
	sqlite3_stmt *stmt = s->control[what][depth];
	int code = stmt == NULL ? SQLITE_MISUSE : sqlite3_step(stmt);
	struct error *e = code == SQLITE_DONE ? NULL : failed(s, sqlite3_extended_errcode(s->db), a);

	sqlite3_reset(stmt);
	return e;
}

static bool sqlite_lives(const struct sql *db)
{
	return sqlite3_get_autocommit(((const struct sqlite *)db)->db) == 0;
}

static void sqlite_rest(struct sql *db)
{
	sqlite3_db_release_memory(((struct sqlite *)db)->db);
}

static void sqlite_shut(struct sql *db)
{
	struct sqlite *s = (struct sqlite *)db;

	for (unsigned i = 0; i < SLOTS; i++)
		while (s->cache[i] != NULL) {
			struct cached *c = s->cache[i];
			s->cache[i] = c->next;
			cached_free(c);
		}
	for (unsigned i = 0; i < CONTROLS; i++)
		for (unsigned d = 0; d <= SAVEPOINTS; d++)
			sqlite3_finalize(s->control[i][d]);
	sqlite3_close(s->db);
	free(s);
}

static const struct engine sqlite_engine = {
	.name = SQL_SQLITE,
	.control = sqlite_control,
	.rows = sqlite_rows_of,
	.next = sqlite_next,
	.value = sqlite_value,
	.finish = sqlite_finish,
	.script = sqlite_script,
	.lives = sqlite_lives,
	.rest = sqlite_rest,
	.close = sqlite_shut,
};

/* Text compares by bytes on both engines; "C" is how PostgreSQL calls that order. */
static int bytewise(void *arg, int n, const void *a, int m, const void *b)
{
	int order = memcmp(a, b, (size_t)(n < m ? n : m));

	(void)arg;
	return order != 0 ? order : n - m;
}

/* mmap_size 0 and 8 reserved bytes a page: TRUST section 4, number 5. */
static const char writer_settings[] =
	"PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 0;"
	"PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -16384;"
	"PRAGMA mmap_size = 0; PRAGMA secure_delete = FAST; PRAGMA cell_size_check = ON;";
static const char reader_settings[] = "PRAGMA query_only = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -4096;"
				      "PRAGMA mmap_size = 0; PRAGMA cell_size_check = ON;";

static FALLIBLE sqlite_settle(struct sqlite *s, bool read_only, struct arena *a)
{
	int reserve = 8;

	sqlite3_extended_result_codes(s->db, 1);
	sqlite3_busy_timeout(s->db, 5000);
	sqlite3_db_config(s->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	sqlite3_limit(s->db, SQLITE_LIMIT_ATTACHED, read_only ? 0 : 1); /* VACUUM INTO needs one */
	sqlite3_limit(s->db, SQLITE_LIMIT_SQL_LENGTH, 200000);
	sqlite3_file_control(s->db, NULL, SQLITE_FCNTL_RESERVE_BYTES, &reserve);
	if (sqlite3_create_collation(s->db, "C", SQLITE_UTF8, NULL, bytewise) != SQLITE_OK)
		return failed(s, sqlite3_extended_errcode(s->db), a);
	TRY(sqlite_script(&s->sql, read_only ? reader_settings : writer_settings, a));
	return prepare_control(s, read_only, a);
}

static void sqlite_drop(struct sqlite **s)
{
	if (*s != NULL)
		sqlite_shut(&(*s)->sql);
}

FALLIBLE sqlite_open(const char *path, bool read_only, struct sql **ret, struct arena *a)
{
	__attribute__((cleanup(sqlite_drop))) struct sqlite *s = calloc(1, sizeof *s);
	int flags =
		SQLITE_OPEN_NOMUTEX | (read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);

	if (s == NULL)
		return error_new(a, ERROR_BUSY, NULL, "out_of_memory");
	s->sql.engine = &sqlite_engine;
	int code = sqlite3_open_v2(path, &s->db, flags, NULL);
	if (code == SQLITE_NOMEM)
		return error_new(a, ERROR_BUSY, NULL, "out_of_memory");
	if (code != SQLITE_OK)
		return error_with(a, ERROR_INTERNAL, "database", "cannot_open", "%s: %s", path, sqlite3_errmsg(s->db));
	TRY(sqlite_settle(s, read_only, a));
	*ret = &s->sql;
	s = NULL;
	return NULL;
}
