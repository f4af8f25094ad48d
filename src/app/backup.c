#include "app/backup.h"

#include <sys/stat.h>
#include <unistd.h>

#include "app/container.h"
#include "app/disk.h"
#include "app/transfer.h"
#include "base/instant.h"
#include "base/random.h"
#include "seal/digest.h"
#include "sql/migrate.h"

struct making {
	const struct backup *asked;
	const char *stage; /* a folder beside the archive, gone at the end */
	const char *copy;  /* the copied database in it */
	struct sql *source;
	struct manifest manifest;
	struct backup_made made;
	struct arena *arena;
};

/* --- the database --- */

static FALLIBLE copy_sqlite(struct making *m)
{
	return sql_run(m->source, "VACUUM INTO $1", SQL_ARGS(value_text(m->copy)), NULL, m->arena);
}

/* The contents that the copy speaks of, out of the database and beside it. */
static FALLIBLE unload_content(struct making *m, const char *sha256)
{
	AUTO_ARENA a = arena_within(m->arena);
	struct value content;

	TRY(error_carry(sql_value(m->source, "SELECT content FROM blob WHERE sha256 = $1", SQL_ARGS(value_text(sha256)),
				  &content, &a),
			m->arena));
	if (content.tag != VALUE_BLOB)
		return NULL; /* noted as lacking when it is looked for */
	TRY(error_carry(disk_folder(arena_print(&a, "%s/files", m->stage), &a), m->arena));
	TRY(error_carry(disk_folder(arena_print(&a, "%s/files/%.2s", m->stage, sha256), &a), m->arena));
	return error_carry(
		disk_write(arena_print(&a, "%s/files/%.2s/%s", m->stage, sha256, sha256), content.s, content.n, &a),
		m->arena);
}

static FALLIBLE for_contents(struct making *m, struct sql *copy, FALLIBLE (*work)(struct making *m, const char *sha256))
{
	AUTO_ROWS *r = NULL;
	bool has;

	TRY(sql_rows(copy, "SELECT DISTINCT sha256 FROM file ORDER BY sha256", SQL_NO_ARGS, &r, m->arena));
	while (true) {
		TRY(rows_next(r, &has, m->arena));
		if (!has)
			return NULL;
		TRY(work(m, rows_text(r, 0, m->arena)));
	}
}

static FALLIBLE fill_copy(struct making *m, struct sql *copy)
{
	AUTO_TX snapshot = { 0 }, tx = { 0 };

	TRY(migrate_like(copy, m->source, m->arena));
	TRY(sql_script(copy, "PRAGMA foreign_keys = OFF; PRAGMA synchronous = OFF", m->arena));
	TRY(tx_begin_snapshot(&snapshot, m->source, m->arena));
	TRY(tx_begin(&tx, copy, m->arena));
	TRY(transfer_rows(m->source, copy, m->arena));
	TRY(tx_commit(&tx, m->arena));
	TRY(for_contents(m, copy, unload_content));
	/* One file, as VACUUM INTO leaves it. */
	return sql_script(copy, "PRAGMA journal_mode = DELETE", m->arena);
}

static FALLIBLE copy_postgres(struct making *m)
{
	struct sql *copy = NULL;
	struct error *e;

	TRY(sql_open(arena_print(m->arena, "sqlite:%s", m->copy), false, &copy, m->arena));
	e = fill_copy(m, copy);
	sql_close(&copy);
	return e;
}

/* --- the parts --- */

static FALLIBLE add_part(struct making *m, const char *name, const char *path)
{
	struct part *p = manifest_add(&m->manifest, name, m->arena);
	struct stat st;

	p->path = path;
	if (stat(path, &st) != 0)
		return disk_failed(path, m->arena);
	p->size = st.st_size;
	return digest_file(path, p->sha256, m->arena);
}

/* One that is gone or damaged does not keep the others from being saved; it is counted and named. */
static FALLIBLE add_content(struct making *m, const char *sha256)
{
	const char *name = part_of_content(sha256, m->arena);
	const char *root = sql_engine(m->source) == SQL_SQLITE ? m->asked->folder : m->stage;
	size_t count = m->manifest.count;
	struct error *e = add_part(m, name, arena_print(m->arena, "%s/%s", root, name));

	if (e == NULL && strcmp(m->manifest.parts[count].sha256, sha256) == 0) {
		m->made.contents++;
		return NULL;
	}
	m->manifest.count = count;
	m->manifest.lacking++;
	m->made.lacking++;
	if (m->made.first_lacking == NULL)
		m->made.first_lacking = sha256;
	return NULL;
}

static FALLIBLE check_copy(struct making *m, struct sql *copy)
{
	struct value said;

	TRY(sql_value(copy, "PRAGMA integrity_check(1)", SQL_NO_ARGS, &said, m->arena));
	if (said.tag != VALUE_TEXT || strcmp(said.s, "ok") != 0)
		return error_with(m->arena, ERROR_INTERNAL, "database", "database_damaged", "%s",
				  said.tag == VALUE_TEXT ? said.s : "");
	return for_contents(m, copy, add_content);
}

static FALLIBLE add_parts(struct making *m)
{
	const char *settings = arena_print(m->arena, "%s/" PART_SETTINGS, m->asked->folder);
	struct sql *copy = NULL;
	struct error *e;

	TRY(add_part(m, PART_DATABASE, m->copy));
	if (access(settings, R_OK) == 0)
		TRY(add_part(m, PART_SETTINGS, settings));
	TRY(sql_open(arena_print(m->arena, "sqlite:%s", m->copy), true, &copy, m->arena));
	e = check_copy(m, copy);
	sql_close(&copy);
	return e;
}

/* --- all of it --- */

static FALLIBLE pack(struct making *m)
{
	const char *fresh = arena_print(m->arena, "%s/archive", m->stage);
	struct manifest back;

	m->manifest.made_at = instant_text((instant){ m->asked->now.us / SECOND * SECOND }, m->arena);
	m->manifest.engine = sql_engine(m->source) == SQL_SQLITE ? "sqlite" : "postgresql";
	TRY(add_parts(m));
	TRY(container_write(fresh, &m->manifest, m->asked->keys, m->arena));
	TRY(container_read(fresh, m->asked->keys, NULL, &back, m->arena));
	if (access(m->asked->path, F_OK) == 0)
		return error_with(m->arena, ERROR_CONFLICT, NULL, "exists", "%s", m->asked->path);
	return disk_move(fresh, m->asked->path, m->arena);
}

FALLIBLE backup_make(const struct backup *b, struct backup_made *ret, struct arena *a)
{
	struct making m = { .asked = b, .arena = a };
	AUTO_FOLDER *stage = NULL;
	struct error *e;

	if (access(b->path, F_OK) == 0)
		return error_with(a, ERROR_CONFLICT, NULL, "exists", "%s", b->path);
	m.stage = arena_print(a, "%s.%s.part", b->path, random_text(a, 6));
	m.copy = arena_print(a, "%s/" PART_DATABASE, m.stage);
	TRY(disk_folder(m.stage, a));
	stage = m.stage;
	TRY(sql_open(b->database, false, &m.source, a));
	e = sql_engine(m.source) == SQL_SQLITE ? copy_sqlite(&m) : copy_postgres(&m);
	if (e == NULL)
		e = pack(&m);
	sql_close(&m.source);
	if (e == NULL)
		*ret = m.made;
	return e;
}
