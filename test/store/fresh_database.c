#include "store/fresh_database.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "sql/migrate.h"

static const char *server(void)
{
	return getenv("TRINE_TEST_POSTGRES");
}

bool fresh_possible(enum sql_engine engine)
{
	return engine == SQL_SQLITE || server() != NULL;
}

void must(struct error *e)
{
	if (e != NULL)
		fail_msg("%s: %s (%s)", e->field == NULL ? "-" : e->field, e->reason,
			 e->detail == NULL ? "" : e->detail);
}

/* The server's URL with another database in it. */
static const char *url_of(const char *name, struct arena *a)
{
	const char *url = server(), *options = strchr(url, '?');
	size_t n = options == NULL ? strlen(url) : (size_t)(options - url);

	while (n > 0 && url[n - 1] != '/')
		n--;
	return arena_print(a, "%.*s%s%s", (int)n, url, name, options == NULL ? "" : options);
}

static void on_server(const char *statement, struct arena *a)
{
	struct sql *db = NULL;

	must(sql_open(server(), false, &db, a));
	must(sql_run(db, statement, SQL_NO_ARGS, NULL, a));
	sql_close(&db);
}

static const char *place_new(struct fresh_database *f, enum sql_engine engine)
{
	if (engine == SQL_SQLITE) {
		snprintf(f->place, sizeof f->place, "/tmp/trine-fresh-XXXXXX");
		assert_non_null(mkdtemp(f->place));
		return arena_print(&f->arena, "sqlite:%s/fresh.db", f->place);
	}
	snprintf(f->place, sizeof f->place, "trine_fresh_%d", (int)getpid());
	on_server(arena_print(&f->arena, "CREATE DATABASE %s TEMPLATE template0 ENCODING 'UTF8'", f->place), &f->arena);
	return url_of(f->place, &f->arena);
}

void fresh_open(struct fresh_database *f, enum sql_engine engine)
{
	int ran = 0;

	*f = (struct fresh_database){ 0 };
	must(sql_open(place_new(f, engine), false, &f->db, &f->arena));
	must(migrate(f->db, &ran, &f->arena));
	assert_true(ran > 0);
}

void fresh_close(struct fresh_database *f)
{
	enum sql_engine engine = sql_engine(f->db);

	sql_close(&f->db);
	if (engine == SQL_POSTGRES)
		on_server(arena_print(&f->arena, "DROP DATABASE %s WITH (FORCE)", f->place), &f->arena);
	else {
		static const char *const files[] = { "fresh.db", "fresh.db-wal", "fresh.db-shm" };
		for (unsigned i = 0; i < sizeof files / sizeof *files; i++)
			unlink(arena_print(&f->arena, "%s/%s", f->place, files[i]));
		rmdir(f->place);
	}
	arena_free(&f->arena);
}
