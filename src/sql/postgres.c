/* postgres.c -- PostgreSQL behind sql.h: prepared statements, binary values, one lost connection
 * is mended at the next transaction. */
#include <endian.h>
#include <libpq-fe.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "sql/engine.h"

#define CACHED 512
#define STATEMENTS 1000 /* the most that a connection keeps prepared: what people filter by has no end */
#define MAX_ARGS 200

enum oid { OID_NONE = 0, OID_BYTEA = 17, OID_INT8 = 20, OID_TEXT = 25 };

/* A statement is known by its text and the kinds of its arguments: the server types it by both. */
struct prepared {
	char *key;
	char name[16];
	struct prepared *next;
};

struct postgres {
	struct sql sql;
	PGconn *conn;
	struct prepared *cache[CACHED];
	unsigned count; /* prepared since the connection was made */
	unsigned kept;
};

struct postgres_rows {
	struct rows rows;
	PGresult *result;
	int at, count;
};

static FALLIBLE failed(struct postgres *p, const PGresult *r, struct arena *a)
{
	static const struct {
		const char *state;
		enum error_code code;
		const char *reason;
	} known[] = {
		{ "23505", ERROR_CONFLICT, "not_unique" },	   { "23503", ERROR_CONFLICT, "in_use" },
		{ "40001", ERROR_BUSY, "database_busy" },	   { "40P01", ERROR_BUSY, "database_busy" },
		{ "55P03", ERROR_BUSY, "database_busy" },	   { "57014", ERROR_BUSY, "too_expensive" },
		{ "53100", ERROR_NO_ROOM, "disk_full" },	   { "53200", ERROR_BUSY, "out_of_memory" },
		{ "53300", ERROR_BUSY, "database_busy" },	   { "57P01", ERROR_BUSY, "database_lost" },
		{ "57P02", ERROR_BUSY, "database_lost" },	   { "57P03", ERROR_BUSY, "database_lost" },
		{ "58030", ERROR_UNKNOWN_OUTCOME, "disk_failed" }, { "25006", ERROR_BUSY, "database_lost" },
	};
	const char *state = r == NULL ? NULL : PQresultErrorField(r, PG_DIAG_SQLSTATE);
	const char *words = r == NULL ? PQerrorMessage(p->conn) : PQresultErrorMessage(r);

	if (PQstatus(p->conn) != CONNECTION_OK)
		return error_with(a, ERROR_BUSY, NULL, "database_lost", "%s", words);
	for (size_t i = 0; state != NULL && i < sizeof known / sizeof *known; i++)
		if (strcmp(known[i].state, state) == 0)
			return error_with(a, known[i].code, NULL, known[i].reason, "%s", words);
	return error_with(a, ERROR_INTERNAL, NULL, "sql", "%s %s", state == NULL ? "" : state, words);
}

static void forget_statements(struct postgres *p)
{
	for (unsigned i = 0; i < CACHED; i++)
		while (p->cache[i] != NULL) {
			struct prepared *s = p->cache[i];
			p->cache[i] = s->next;
			free(s->key);
			free(s);
		}
	p->kept = 0;
}

/* In a failed transaction the server keeps them; then so do we. */
static void make_room(struct postgres *p)
{
	PGresult *r;

	if (p->kept < STATEMENTS)
		return;
	r = PQexec(p->conn, "DEALLOCATE ALL");
	if (PQresultStatus(r) == PGRES_COMMAND_OK)
		forget_statements(p);
	PQclear(r);
}

/* Planned for its values each time: a plan for any values takes a capped count for cheap, and then reads a million rows
 * for the three that are open. */
static const char settings[] = "SET TIME ZONE 'UTC'; SET client_min_messages = warning; SET jit = off;"
			       "SET plan_cache_mode = force_custom_plan;"
			       "SET standard_conforming_strings = on; SET statement_timeout = '30s';"
			       "SET idle_in_transaction_session_timeout = '60s'; SET lock_timeout = '10s'";

static FALLIBLE settle(struct postgres *p, struct arena *a)
{
	PGresult *r = PQexec(p->conn, settings);
	struct error *e = PQresultStatus(r) == PGRES_COMMAND_OK ? NULL : failed(p, r, a);

	PQclear(r);
	return e;
}

/* Outside a transaction a lost connection is made again; inside one the work is lost and says so. */
static FALLIBLE mend(struct postgres *p, struct arena *a)
{
	if (PQstatus(p->conn) == CONNECTION_OK || p->sql.depth > 0)
		return NULL;
	forget_statements(p);
	PQreset(p->conn);
	if (PQstatus(p->conn) != CONNECTION_OK)
		return failed(p, NULL, a);
	return settle(p, a);
}

struct arguments {
	Oid types[MAX_ARGS];
	const char *values[MAX_ARGS];
	int lengths[MAX_ARGS], formats[MAX_ARGS];
	uint64_t numbers[MAX_ARGS];
	char signature[MAX_ARGS + 1];
};

static void argue(struct arguments *g, const struct value *args, unsigned nargs)
{
	for (unsigned i = 0; i < nargs; i++) {
		struct value v = args[i];
		g->formats[i] = 1;
		g->values[i] = v.tag == VALUE_NONE ? NULL : v.s;
		g->lengths[i] = (int)v.n;
		g->types[i] = OID_NONE;
		g->signature[i] = "nitb"[v.tag];
		if (v.tag == VALUE_INT) {
			g->numbers[i] = htobe64((uint64_t)v.i);
			g->values[i] = (const char *)&g->numbers[i];
			g->lengths[i] = 8;
			g->types[i] = OID_INT8;
		} else if (v.tag != VALUE_NONE)
			g->types[i] = v.tag == VALUE_TEXT ? OID_TEXT : OID_BYTEA;
	}
	g->signature[nargs] = '\0';
}

static unsigned slot(const char *key)
{
	uint32_t h = 2166136261u;

	for (; *key != '\0'; key++)
		h = (h ^ (unsigned char)*key) * 16777619u;
	return h % CACHED;
}

static FALLIBLE prepare(struct postgres *p, const char *text, const struct arguments *g, unsigned nargs,
			const struct prepared **ret, struct arena *a)
{
	const char *key = arena_print(a, "%s %s", g->signature, text);
	unsigned i = slot(key);
	struct prepared *s = p->cache[i];

	while (s != NULL && strcmp(s->key, key) != 0)
		s = s->next;
	if (s == NULL) {
		make_room(p);
		s = calloc(1, sizeof *s);
		if (s == NULL || (s->key = strdup(key)) == NULL) {
			free(s);
			return error_new(a, ERROR_BUSY, NULL, "out_of_memory");
		}
		snprintf(s->name, sizeof s->name, "s%u", p->count++);
		PGresult *r = PQprepare(p->conn, s->name, text, (int)nargs, g->types);
		struct error *e = PQresultStatus(r) == PGRES_COMMAND_OK ? NULL : failed(p, r, a);
		PQclear(r);
		if (e != NULL) {
			free(s->key);
			free(s);
			return e;
		}
		s->next = p->cache[i];
		p->cache[i] = s;
		p->kept++;
	}
	*ret = s;
	return NULL;
}

static void postgres_finish(struct rows *rows)
{
	PQclear(((struct postgres_rows *)rows)->result);
	free(rows);
}

static const struct engine postgres_engine;

static FALLIBLE answer(struct postgres *p, PGresult *result, struct rows **ret, struct arena *a)
{
	ExecStatusType status = PQresultStatus(result);
	struct postgres_rows *r;
	struct error *e;

	if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK) {
		e = failed(p, result, a);
		PQclear(result);
		return e;
	}
	r = calloc(1, sizeof *r);
	if (r == NULL) {
		PQclear(result);
		return error_new(a, ERROR_BUSY, NULL, "out_of_memory");
	}
	*r = (struct postgres_rows){ .rows = { .engine = &postgres_engine, .db = &p->sql },
				     .result = result,
				     .at = -1 };
	r->count = PQntuples(result);
	r->rows.changed = strncmp(PQcmdStatus(result), "SELECT", 6) == 0 ? 0 : strtoll(PQcmdTuples(result), NULL, 10);
	*ret = &r->rows;
	return NULL;
}

/* Not worth preparing, and they must run in a failed transaction too. */
static FALLIBLE postgres_control(struct sql *db, enum control what, unsigned depth, struct arena *a)
{
	static const char *const words[CONTROLS] = {
		[CONTROL_BEGIN] = "BEGIN",
		[CONTROL_SNAPSHOT] = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
		[CONTROL_COMMIT] = "COMMIT",
		[CONTROL_ROLLBACK] = "ROLLBACK",
		[CONTROL_SAVEPOINT] = "SAVEPOINT",
		[CONTROL_RELEASE] = "RELEASE",
		[CONTROL_ROLLBACK_TO] = "ROLLBACK TO",
	};
	struct postgres *p = (struct postgres *)db;
	struct error *e = NULL;
	char text[60];

	TRY(mend(p, a));
	snprintf(text, sizeof text, depth == 0 ? "%s" : "%s p%u", words[what], depth);
	PGresult *r = PQexec(p->conn, text);
	if (PQresultStatus(r) != PGRES_COMMAND_OK)
		e = failed(p, r, a);
	/* COMMIT of a failed transaction answers ROLLBACK: that is no commit. */
	else if (what == CONTROL_COMMIT && strcmp(PQcmdStatus(r), "COMMIT") != 0)
		e = error_new(a, ERROR_INTERNAL, NULL, "transaction_failed");
	PQclear(r);
	return e;
}

static FALLIBLE postgres_rows_of(struct sql *db, const char *text, const struct value *args, unsigned nargs,
				 struct rows **ret, struct arena *a)
{
	struct postgres *p = (struct postgres *)db;
	const struct prepared *s = NULL;
	struct arguments *g;

	if (nargs > MAX_ARGS)
		return error_new(a, ERROR_INTERNAL, NULL, "too_many_arguments");
	TRY(mend(p, a));
	g = arena_new(a, struct arguments);
	argue(g, args, nargs);
	TRY(prepare(p, text, g, nargs, &s, a));
	return answer(p, PQexecPrepared(p->conn, s->name, (int)nargs, g->values, g->lengths, g->formats, 1), ret, a);
}

static FALLIBLE postgres_next(struct rows *rows, bool *ret_has, struct arena *a)
{
	struct postgres_rows *r = (struct postgres_rows *)rows;

	(void)a;
	*ret_has = ++r->at < r->count;
	return NULL;
}

static struct value postgres_value(const struct rows *rows, unsigned column)
{
	const struct postgres_rows *r = (const struct postgres_rows *)rows;
	int i = (int)column;
	const char *p = PQgetvalue(r->result, r->at, i);
	uint64_t wide;
	uint32_t narrow;

	if (PQgetisnull(r->result, r->at, i))
		return NO_VALUE;
	switch (PQftype(r->result, i)) {
	case OID_INT8:
		memcpy(&wide, p, sizeof wide);
		return value_int((int64_t)be64toh(wide));
	case 23: /* int4: a literal, or 1 of SELECT 1 */
		memcpy(&narrow, p, sizeof narrow);
		return value_int((int32_t)be32toh(narrow));
	case 16: /* bool: an expression such as EXISTS */
		return value_int(*p != 0);
	case OID_BYTEA:
		return value_blob(p, (size_t)PQgetlength(r->result, r->at, i));
	default:
		return (struct value){ .tag = VALUE_TEXT, .s = p, .n = (size_t)PQgetlength(r->result, r->at, i) };
	}
}

static FALLIBLE postgres_script(struct sql *db, const char *text, struct arena *a)
{
	struct postgres *p = (struct postgres *)db;
	PGresult *r;
	struct error *e;

	TRY(mend(p, a));
	r = PQexec(p->conn, text);
	e = PQresultStatus(r) == PGRES_COMMAND_OK || PQresultStatus(r) == PGRES_TUPLES_OK ? NULL : failed(p, r, a);
	PQclear(r);
	return e;
}

static bool postgres_lives(const struct sql *db)
{
	PGTransactionStatusType status = PQtransactionStatus(((const struct postgres *)db)->conn);

	return status == PQTRANS_INTRANS || status == PQTRANS_INERROR || status == PQTRANS_ACTIVE;
}

static void postgres_shut(struct sql *db)
{
	struct postgres *p = (struct postgres *)db;

	forget_statements(p);
	PQfinish(p->conn);
	free(p);
}

static const struct engine postgres_engine = {
	.name = SQL_POSTGRES,
	.control = postgres_control,
	.rows = postgres_rows_of,
	.next = postgres_next,
	.value = postgres_value,
	.finish = postgres_finish,
	.script = postgres_script,
	.lives = postgres_lives,
	.close = postgres_shut,
};

static void ignore_notice(void *arg, const char *message)
{
	(void)arg, (void)message;
}

FALLIBLE postgres_open(const char *url, bool read_only, struct sql **ret, struct arena *a)
{
	struct postgres *p = calloc(1, sizeof *p);
	struct error *e;

	(void)read_only; /* reads and writes share a pool; what may write is decided above */
	if (p == NULL)
		return error_new(a, ERROR_BUSY, NULL, "out_of_memory");
	p->sql.engine = &postgres_engine;
	p->conn = PQconnectdb(url);
	PQsetNoticeProcessor(p->conn, ignore_notice, NULL);
	if (PQstatus(p->conn) == CONNECTION_OK)
		e = settle(p, a);
	else
		e = error_with(a, ERROR_BUSY, "database", "database_lost", "%s", PQerrorMessage(p->conn));
	if (e != NULL) {
		postgres_shut(&p->sql);
		return e;
	}
	*ret = &p->sql;
	return NULL;
}
