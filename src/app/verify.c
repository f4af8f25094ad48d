#include "app/verify.h"

#include <stdarg.h>
#include <stdio.h>

#include "app/verify_part.h"
#include "base/random.h"
#include "sql/migrate.h"
#include "store/search.h"

void verify_break(struct verifying *v, const char *fmt, ...)
{
	char words[1000];
	va_list ap;

	if (v->found.first != NULL)
		return;
	va_start(ap, fmt);
	vsnprintf(words, sizeof words, fmt, ap);
	va_end(ap);
	v->found.first = arena_copy(v->arena, words);
}

/* What SQLite itself finds: pages, indexes, NOT NULL, UNIQUE; then its foreign keys. */
static FALLIBLE verify_engine(struct verifying *v)
{
	struct value said;

	if (sql_engine(v->db) != SQL_SQLITE)
		return NULL;
	TRY(sql_value(v->db, "PRAGMA integrity_check(1)", SQL_NO_ARGS, &said, v->arena));
	if (said.tag != VALUE_TEXT || strcmp(said.s, "ok") != 0) {
		verify_break(v, "the database is damaged: %s", said.tag == VALUE_TEXT ? said.s : "no answer");
		return NULL;
	}
	TRY(sql_value(v->db, "PRAGMA foreign_key_check", SQL_NO_ARGS, &said, v->arena));
	if (said.tag != VALUE_NONE)
		verify_break(v, "table %s has a row that refers to nothing", said.tag == VALUE_TEXT ? said.s : "?");
	return NULL;
}

/* A record the index lacks is there and sound, but nobody finds it. */
static FALLIBLE verify_search(struct verifying *v)
{
	const struct entity *e = NULL;
	int64_t id = 0;

	TRY(search_check(v->db, &e, &id, v->arena));
	if (e != NULL)
		verify_break(v, "the search index does not have %s %s as it is; trine reindex makes it anew", e->name,
			     id_text(id, v->arena));
	return NULL;
}

static struct error *(*const parts[])(struct verifying *v) = {
	verify_engine, verify_chains, verify_records, verify_references, verify_contents, verify_search, verify_anchor,
};

/* The engine's own word for a page that cannot be read is a finding, not a failure of ours. */
static FALLIBLE finding(struct verifying *v, struct error *e)
{
	if (e == NULL || strcmp(e->reason, "database_damaged") != 0)
		return e;
	verify_break(v, "the database is damaged: %s", e->detail == NULL ? e->reason : e->detail);
	return NULL;
}

static FALLIBLE verify_moment(struct verifying *v)
{
	AUTO_TX tx = { 0 };

	TRY(tx_begin_snapshot(&tx, v->db, v->arena));
	for (unsigned i = 0; i < sizeof parts / sizeof *parts && v->found.first == NULL; i++)
		TRY(finding(v, parts[i](v)));
	return NULL;
}

FALLIBLE verify_all(const struct verify *asked, struct verified *ret, struct arena *a)
{
	struct verifying v = { .asked = asked, .db = asked->db, .arena = a };
	int pending = 0;
	struct error *e = migrate_pending(v.db, &pending, a);

	if (e == NULL && pending > 0)
		return error_with(a, ERROR_CONFLICT, "database", "migrate_first", "%d", pending);
	TRY(finding(&v, e));
	if (v.found.first == NULL)
		TRY(verify_moment(&v));
	*ret = v.found;
	return NULL;
}
