/* A backup and its restoring, between the engines in every way: every row and every content is there again and
 * verify finds nothing; what was cut, damaged, edited or is not ours is refused and leaves nothing behind. */
#include "app/backup.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zip.h>

#include <cmocka.h>

#include "app/audit.h"
#include "app/disk.h"
#include "app/filled.h"
#include "app/save.h"
#include "app/verify.h"
#include "base/instant.h"
#include "base/random.h"
#include "base/scratch_folder.h"
#include "entity/all.h"
#include "seal/digest.h"
#include "store/record.h"

struct place {
	char folder[64]; /* of everything this test makes */
	struct filled from;
	const char *archive, *keys, *data, *database;
	const char *erased; /* the list to be given */
	bool on_server;
};

static const char *server(void)
{
	return getenv("TRINE_TEST_POSTGRES");
}

static const char *url_on_server(const char *name, struct arena *a)
{
	return arena_print(a, "%.*s/%s", (int)(strrchr(server(), '/') - server()), server(), name);
}

static void on_server(const char *statement, struct arena *a)
{
	struct sql *db = NULL;

	must(sql_open(server(), false, &db, a));
	must(sql_run(db, statement, SQL_NO_ARGS, NULL, a));
	sql_close(&db);
}

/* Every reference that may be empty leads to the newest there is: to what was made later, and to its own kind. */
static void refer_widely(struct filled *f)
{
	struct arena *a = f->act.arena;
	struct value id;

	FOR_ENTITIES(e) {
		void *was = NULL;
		if (e->row || e->appended)
			continue;
		must(sql_value(f->act.db, arena_print(a, "SELECT min(id) FROM \"%s\"", e->name), SQL_NO_ARGS, &id, a));
		must(store_get(f->act.db, e, id.i, &was, a));
		struct record *is = save_copy(e, was, a);
		is->version++;
		FOR_FIELDS(r, e) {
			if (r->target == NULL || r->kind == &kind_lines || (r->flags & (REQUIRED | UNIQUE | PARENT)))
				continue;
			must(sql_value(f->act.db, arena_print(a, "SELECT max(id) FROM \"%s\"", r->target->name),
				       SQL_NO_ARGS, &id, a));
			field_set(r, is, id);
		}
		must(store_update(f->act.db, e, was, is, a));
		must(audit_record(&f->act, "change", e, was, is));
	}
}

static void place_open(struct place *p, enum sql_engine from, enum sql_engine to)
{
	struct arena *a = &p->from.fresh.arena;

	*p = (struct place){ .on_server = to == SQL_POSTGRES };
	filled_open(&p->from, from);
	scratch_folder(p->folder, sizeof p->folder);
	p->archive = arena_print(a, "%s/archive", p->folder);
	p->keys = arena_print(a, "%s/keys", p->folder);
	p->data = arena_print(a, "%s/data", p->folder);
	p->database = arena_print(a, "sqlite:%s/trine.db", p->data);
	if (p->on_server) {
		on_server(arena_print(a, "CREATE DATABASE trine_back_%d TEMPLATE template0 ENCODING 'UTF8'",
				      (int)getpid()),
			  a);
		p->database = url_on_server(arena_print(a, "trine_back_%d", (int)getpid()), a);
	}
	must(keys_export(p->keys, &p->from.app.keys, a));
	must(sql_script(p->from.act.db,
			"INSERT INTO setting (name, value) VALUES ('company', '济南');"
			"INSERT INTO credential (\"user\", password, changed_at) VALUES (1, 'hash', 2)",
			a));
	must(sql_run(p->from.act.db, "INSERT INTO record_key (entity, record, wrapped) VALUES ('bid', 1, $1)",
		     SQL_ARGS(value_blob("\0\1\2", 3)), NULL, a));
}

static void place_close(struct place *p)
{
	struct arena *a = &p->from.fresh.arena;

	if (p->on_server)
		on_server(arena_print(a, "DROP DATABASE trine_back_%d WITH (FORCE)", (int)getpid()), a);
	disk_remove(p->folder);
	filled_close(&p->from);
}

static struct backup_made back_up(struct place *p)
{
	struct arena *a = &p->from.fresh.arena;
	struct backup_made made = { 0 };
	const char *url = sql_engine(p->from.act.db) == SQL_SQLITE
				  ? arena_print(a, "sqlite:%s/fresh.db", p->from.fresh.place)
				  : url_on_server(p->from.fresh.place, a);

	must(backup_make(&(struct backup){ url, p->from.folder, &p->from.app.keys, p->archive, p->from.act.now }, &made,
			 a));
	return made;
}

static struct error *bring_back(struct place *p, const char *keys, struct restored *ret)
{
	struct arena *a = &p->from.fresh.arena;
	struct restore r = { p->archive,      p->database, p->data, keys, arena_print(a, "%s/keys", p->data),
			     p->from.act.now, p->erased };

	return backup_restore(&r, ret, a);
}

static void digest_rows(struct digest *d, struct sql *db, const char *select, unsigned columns, struct arena *a)
{
	AUTO_ROWS *r = NULL;
	bool has = true;

	must(sql_rows(db, select, SQL_NO_ARGS, &r, a));
	while (true) {
		must(rows_next(r, &has, a));
		if (!has)
			return;
		for (unsigned i = 0; i < columns; i++) {
			struct value v = rows_value(r, i);
			digest_add(d, &v.tag, sizeof v.tag);
			digest_add(d, v.tag == VALUE_INT ? (const char *)&v.i : v.s,
				   v.tag == VALUE_INT ? sizeof v.i : v.n);
		}
	}
}

static const char *records_digest(struct sql *db, const struct entity *e, struct arena *a)
{
	char *hash = arena_alloc(a, HASH_HEX);
	struct digest d;

	digest_begin(&d);
	digest_rows(&d, db, arena_print(a, "SELECT %s FROM \"%s\" ORDER BY \"id\"", e->columns, e->name),
		    store_width(e), a);
	digest_end(&d, hash);
	return hash;
}

/* Of what the machinery keeps. */
static const char *machinery_digest(struct sql *db, struct arena *a)
{
	static const struct {
		const char *select;
		unsigned columns;
	} machinery[] = {
		{ "SELECT chain, number, at, actor, via, action, entity, record, version, changes, after_hash, hash "
		  "FROM audit"
		  " ORDER BY chain, number",
		  12 },
		{ "SELECT chain, number, hash FROM audit_head ORDER BY chain", 3 },
		{ "SELECT entity, record, wrapped FROM record_key ORDER BY 1, 2", 3 },
		{ "SELECT name, value FROM setting ORDER BY 1", 2 },
		{ "SELECT \"user\", password, changed_at FROM credential ORDER BY 1", 3 },
	};
	char *hash = arena_alloc(a, HASH_HEX);
	struct digest d;

	digest_begin(&d);
	for (unsigned i = 0; i < sizeof machinery / sizeof *machinery; i++)
		digest_rows(&d, db, machinery[i].select, machinery[i].columns, a);
	digest_end(&d, hash);
	return hash;
}

static void must_have_the_same_rows(struct sql *is, struct sql *was, struct arena *a)
{
	assert_string_equal(machinery_digest(is, a), machinery_digest(was, a));
	FOR_ENTITIES(e)
		if (strcmp(records_digest(is, e, a), records_digest(was, e, a)) != 0)
			fail_msg("the records of %s came back as others", e->name);
}

static void must_be_the_same(struct place *p)
{
	struct arena *a = &p->from.fresh.arena;
	struct keys keys;
	struct sql *db = NULL;
	struct verified found = { 0 };

	must(keys_load(arena_print(a, "%s/keys", p->data), &keys, a));
	assert_memory_equal(&keys, &p->from.app.keys, sizeof keys);
	must(sql_open(p->database, true, &db, a));
	must_have_the_same_rows(db, p->from.act.db, a);
	must(verify_all(&(struct verify){ .db = db, .keys = &keys, .folder = p->data, .now = p->from.act.now }, &found,
			a));
	if (found.first != NULL)
		fail_msg("restored, and not sound: %s", found.first);
	assert_true(found.contents > 0 && found.records > 20);
	sql_close(&db);
}

static void there_and_back_in_every_way(void **state)
{
	(void)state;
	for (int from = SQL_SQLITE; from <= SQL_POSTGRES; from++)
		for (int to = SQL_SQLITE; to <= SQL_POSTGRES; to++) {
			struct place p;
			struct restored done = { 0 };
			if (!fresh_possible((enum sql_engine)from) || !fresh_possible((enum sql_engine)to))
				continue;
			place_open(&p, (enum sql_engine)from, (enum sql_engine)to);
			refer_widely(&p.from);
			assert_int_equal(back_up(&p).lacking, 0);
			must(bring_back(&p, p.keys, &done));
			assert_int_equal(done.contents, 1);
			must_be_the_same(&p);
			place_close(&p);
		}
}

/* --- who was erased --- */

static struct contact *person_add(struct place *p, const char *name)
{
	struct act *act = &p->from.act;
	struct contact *c = filled_add(&p->from, &contact_entity), *named = save_copy(&contact_entity, c, act->arena);

	named->name = name;
	named->email = NULL; /* the one that was made up is none */
	must(save_again(act, &contact_entity, c, named, "change"));
	return named;
}

static void erase(struct place *p, const struct contact *c)
{
	struct contact *after = save_copy(&contact_entity, c, p->from.act.arena);

	after->erase_reason = "asked for";
	must(save_advance(&p->from.act, &contact_entity, c, after, "erase"));
}

static int64_t named(struct sql *db, const char *name, struct arena *a)
{
	struct value n;

	must(sql_value(db, "SELECT count(*) FROM contact WHERE name = $1", SQL_ARGS(value_text(name)), &n, a));
	return n.i;
}

/* A backup of before the erasure: with the list the person is gone again, his place in the trail is sound, and the
 * list goes on; without it he is back, which is the control. */
static void who_was_erased_does_not_come_back(enum sql_engine engine)
{
	struct place p;
	struct arena *a = &p.from.fresh.arena;
	struct restored done = { 0 };
	struct verified found = { 0 };
	struct sql *db = NULL;
	struct value list, carried;

	place_open(&p, engine, engine);
	const struct contact *gone = person_add(&p, "王被删"), *stays = person_add(&p, "李留存");
	back_up(&p);
	erase(&p, gone);
	const char *path = arena_print(a, "%s/keys/erased", p.from.app.folder);
	must(disk_read(path, &list, a));
	assert_string_equal(arena_copy_n(a, list.s, list.n), arena_print(a, "%s %s\n", id_text(gone->record.id, a),
									 date_text(instant_date(p.from.act.now), a)));

	p.erased = path;
	must(bring_back(&p, p.keys, &done));
	assert_int_equal(done.erased, 1);
	must(sql_open(p.database, true, &db, a));
	assert_int_equal(named(db, "王被删", a), 0);
	assert_int_equal(named(db, "李留存", a), 1);
	must(verify_all(&(struct verify){ .db = db, .keys = &p.from.app.keys, .folder = p.data, .now = p.from.act.now },
			&found, a));
	if (found.first != NULL)
		fail_msg("erased again, and not sound: %s", found.first);
	sql_close(&db);
	must(disk_read(arena_print(a, "%s/keys/erased", p.data), &carried, a));
	assert_int_equal(carried.n, list.n);
	assert_true(stays->stage != contact_stage_erased);
	place_close(&p);
}

static void without_the_list_he_is_back(enum sql_engine engine)
{
	struct place p;
	struct arena *a = &p.from.fresh.arena;
	struct restored done = { 0 };
	struct sql *db = NULL;

	place_open(&p, engine, engine);
	const struct contact *gone = person_add(&p, "王被删");
	back_up(&p);
	erase(&p, gone);
	must(bring_back(&p, p.keys, &done));
	must(sql_open(p.database, true, &db, a));
	assert_int_equal(named(db, "王被删", a), 1);
	sql_close(&db);
	place_close(&p);
}

static void erasures_outlive_a_backup(void **state)
{
	(void)state;
	for (int engine = SQL_SQLITE; engine <= SQL_POSTGRES; engine++) {
		if (!fresh_possible((enum sql_engine)engine))
			continue;
		who_was_erased_does_not_come_back((enum sql_engine)engine);
		without_the_list_he_is_back((enum sql_engine)engine);
	}
}

/* --- what is refused --- */

static void must_refuse(struct place *p, const char *keys, const char *reason)
{
	struct restored done;
	struct error *e = bring_back(p, keys, &done);

	if (e == NULL || (reason != NULL && strcmp(e->reason, reason) != 0))
		fail_msg("wanted %s, got %s", reason == NULL ? "a refusal" : reason,
			 e == NULL ? "a restored database" : e->reason);
	assert_true(disk_is_empty(p->data));
}

static size_t file_read(const char *path, char **ret, struct arena *a)
{
	struct stat st;
	FILE *f = fopen(path, "r");

	assert_non_null(f);
	assert_int_equal(fstat(fileno(f), &st), 0);
	*ret = arena_alloc(a, (size_t)st.st_size + 1);
	assert_int_equal(fread(*ret, 1, (size_t)st.st_size, f), st.st_size);
	fclose(f);
	return (size_t)st.st_size;
}

static void file_write(const char *path, const char *data, size_t n)
{
	FILE *f = fopen(path, "w");

	assert_non_null(f);
	assert_int_equal(fwrite(data, 1, n, f), n);
	fclose(f);
}

static void a_damaged_list_is_refused(void **state)
{
	struct place p;

	(void)state;
	place_open(&p, SQL_SQLITE, SQL_SQLITE);
	back_up(&p);
	p.erased = arena_print(&p.from.fresh.arena, "%s/erased", p.folder);
	must_refuse(&p, p.keys, "cannot_open");
	file_write(p.erased, "nobody 2026-02-30\n", 18);
	must_refuse(&p, p.keys, "erasures_damaged");
	place_close(&p);
}

/* At so many places; the campaign takes three times as many. */
static size_t places(size_t n)
{
	return getenv("TRINE_TEST_FULL") != NULL ? 3 * n : n;
}

static void cut_backups_are_refused(void **state)
{
	struct place p;
	struct arena *a = &p.from.fresh.arena;
	char *data;

	(void)state;
	place_open(&p, SQL_SQLITE, SQL_SQLITE);
	back_up(&p);
	size_t n = file_read(p.archive, &data, a);
	for (size_t keep = 0; keep < n; keep += n / places(14) + 1) {
		file_write(p.archive, data, keep);
		must_refuse(&p, p.keys, "backup_damaged");
	}
	file_write(p.archive, data, n - 1);
	must_refuse(&p, p.keys, "backup_damaged");
	place_close(&p);
}

/* A byte of the archive changed: refused, or it said the same (a time in a header, another stretch of zeros to
 * copy from), and all is as it was. */
static void damaged_backups_are_refused(void **state)
{
	struct place p;
	struct arena *a = &p.from.fresh.arena;
	unsigned refused = 0, harmless = 0;
	char *data;

	(void)state;
	place_open(&p, SQL_SQLITE, SQL_SQLITE);
	back_up(&p);
	size_t n = file_read(p.archive, &data, a);
	for (size_t at = 1; at < n; at += n / places(50) + 1) {
		struct restored done;
		data[at] ^= 0x20;
		file_write(p.archive, data, n);
		data[at] ^= 0x20;
		if (bring_back(&p, p.keys, &done) != NULL) {
			refused++;
			assert_true(disk_is_empty(p.data));
			continue;
		}
		harmless++;
		must_be_the_same(&p);
		disk_remove(p.data);
	}
	assert_true(refused > places(33) && harmless < refused / 4);
	place_close(&p);
}

/* Someone opens the archive, changes what is in it, and makes its manifest fit; but he has no key. */
static void edit(struct place *p, const char *name, const char *text)
{
	zip_t *z = zip_open(p->archive, 0, NULL);

	assert_non_null(z);
	assert_true(zip_file_add(z, name, zip_source_buffer(z, text, strlen(text), 0), ZIP_FL_OVERWRITE) >= 0);
	assert_int_equal(zip_close(z), 0);
}

static const char *manifest_of(struct place *p)
{
	zip_t *z = zip_open(p->archive, ZIP_RDONLY, NULL);
	zip_file_t *f = zip_fopen(z, "manifest.json", 0);
	char *text = arena_alloc(&p->from.fresh.arena, 10000);

	assert_true(zip_fread(f, text, 9999) > 0);
	zip_fclose(f);
	zip_discard(z);
	return text;
}

static void edited_backups_are_refused(void **state)
{
	struct place p;
	struct arena *a = &p.from.fresh.arena;
	struct restored done = { 0 };
	const char *forged = "what a file hold$";
	char hash[HASH_HEX];

	(void)state;
	place_open(&p, SQL_SQLITE, SQL_SQLITE);
	back_up(&p);
	hash_of(forged, strlen(forged), hash);
	const char *manifest = manifest_of(&p), *was = p.from.content;
	edit(&p, arena_print(a, "files/%.2s/%s", was, was), forged);
	must_refuse(&p, p.keys, "backup_damaged");

	char *name = strstr(manifest, arena_print(a, "files/%.2s/%s", was, was));
	assert_non_null(name);
	memcpy(name + 6, hash, 2);
	memcpy(name + 9, hash, HASH_HEX - 1);
	memcpy(strstr(name, "\"sha256\":\"") + 10, hash, HASH_HEX - 1);
	zip_t *z = zip_open(p.archive, 0, NULL);
	zip_file_rename(z, (zip_uint64_t)zip_name_locate(z, arena_print(a, "files/%.2s/%s", was, was), 0),
			arena_print(a, "files/%.2s/%s", hash, hash), 0);
	zip_close(z);
	edit(&p, "manifest.json", manifest);
	must_refuse(&p, p.keys, "backup_edited");
	must(bring_back(&p, NULL, &done)); /* the control: without the keys nobody can tell */
	place_close(&p);
}

static void strange_parts_are_refused(void **state)
{
	struct place p;

	(void)state;
	place_open(&p, SQL_SQLITE, SQL_SQLITE);
	back_up(&p);
	edit(&p, "more", "x");
	must_refuse(&p, p.keys, "backup_damaged");
	edit(&p, "manifest.json", "{\"format\":1,\"parts\":[{\"name\":\"../x\",\"size\":1,\"sha256\":\"00\"}]}");
	must_refuse(&p, NULL, "backup_damaged");
	edit(&p, "manifest.json", "{\"format\":1,\"parts\":[]}");
	must_refuse(&p, NULL, NULL);
	place_close(&p);
}

static void what_is_there_is_not_touched(void **state)
{
	struct place p;
	struct arena *a = &p.from.fresh.arena;
	struct backup_made made;
	struct restored done;

	(void)state;
	place_open(&p, SQL_SQLITE, SQL_SQLITE);
	back_up(&p);
	struct backup again = { arena_print(a, "sqlite:%s/fresh.db", p.from.fresh.place), p.from.folder,
				&p.from.app.keys, p.archive, p.from.act.now };
	struct error *e = backup_make(&again, &made, a);
	assert_string_equal(e == NULL ? "" : e->reason, "exists");
	must(disk_folder(p.data, a));
	file_write(arena_print(a, "%s/mine", p.data), "x", 1);
	e = bring_back(&p, p.keys, &done);
	assert_string_equal(e == NULL ? "" : e->reason, "target_not_empty");
	assert_int_equal(access(arena_print(a, "%s/mine", p.data), F_OK), 0);
	place_close(&p);
}

static void missing_content_is_counted(void **state)
{
	struct place p;
	struct restored done = { 0 };

	(void)state;
	place_open(&p, SQL_SQLITE, SQL_SQLITE);
	unlink(arena_print(&p.from.fresh.arena, "%s/files/%.2s/%s", p.from.folder, p.from.content, p.from.content));
	struct backup_made made = back_up(&p);
	assert_int_equal(made.lacking, 1);
	assert_string_equal(made.first_lacking, p.from.content);
	must(bring_back(&p, p.keys, &done));
	assert_int_equal(done.lacking, 1);
	place_close(&p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(there_and_back_in_every_way), cmocka_unit_test(erasures_outlive_a_backup),
		cmocka_unit_test(a_damaged_list_is_refused),   cmocka_unit_test(cut_backups_are_refused),
		cmocka_unit_test(damaged_backups_are_refused), cmocka_unit_test(edited_backups_are_refused),
		cmocka_unit_test(strange_parts_are_refused),   cmocka_unit_test(what_is_there_is_not_touched),
		cmocka_unit_test(missing_content_is_counted),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
