/* What verify finds: values of columns of every kind of record, changed one at a time; the seven classes of
 * tampering with the trail (TRUST G58); contents; and that it finds nothing where nothing is wrong. */
#include "app/verify.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "app/audit.h"
#include "app/filled.h"
#include "app/verify_part.h"
#include "base/random.h"
#include "entity/all.h"
#include "store/record.h"

#define FOR_ENGINES(engine)                                                         \
	for (enum sql_engine engine = SQL_SQLITE; engine <= SQL_POSTGRES; engine++) \
		if (fresh_possible(engine))

/* The sentence of the first break; NULL: none. */
static const char *examine(struct filled *f, const char *anchor, const char **ret_note)
{
	struct verified found = { 0 };
	struct verify v = {
		.db = f->act.db, .keys = &f->app.keys, .folder = f->folder, .anchor = anchor, .now = f->act.now
	};

	must(verify_all(&v, &found, f->act.arena));
	if (ret_note != NULL)
		*ret_note = found.note;
	return found.first;
}

static void run(struct filled *f, const char *statement)
{
	must(sql_script(f->act.db, statement, f->act.arena));
}

static void must_find(struct filled *f, const char *words)
{
	const char *said = examine(f, NULL, NULL);

	if (said == NULL || strstr(said, words) == NULL)
		fail_msg("wanted \"%s\", found: %s", words, said == NULL ? "nothing" : said);
}

static void must_be_sound(struct filled *f)
{
	const char *said = examine(f, NULL, NULL);

	if (said != NULL)
		fail_msg("nothing is wrong, and it says: %s", said);
}

static void what_is_sound_is_sound(void **state)
{
	(void)state;
	FOR_ENGINES(engine)
	{
		struct filled f;
		filled_open(&f, engine);
		must_be_sound(&f);
		filled_close(&f);
	}
}

/* --- columns of every table of the business --- */

static struct value changed(struct value v, struct arena *a)
{
	char *s;

	if (v.tag == VALUE_NONE)
		return NO_VALUE;
	if (v.tag == VALUE_INT)
		return value_int(v.i ^ 1);
	s = arena_copy_n(a, v.s, v.n);
	if (v.n > 0)
		s[v.n - 1] ^= 1;
	return v.tag == VALUE_TEXT ? (struct value){ VALUE_TEXT, 0, s, v.n } : value_blob(s, v.n);
}

struct tally {
	unsigned changed, refused;
};

/* Whether the records of that kind are not what the trail says; the whole examination would look at all kinds. */
static bool seen_among(struct filled *f, const struct entity *e, struct arena *a)
{
	struct verifying v = { .db = f->act.db, .arena = a };

	must(verify_records_of(&v, e));
	return v.found.first != NULL;
}

/* A change that the engine itself refuses (a reference, a number taken) has not happened. */
static void change_column(struct filled *f, const struct entity *e, const char *column, struct tally *tally)
{
	AUTO_ARENA a = { 0 };
	struct value id, was;
	const char *update = arena_print(&a, "UPDATE \"%s\" SET \"%s\" = $1 WHERE id = $2", e->name, column);

	must(sql_value(f->act.db, arena_print(&a, "SELECT min(id) FROM \"%s\"", e->name), SQL_NO_ARGS, &id, &a));
	must(sql_value(f->act.db, arena_print(&a, "SELECT \"%s\" FROM \"%s\" WHERE id = $1", column, e->name),
		       SQL_ARGS(id), &was, &a));
	struct value is = changed(was, &a);
	if (is.tag == VALUE_NONE)
		return;
	if (sql_run(f->act.db, update, SQL_ARGS(is, id), NULL, &a) != NULL) {
		tally->refused++;
		return;
	}
	if (!seen_among(f, e->row ? entity_flagged(e, PARENT)->target : e, &a))
		fail_msg("%s.%s was changed and nobody saw it", e->name, column);
	must(sql_run(f->act.db, update, SQL_ARGS(was, id), NULL, &a));
	tally->changed++;
}

static void any_changed_value_is_found(void **state)
{
	(void)state;
	FOR_ENGINES(engine)
	{
		struct tally tally = { 0 };
		struct filled f;
		filled_open(&f, engine);
		if (engine == SQL_SQLITE)
			run(&f, "PRAGMA foreign_keys = OFF");
		FOR_ENTITIES(e) {
			const char **names = arena_array(f.act.arena, const char *, store_width(e));
			store_names(e, names);
			for (unsigned i = 1; i < store_width(e); i++)
				change_column(&f, e, names[i], &tally);
		}
		must_be_sound(&f);
		assert_true(tally.changed > 1000);
		filled_close(&f);
	}
}

static void a_value_of_another_kind_is_found(void **state)
{
	static const char *const statements[] = {
		"UPDATE site SET seasonal_exposure = 2", /* a flag is 0 or 1 */
		"UPDATE site SET notes = notes || char(0) || 'x'",
		"UPDATE customer SET name = CAST(name AS BLOB)",
	};

	(void)state;
	for (unsigned i = 0; i < sizeof statements / sizeof *statements; i++) {
		struct filled f;
		filled_open(&f, SQL_SQLITE);
		run(&f, statements[i]);
		must_find(&f, "changed past the program");
		filled_close(&f);
	}
}

/* --- rows that come and go --- */

static void rows_that_come_and_go_are_found(void **state)
{
	static const struct {
		const char *statement, *words;
	} cases[] = {
		{ "DELETE FROM comment", "is in the trail, was never removed, and is not there" },
		{ "INSERT INTO team SELECT id + 1, version, created_at, changed_at, created_by, name || 'x', leader "
		  "FROM team",
		  "the trail knows nothing of it" },
		{ "DELETE FROM acceptance_item WHERE seq = 2", "was changed past the program" },
		{ "UPDATE team SET version = version + 1", "but the trail goes to version" },
		{ "UPDATE team SET leader = 5", "changed past the program" },
	};

	(void)state;
	FOR_ENGINES(engine)
	{
		for (unsigned i = 0; i < sizeof cases / sizeof *cases; i++) {
			struct filled f;
			filled_open(&f, engine);
			run(&f, cases[i].statement);
			must_find(&f, cases[i].words);
			filled_close(&f);
		}
	}
}

/* Removed by the program and put back past it; and an older version put back whole. */
static void what_comes_back_is_found(void **state)
{
	(void)state;
	FOR_ENGINES(engine)
	{
		struct filled f;
		filled_open(&f, engine);
		struct team *t = filled_add(&f, &team_entity);
		struct team later = *t;
		later.record.version = 2;
		later.name = "later";
		must(store_update(f.act.db, &team_entity, t, &later, f.act.arena));
		must(audit_record(&f.act, "change", &team_entity, t, &later));
		must_be_sound(&f);
		must(store_update(f.act.db, &team_entity, &later, t, f.act.arena));
		must_find(&f, "is version 1, but the trail goes to version 2");
		must(store_delete(f.act.db, &team_entity, t->record.id, 1, f.act.arena));
		must_find(&f, "was never removed");
		must(audit_write(&f.act, &(struct audit_entry){ .action = "remove",
								.entity = "team",
								.record = t->record.id,
								.version = 3,
								.changes = "{}",
								.after_hash = "" }));
		must_be_sound(&f);
		must(store_insert(f.act.db, &team_entity, &later, f.act.arena));
		must_find(&f, "the trail says that it was removed");
		filled_close(&f);
	}
}

static void contents_are_looked_at(void **state)
{
	(void)state;
	FOR_ENGINES(engine)
	{
		struct filled f;
		filled_open(&f, engine);
		const char *path = arena_print(f.act.arena, "%s/files/%.2s/%s", f.folder, f.content, f.content);
		if (engine == SQL_POSTGRES)
			run(&f, "UPDATE blob SET content = 'what a file hold$'::bytea");
		else {
			FILE *out = fopen(path, "r+");
			fputc('W', out);
			fclose(out);
		}
		must_find(&f, "was changed");
		run(&f, "DELETE FROM blob");
		unlink(path);
		must_find(&f, "is missing");
		filled_close(&f);
	}
}

/* --- the trail --- */

static void changed_trail_is_found(void **state)
{
	static const char *const columns[] = { "at",	 "actor",   "via",     "action",     "entity",
					       "record", "version", "changes", "after_hash", "hash" };

	(void)state;
	FOR_ENGINES(engine)
	{
		struct filled f;
		filled_open(&f, engine);
		for (unsigned i = 0; i < sizeof columns / sizeof *columns; i++) {
			AUTO_ARENA a = { 0 };
			struct value was;
			const char *update = arena_print(&a, "UPDATE audit SET %s = $1 WHERE number = 5", columns[i]);
			must(sql_value(f.act.db, arena_print(&a, "SELECT %s FROM audit WHERE number = 5", columns[i]),
				       SQL_NO_ARGS, &was, &a));
			must(sql_run(f.act.db, update, SQL_ARGS(changed(was, &a)), NULL, &a));
			must_find(&f, "audit chain 0, row 5: its keyed hash does not fit");
			must(sql_run(f.act.db, update, SQL_ARGS(was), NULL, &a));
		}
		must_be_sound(&f);
		filled_close(&f);
	}
}

static void rearranged_trail_is_found(void **state)
{
	static const struct {
		const char *statement, *words;
	} cases[] = {
		{ "DELETE FROM audit WHERE number = 5", "row 5: it is missing" },
		{ "DELETE FROM audit WHERE number = 1", "row 1: it is missing" },
		{ "DELETE FROM audit WHERE number >= (SELECT max(number) FROM audit)", "its tail was cut off" },
		{ "UPDATE audit SET number = -5 WHERE number = 5; UPDATE audit SET number = 5 WHERE number = 6;"
		  "UPDATE audit SET number = 6 WHERE number = -5",
		  "row 5: its keyed hash does not fit" },
		{ "UPDATE audit SET number = -number WHERE number >= 5;"
		  "UPDATE audit SET number = 1 - number WHERE number < 0;"
		  "INSERT INTO audit SELECT chain, 5, at, actor, via, action, entity, record, version, changes, "
		  "after_hash, hash"
		  " FROM audit WHERE number = 4",
		  "row 5: its keyed hash does not fit" },
		{ "INSERT INTO audit SELECT chain, 0, at, actor, via, action, entity, record, version, changes, "
		  "after_hash, hash"
		  " FROM audit WHERE number = 4",
		  "row 1: it is missing" },
		{ "INSERT INTO audit SELECT 9, 1, at, actor, via, action, entity, record, version, changes, "
		  "after_hash, hash"
		  " FROM audit WHERE number = 4",
		  "chain 9 has rows but no head" },
		{ "DELETE FROM audit_head", "no head" },
		{ "UPDATE audit_head SET number = number - 1 WHERE chain = 0", "but its head says it ends with" },
		{ "UPDATE audit_head SET hash = 'x' WHERE chain = 0", "does not carry the hash of its last row" },
		{ "DELETE FROM audit; UPDATE audit_head SET number = 0, hash = ''", "the trail knows nothing of it" },
		{ "DELETE FROM audit WHERE number > 5; UPDATE audit_head SET number = 5, hash ="
		  " (SELECT hash FROM audit WHERE number = 5) WHERE chain = 0",
		  "the trail knows nothing of it" },
	};

	(void)state;
	FOR_ENGINES(engine)
	{
		for (unsigned i = 0; i < sizeof cases / sizeof *cases; i++) {
			struct filled f;
			filled_open(&f, engine);
			run(&f, cases[i].statement);
			must_find(&f, cases[i].words);
			filled_close(&f);
		}
	}
}

/* The whole trail written anew by someone without the key, everything else as it was. */
static void rebuilt_trail_is_found(void **state)
{
	(void)state;
	FOR_ENGINES(engine)
	{
		struct filled f;
		filled_open(&f, engine);
		memset(f.app.keys.audit, 8, KEY_SIZE);
		run(&f, "DELETE FROM audit; UPDATE audit_head SET number = 0, hash = ''");
		FOR_ENTITIES(e) {
			struct lines all = { 0 };
			if (e->row)
				continue;
			must(store_all(f.act.db, e, "version", value_int(1), &all, f.act.arena));
			for (unsigned i = 0; i < all.count; i++) {
				void *record = NULL;
				int64_t id = ((struct record *)((char *)all.rows + i * e->size))->id;
				must(store_get(f.act.db, e, id, &record, f.act.arena));
				must(audit_record(&f.act, "create", e, NULL, record));
			}
		}
		must_be_sound(&f); /* the control: with that key it is a sound trail */
		memset(f.app.keys.audit, 7, KEY_SIZE);
		must_find(&f, "row 1: its keyed hash does not fit");
		filled_close(&f);
	}
}

static int count_lines(const char *path)
{
	FILE *f = fopen(path, "r");
	int n = 0;

	assert_non_null(f);
	for (int c; (c = fgetc(f)) != EOF;)
		n += c == '\n';
	fclose(f);
	return n;
}

/* A day taken back whole, records and trail: only what stands outside knows. */
static void rolled_back_database_is_found_by_its_anchor(void **state)
{
	static const char back[] = "DELETE FROM audit WHERE number = (SELECT max(number) FROM audit);"
				   "UPDATE audit_head SET number = number - 1, hash = (SELECT hash FROM audit ORDER BY "
				   "number DESC LIMIT 1)"
				   " WHERE chain = 0";

	(void)state;
	FOR_ENGINES(engine)
	{
		struct filled f;
		filled_open(&f, engine);
		const char *anchor = arena_print(f.act.arena, "%s/anchor", f.folder);
		struct team *t = filled_add(&f, &team_entity);
		assert_null(examine(&f, anchor, NULL));
		assert_null(examine(&f, anchor, NULL));
		assert_int_equal(count_lines(anchor), 1);
		must(store_delete(f.act.db, &team_entity, t->record.id, 1, f.act.arena));
		run(&f, back);
		must_be_sound(&f); /* the control: nothing inside shows it */
		assert_non_null(strstr(examine(&f, anchor, NULL), "rolled back"));
		filled_add(&f, &team_entity); /* and another act in its place */
		must_be_sound(&f);
		assert_non_null(strstr(examine(&f, anchor, NULL), "it is not the one that was there"));
		unlink(anchor);
		filled_close(&f);
	}
}

/* Restored without keys: what was is fixed by a digest under the new key. */
static void new_key_fixes_what_was(void **state)
{
	(void)state;
	FOR_ENGINES(engine)
	{
		struct filled f;
		const char *note = NULL;
		filled_open(&f, engine);
		memset(f.app.keys.audit, 9, KEY_SIZE);
		must_find(&f, "row 1: its keyed hash does not fit");
		must(verify_rekey(&f.act));
		assert_null(examine(&f, NULL, &note));
		assert_non_null(note);
		filled_add(&f, &team_entity);
		must_be_sound(&f);
		run(&f, "UPDATE audit SET via = 'web' WHERE number = 5");
		must_find(&f, "changed after the restoring");
		run(&f, "UPDATE audit SET via = 'job' WHERE number = 5");
		must_be_sound(&f);
		run(&f, "UPDATE setting SET value = '0 5' WHERE name = 'audit_rekey'");
		must_find(&f, "row 5: its keyed hash does not fit");
		run(&f, "DELETE FROM setting WHERE name = 'audit_rekey'");
		must_find(&f, "row 1: its keyed hash does not fit");
		filled_close(&f);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_sound_is_sound),
		cmocka_unit_test(any_changed_value_is_found),
		cmocka_unit_test(a_value_of_another_kind_is_found),
		cmocka_unit_test(rows_that_come_and_go_are_found),
		cmocka_unit_test(what_comes_back_is_found),
		cmocka_unit_test(contents_are_looked_at),
		cmocka_unit_test(changed_trail_is_found),
		cmocka_unit_test(rearranged_trail_is_found),
		cmocka_unit_test(rebuilt_trail_is_found),
		cmocka_unit_test(rolled_back_database_is_found_by_its_anchor),
		cmocka_unit_test(new_key_fixes_what_was),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
