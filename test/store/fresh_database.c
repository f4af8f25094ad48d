#include "store/fresh_database.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/scratch_folder.h"
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

/* NULL: no folder is named */
static const char *pattern_path(enum sql_engine engine, struct arena *a)
{
	const char *folder = getenv("TRINE_TEST_PATTERNS");

	return folder == NULL ? NULL : arena_print(a, "%s/%s", folder, engine == SQL_SQLITE ? "sqlite" : "postgres");
}

static const char *place_new(struct fresh_database *f, enum sql_engine engine)
{
	if (engine == SQL_SQLITE) {
		scratch_folder(f->place, sizeof f->place);
		return arena_print(&f->arena, "sqlite:%s/fresh.db", f->place);
	}
	snprintf(f->place, sizeof f->place, "trine_fresh_%d", (int)getpid());
	return url_of(f->place, &f->arena);
}

static void copy_file(const char *from, const char *to)
{
	FILE *in = fopen(from, "rb"), *out = fopen(to, "wb");
	char piece[65536];
	size_t n;

	assert_non_null(in);
	assert_non_null(out);
	while ((n = fread(piece, 1, sizeof piece, in)) > 0)
		assert_int_equal(fwrite(piece, 1, n, out), n);
	fclose(in);
	assert_int_equal(fclose(out), 0);
}

/* The pattern is there at once or not at all: several runners make theirs at the same time, and one is taken. */
static void pattern_keep(const struct fresh_database *f, enum sql_engine engine, const char *path, struct arena *a)
{
	const char *mine = arena_print(a, "%s.%d", path, (int)getpid());

	if (engine == SQL_SQLITE)
		copy_file(arena_print(a, "%s/fresh.db", f->place), mine);
	else {
		const char *name = arena_print(a, "trine_pattern_%d", (int)getpid());
		FILE *out = fopen(mine, "w");
		on_server(arena_print(a, "CREATE DATABASE %s TEMPLATE %s STRATEGY FILE_COPY", name, f->place), a);
		assert_true(out != NULL && fputs(name, out) >= 0 && fclose(out) == 0);
	}
	assert_int_equal(rename(mine, path), 0);
}

static const char *pattern_name(const char *path, struct arena *a)
{
	FILE *in = fopen(path, "r");
	char name[64];

	assert_true(in != NULL && fgets(name, sizeof name, in) != NULL);
	fclose(in);
	return arena_copy(a, name);
}

static void pattern_copy(const struct fresh_database *f, enum sql_engine engine, const char *path, struct arena *a)
{
	if (engine == SQL_SQLITE)
		copy_file(path, arena_print(a, "%s/fresh.db", f->place));
	else
		on_server(arena_print(a, "CREATE DATABASE %s TEMPLATE %s STRATEGY FILE_COPY", f->place,
				      pattern_name(path, a)),
			  a);
}

static void make(struct fresh_database *f, enum sql_engine engine, const char *url, const char *pattern)
{
	struct sql *db = NULL;
	int ran = 0;

	if (engine == SQL_POSTGRES)
		on_server(arena_print(&f->arena, "CREATE DATABASE %s TEMPLATE template0 ENCODING 'UTF8'", f->place),
			  &f->arena);
	must(sql_open(url, false, &db, &f->arena));
	must(migrate(db, &ran, &f->arena));
	assert_true(ran > 0);
	sql_close(&db); /* who copies it wants nobody in it */
	if (pattern != NULL)
		pattern_keep(f, engine, pattern, &f->arena);
}

void fresh_open(struct fresh_database *f, enum sql_engine engine)
{
	*f = (struct fresh_database){ 0 };
	const char *url = place_new(f, engine), *pattern = pattern_path(engine, &f->arena);

	if (pattern != NULL && access(pattern, R_OK) == 0)
		pattern_copy(f, engine, pattern, &f->arena);
	else
		make(f, engine, url, pattern);
	must(sql_open(url, false, &f->db, &f->arena));
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
