/* The migrations and the declarations say the same: every field has its column with type and nullness,
 * every column its field, every reference its foreign key, and what is looked up or sorted by an index. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "entity/all.h"
#include "store/fresh_database.h"
#include "store/list.h"
#include "store/record.h"

#define MOST 100

/* One fact of a table: its column, or a foreign key (second: its target), or an index (its two first
 * columns; number: 1 if it is unique and of one column). */
struct fact {
	const char *first, *second;
	int64_t number;
};

struct facts {
	struct fact fact[MOST];
	unsigned count;
};

/* References whose table comes later than their own: neither engine takes both directions of a circle. */
static const struct {
	const char *entity, *field;
} unbound[] = { { "team", "leader" }, { "customer", "owner" } };

static const char *const columns_sql[] = {
	[SQL_SQLITE] = "SELECT name, type, \"notnull\" FROM pragma_table_info($1)",
	[SQL_POSTGRES] = "SELECT CAST(column_name AS TEXT), upper(CAST(data_type AS TEXT)),"
			 " CAST(CASE is_nullable WHEN 'NO' THEN 1 ELSE 0 END AS BIGINT)"
			 " FROM information_schema.columns WHERE table_schema = current_schema()"
			 " AND table_name = $1 ORDER BY ordinal_position",
};

static const char *const keys_sql[] = {
	[SQL_SQLITE] = "SELECT \"from\", \"table\", 0 FROM pragma_foreign_key_list($1)",
	[SQL_POSTGRES] = "SELECT CAST(a.attname AS TEXT), CAST(t.relname AS TEXT), CAST(0 AS BIGINT)"
			 " FROM pg_constraint c JOIN pg_class s ON s.oid = c.conrelid"
			 " JOIN pg_class t ON t.oid = c.confrelid"
			 " JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]"
			 " WHERE c.contype = 'f' AND CAST(s.relname AS TEXT) = $1",
};

static const char *const indexes_sql[] = {
	[SQL_SQLITE] = "SELECT (SELECT name FROM pragma_index_info(l.name) WHERE seqno = 0),"
		       " (SELECT name FROM pragma_index_info(l.name) WHERE seqno = 1),"
		       " l.\"unique\" = 1 AND (SELECT count(*) FROM pragma_index_info(l.name)) = 1"
		       " FROM pragma_index_list($1) l",
	[SQL_POSTGRES] = "SELECT CAST(a.attname AS TEXT), CAST(b.attname AS TEXT),"
			 " CAST(CASE WHEN i.indisunique AND i.indnatts = 1 THEN 1 ELSE 0 END AS BIGINT)"
			 " FROM pg_index i JOIN pg_class s ON s.oid = i.indrelid"
			 " JOIN pg_attribute a ON a.attrelid = s.oid AND a.attnum = i.indkey[0]"
			 " LEFT JOIN pg_attribute b ON b.attrelid = s.oid AND i.indnatts > 1 AND b.attnum = i.indkey[1]"
			 " WHERE CAST(s.relname AS TEXT) = $1",
};

static void facts_read(struct sql *db, const char *text, const char *table, struct facts *ret, struct arena *a)
{
	AUTO_ROWS *r = NULL;
	bool has;

	ret->count = 0;
	must(sql_rows(db, text, SQL_ARGS(value_text(table)), &r, a));
	for (must(rows_next(r, &has, a)); has; must(rows_next(r, &has, a))) {
		assert_true(ret->count < MOST);
		ret->fact[ret->count++] = (struct fact){ rows_text(r, 0, a), rows_text(r, 1, a), rows_int(r, 2) };
	}
}

static bool same(const char *a, const char *b)
{
	return a != NULL && b != NULL && strcmp(a, b) == 0;
}

static bool has_fact(const struct facts *all, const char *first, const char *second)
{
	for (unsigned i = 0; i < all->count; i++)
		if (same(all->fact[i].first, first) && same(all->fact[i].second, second))
			return true;
	return false;
}

static bool is_unique(const struct facts *indexes, const char *column)
{
	for (unsigned i = 0; i < indexes->count; i++)
		if (same(indexes->fact[i].first, column) && indexes->fact[i].number == 1)
			return true;
	return false;
}

static bool is_link(const struct field *f)
{
	return f->target != NULL && f->kind != &kind_lines;
}

static bool is_unbound(const struct entity *e, const struct field *f)
{
	for (unsigned i = 0; i < sizeof unbound / sizeof *unbound; i++)
		if (same(unbound[i].entity, e->name) && same(unbound[i].field, f->name))
			return true;
	return false;
}

/* The columns stand in the order of the declaration: store/record relies on e->columns alone, people
 * who read a table rely on this. */
static void check_columns(struct sql *db, const struct entity *e, struct arena *a)
{
	unsigned n = store_width(e), at = NRECORD_COLUMNS;
	const char **names = arena_array(a, const char *, n);
	struct facts columns;

	facts_read(db, columns_sql[sql_engine(db)], e->name, &columns, a);
	store_names(e, names);
	if (columns.count != n)
		fail_msg("%s has %u columns, not %u", e->name, columns.count, n);
	for (unsigned i = 0; i < n; i++)
		if (!same(columns.fact[i].first, names[i]))
			fail_msg("%s: column %u is %s, not %s", e->name, i + 1, columns.fact[i].first, names[i]);
	for (unsigned i = 0; i < NRECORD_COLUMNS; i++) {
		assert_string_equal(columns.fact[i].second, "BIGINT");
		assert_true(i == 0 || columns.fact[i].number == 1);
	}
	FOR_FIELDS(f, e) {
		const struct fact *c;
		bool filled = (f->flags & REQUIRED) != 0 || f->kind == &kind_flag;
		if (f->kind->sql == NULL)
			continue;
		c = &columns.fact[at++];
		if (!same(c->second, f->kind->sql))
			fail_msg("%s.%s is %s, not %s", e->name, f->name, c->second, f->kind->sql);
		if ((c->number == 1) != filled)
			fail_msg("%s.%s: NOT NULL does not agree", e->name, f->name);
	}
}

static void check_keys(struct sql *db, const struct entity *e, struct arena *a)
{
	unsigned expected = 0;
	struct facts keys;

	facts_read(db, keys_sql[sql_engine(db)], e->name, &keys, a);
	FOR_FIELDS(f, e) {
		if (!is_link(f) || is_unbound(e, f))
			continue;
		expected++;
		if (!has_fact(&keys, f->name, f->target->name))
			fail_msg("%s.%s has no foreign key to %s", e->name, f->name, f->target->name);
	}
	assert_int_equal(keys.count, expected);
}

/* By (field, id), for lists page by that; rows of a parent by (parent, seq). */
static bool wants_index(const struct field *f)
{
	return list_indexed(f) && !(f->flags & UNIQUE);
}

static void check_indexes(struct sql *db, const struct entity *e, struct arena *a)
{
	struct facts indexes;
	bool by_owner = entity_flagged(e, OWNER) != NULL;

	facts_read(db, indexes_sql[sql_engine(db)], e->name, &indexes, a);
	FOR_FIELDS(f, e) {
		bool unique = is_unique(&indexes, f->name);
		if (wants_index(f) && !has_fact(&indexes, f->name, f->flags & PARENT ? "seq" : "id"))
			fail_msg("%s.%s has no index", e->name, f->name);
		if (unique != ((f->flags & UNIQUE) != 0))
			fail_msg("%s.%s is %sunique", e->name, f->name, unique ? "" : "not ");
	}
	for (const struct grant *g = e->grants; g < e->grants + e->ngrants; g++)
		if ((g->scope & MINE) && !by_owner && !has_fact(&indexes, "created_by", "id"))
			fail_msg("%s.created_by has no index", e->name);
}

/* No table that is neither an entity's nor the house's own. */
static void check_tables(struct sql *db, struct arena *a)
{
	static const char *const tables_sql[] = {
		[SQL_SQLITE] = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
		[SQL_POSTGRES] = "SELECT CAST(tablename AS TEXT) FROM pg_tables WHERE schemaname = current_schema()",
	};
	static const char *const house[] = {
		"counter",   "audit_head",  "audit",	      "outbox",	     "idempotency", "credential",
		"session",   "record_key",  "need_to_know",   "blob",	     "setting",	    "job",
		"migration", "search_tail", "search_segment", "search_page", "plan_seen",
	};
	AUTO_ROWS *r = NULL;
	bool has;

	must(sql_rows(db, tables_sql[sql_engine(db)], SQL_NO_ARGS, &r, a));
	for (must(rows_next(r, &has, a)); has; must(rows_next(r, &has, a))) {
		const char *name = rows_text(r, 0, a);
		bool known = entity_find(name) != NULL;
		for (unsigned i = 0; i < sizeof house / sizeof *house; i++)
			known = known || same(house[i], name);
		if (!known)
			fail_msg("whose table is %s?", name);
	}
}

static void schema_agrees(enum sql_engine engine)
{
	struct fresh_database f;

	if (!fresh_possible(engine))
		skip();
	fresh_open(&f, engine);
	FOR_ENTITIES(e) {
		AUTO_ARENA a = { 0 };
		check_columns(f.db, e, &a);
		check_keys(f.db, e, &a);
		check_indexes(f.db, e, &a);
	}
	check_tables(f.db, &f.arena);
	fresh_close(&f);
}

static void sqlite_agrees(void **state)
{
	(void)state;
	schema_agrees(SQL_SQLITE);
}

static void postgres_agrees(void **state)
{
	(void)state;
	schema_agrees(SQL_POSTGRES);
}

/* Every record can be stored, found and changed as its declaration says, before any rule looks at it. */
static void empty_records_are_refused_by_name(void **state)
{
	struct fresh_database f;

	(void)state;
	fresh_open(&f, SQL_SQLITE);
	FOR_ENTITIES(e) {
		AUTO_ARENA a = { 0 };
		struct record *r = record_new(e, &a);
		struct error *err;
		bool needs = false;
		FOR_FIELDS(field, e)
			needs = needs || ((field->flags & REQUIRED) && field->kind->sql != NULL);
		r->id = 1;
		r->version = 1;
		err = store_insert(f.db, e, r, &a);
		if ((err != NULL) != needs)
			fail_msg("%s: an empty record is %s", e->name, err == NULL ? "stored" : "refused");
	}
	fresh_close(&f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sqlite_agrees),
		cmocka_unit_test(postgres_agrees),
		cmocka_unit_test(empty_records_are_refused_by_name),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
