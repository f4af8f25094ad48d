/* restore.c -- from a backup into an empty data directory and database; the keys come last, since they are what
 * makes a folder an installation. */
#include <stdio.h>
#include <unistd.h>

#include "app/act.h"
#include "app/backup.h"
#include "app/container.h"
#include "app/disk.h"
#include "app/erasures.h"
#include "app/lane.h"
#include "app/transfer.h"
#include "app/verify.h"
#include "base/text.h"
#include "sql/migrate.h"
#include "store/search.h"

struct restoring {
	const struct restore *asked;
	const char *stage; /* where the parts are laid down first, in the data directory */
	struct keys keys;
	const char *placed; /* the SQLite file, once it is where it belongs */
	struct manifest manifest;
	struct restored done;
	struct arena *arena;
};

static FALLIBLE must_be_empty(const char *what, struct arena *a)
{
	return error_with(a, ERROR_CONFLICT, NULL, "target_not_empty", "%s", what);
}

/* --- the database --- */

static FALLIBLE place_sqlite(struct restoring *r)
{
	const char *target = r->asked->database;

	text_skip(&target, "sqlite:");
	if (access(target, F_OK) == 0)
		return must_be_empty(target, r->arena);
	TRY(disk_move(arena_print(r->arena, "%s/" PART_DATABASE, r->stage), target, r->arena));
	r->placed = target;
	return NULL;
}

static FALLIBLE load_content(struct restoring *r, struct sql *to, const struct part *p)
{
	AUTO_ARENA a = { 0 };
	char *data = arena_alloc(&a, (size_t)p->size + 1);
	const char *path = arena_print(&a, "%s/%s", r->stage, p->name);
	FILE *f = fopen(path, "re");
	size_t n = f == NULL ? 0 : fread(data, 1, (size_t)p->size, f);

	if (f == NULL)
		return disk_failed(path, r->arena);
	fclose(f);
	return error_carry(sql_run(to, "INSERT INTO blob (sha256, content) VALUES ($1, $2)",
				   SQL_ARGS(value_text(p->sha256), value_blob(data, n)), NULL, &a),
			   r->arena);
}

static FALLIBLE fill_postgres(struct restoring *r, struct sql *copy, struct sql *to)
{
	AUTO_TX snapshot = { 0 }, tx = { 0 };
	int64_t changed = 0;
	struct value there;

	TRY(sql_value(to, "SELECT CAST(count(*) AS BIGINT) FROM pg_tables WHERE schemaname = current_schema()",
		      SQL_NO_ARGS, &there, r->arena));
	if (there.i > 0)
		return must_be_empty("the database", r->arena);
	TRY(migrate_like(to, copy, r->arena));
	TRY(tx_begin_snapshot(&snapshot, copy, r->arena));
	TRY(tx_begin(&tx, to, r->arena));
	TRY(transfer_rows(copy, to, r->arena));
	TRY(sql_run(to, "DELETE FROM blob", SQL_NO_ARGS, &changed, r->arena));
	for (size_t i = 0; i < r->manifest.count; i++)
		if (text_starts(r->manifest.parts[i].name, "files/"))
			TRY(load_content(r, to, &r->manifest.parts[i]));
	return tx_commit(&tx, r->arena);
}

static FALLIBLE place_postgres(struct restoring *r, struct sql *copy)
{
	struct sql *to = NULL;
	struct error *e;

	TRY(sql_open(r->asked->database, false, &to, r->arena));
	e = fill_postgres(r, copy, to);
	sql_close(&to);
	return e;
}

static FALLIBLE check_copy(struct restoring *r, struct sql *copy)
{
	struct value said;
	int pending = 0;

	TRY(sql_value(copy, "PRAGMA integrity_check(1)", SQL_NO_ARGS, &said, r->arena));
	if (said.tag != VALUE_TEXT || strcmp(said.s, "ok") != 0)
		return error_with(r->arena, ERROR_INVALID, NULL, "backup_damaged", "%s", PART_DATABASE);
	TRY(sql_value(copy, "SELECT count(*) FROM record_key", SQL_NO_ARGS, &said, r->arena));
	r->done.sealed = r->asked->keys == NULL ? said.i : 0;
	return migrate_pending(copy, &pending, r->arena); /* refuses one that is newer than this program */
}

static FALLIBLE place_database(struct restoring *r)
{
	bool postgres = sql_engine_of(r->asked->database) == SQL_POSTGRES;
	struct sql *copy = NULL;
	struct error *e;

	TRY(sql_open(arena_print(r->arena, "sqlite:%s/" PART_DATABASE, r->stage), true, &copy, r->arena));
	e = check_copy(r, copy);
	if (e == NULL && postgres)
		e = place_postgres(r, copy);
	sql_close(&copy);
	if (e == NULL && !postgres)
		e = place_sqlite(r);
	return e;
}

/* --- the rest --- */

static FALLIBLE place_others(struct restoring *r)
{
	static const char *const names[] = { "files", PART_SETTINGS };

	for (unsigned i = 0; i < 2; i++) {
		const char *from = arena_print(r->arena, "%s/%s", r->stage, names[i]);
		if (access(from, F_OK) != 0 || (i == 0 && sql_engine_of(r->asked->database) == SQL_POSTGRES))
			continue;
		TRY(disk_move(from, arena_print(r->arena, "%s/%s", r->asked->folder, names[i]), r->arena));
	}
	return NULL;
}

/* As the installation, with the keys it will have; it has no folder yet. */
static FALLIBLE in_database(struct restoring *r, FALLIBLE (*work)(struct restoring *r, struct act *act))
{
	struct app app = { .keys = r->keys };
	struct sql *db = NULL;
	struct error *e;

	TRY(sql_open(r->asked->database, false, &db, r->arena));
	struct act act = { .app = &app,
			   .db = db,
			   .arena = r->arena,
			   .who = &actor_installation,
			   .via = "shell",
			   .now = r->asked->now };
	e = work(r, &act);
	sql_close(&db);
	return e;
}

static FALLIBLE rekey(struct restoring *r, struct act *act)
{
	AUTO_TX tx = { 0 };

	(void)r;
	TRY(tx_begin(&tx, act->db, act->arena));
	TRY(verify_rekey(act));
	return tx_commit(&tx, act->arena);
}

/* Who was erased since the backup was made is erased again before anybody can look. */
static FALLIBLE erase_again(struct restoring *r, struct act *act)
{
	AUTO_TX tx = { 0 };
	int ran = 0;

	TRY(migrate(act->db, &ran, act->arena));
	TRY(search_ready(act->db, act->arena));
	TRY(tx_begin(&tx, act->db, act->arena));
	TRY(erasures_repeat(act, r->asked->erasures, &r->done.erased));
	return tx_commit(&tx, act->arena);
}

/* The list goes on where the keys are. */
static FALLIBLE place_erasures(struct restoring *r)
{
	struct value list = NO_VALUE;

	if (r->asked->erasures == NULL)
		return NULL;
	TRY(in_database(r, erase_again));
	TRY(disk_read(r->asked->erasures, &list, r->arena));
	TRY(disk_folder(r->asked->keys_folder, r->arena));
	return disk_write(arena_print(r->arena, "%s/erased", r->asked->keys_folder), list.s, list.n, r->arena);
}

static FALLIBLE place_keys(struct restoring *r)
{
	if (r->asked->keys == NULL)
		TRY(in_database(r, rekey));
	TRY(place_erasures(r));
	return keys_store(r->asked->keys_folder, &r->keys, r->arena);
}

static FALLIBLE lay_down(struct restoring *r)
{
	const struct keys *keys = r->asked->keys == NULL ? NULL : &r->keys;

	TRY(container_read(r->asked->path, keys, r->stage, &r->manifest, r->arena));
	for (size_t i = 0; i < r->manifest.count; i++)
		r->done.contents += text_starts(r->manifest.parts[i].name, "files/");
	if (access(arena_print(r->arena, "%s/" PART_DATABASE, r->stage), R_OK) != 0)
		return error_with(r->arena, ERROR_INVALID, NULL, "backup_incomplete", "%s: " PART_DATABASE,
				  r->asked->path);
	TRY(place_database(r));
	TRY(place_others(r));
	TRY(place_keys(r));
	return disk_sync(r->asked->folder, r->arena);
}

/* What a failed restoring has laid down already is taken away again: the folder was empty. */
static void take_back(const struct restoring *r)
{
	static const char *const names[] = { "files", PART_SETTINGS, "keys" }, *const ends[] = { "", "-wal", "-shm" };

	for (unsigned i = 0; i < sizeof names / sizeof *names; i++)
		disk_remove(arena_print(r->arena, "%s/%s", r->asked->folder, names[i]));
	for (unsigned i = 0; r->placed != NULL && i < sizeof ends / sizeof *ends; i++)
		disk_remove(arena_print(r->arena, "%s%s", r->placed, ends[i]));
}

FALLIBLE backup_restore(const struct restore *asked, struct restored *ret, struct arena *a)
{
	struct restoring r = { .asked = asked, .arena = a };
	AUTO_FOLDER *stage = NULL;

	if (!disk_is_empty(asked->folder))
		return must_be_empty(asked->folder, a);
	if (asked->keys != NULL)
		TRY(keys_import(asked->keys, &r.keys, a));
	else
		keys_random(&r.keys);
	TRY(disk_folder(asked->folder, a));
	r.stage = arena_print(a, "%s/restoring", asked->folder);
	TRY(disk_folder(r.stage, a));
	stage = r.stage;
	struct error *e = lay_down(&r);
	if (e != NULL) {
		take_back(&r);
		return e;
	}
	r.done.made_at = r.manifest.made_at;
	r.done.lacking = r.manifest.lacking;
	*ret = r.done;
	return NULL;
}
