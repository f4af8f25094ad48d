/* A connection to PostgreSQL: what it keeps prepared has an end, and a statement is planned for its values. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "store/fresh_database.h"

static void open_or_skip(struct fresh_database *f)
{
	if (!fresh_possible(SQL_POSTGRES))
		skip();
	fresh_open(f, SQL_POSTGRES);
}

static int64_t number(struct fresh_database *f, const char *text)
{
	struct value v;

	must(sql_value(f->db, text, SQL_NO_ARGS, &v, &f->arena));
	return v.i;
}

static void statements_that_never_come_again(void **state)
{
	struct fresh_database f;
	struct value v;
	struct tx tx;

	(void)state;
	open_or_skip(&f);
	must(tx_begin(&tx, f.db, &f.arena));
	for (int i = 0; i < 2500; i++) {
		const char *text = arena_print(&f.arena, "SELECT $1 + CAST(%d AS BIGINT)", i);
		must(sql_value(f.db, text, SQL_ARGS(value_int(1)), &v, &f.arena));
		assert_int_equal(v.i, i + 1);
	}
	must(tx_commit(&tx, &f.arena));
	int64_t kept = number(&f, "SELECT CAST(count(*) AS BIGINT) FROM pg_prepared_statements");
	assert_in_range(kept, 400, 1000);
	fresh_close(&f);
}

/* In a transaction that has failed nothing can be given back; afterwards all is well again. */
static void a_failed_transaction_on_the_way(void **state)
{
	struct fresh_database f;
	struct value v;
	struct tx tx;

	(void)state;
	open_or_skip(&f);
	for (int i = 0; i < 999; i++)
		must(sql_value(f.db, arena_print(&f.arena, "SELECT CAST(%d AS BIGINT)", i), SQL_NO_ARGS, &v, &f.arena));
	must(tx_begin(&tx, f.db, &f.arena));
	for (int i = 0; i < 5; i++)
		assert_non_null(sql_run(f.db, arena_print(&f.arena, "SELECT 1 / (%d - %d)", i, i), SQL_NO_ARGS, NULL,
					&f.arena));
	tx_rollback(&tx);
	assert_int_equal(number(&f, "SELECT CAST(7 AS BIGINT)"), 7);
	fresh_close(&f);
}

/* How often the table was read from end to end. */
static int64_t scans(struct fresh_database *f)
{
	must(sql_script(f->db, "SELECT pg_stat_force_next_flush()", &f->arena));
	return number(f, "SELECT CAST(seq_scan AS BIGINT) FROM pg_stat_user_tables WHERE relname = 'spread'");
}

/* One in a thousand rows fits, of half of all values many would: to count them takes the index all the same. */
static void a_rare_value_is_looked_up(void **state)
{
	static const char count[] =
		"SELECT CAST(count(*) AS BIGINT) FROM (SELECT 1 FROM spread WHERE kind = $1 LIMIT 1001) c";
	struct fresh_database f;
	struct value v;

	(void)state;
	open_or_skip(&f);
	must(sql_script(
		f.db,
		"CREATE TABLE spread (id BIGINT PRIMARY KEY, kind TEXT NOT NULL, words TEXT);"
		"INSERT INTO spread SELECT i, CASE WHEN i % 1000 = 0 THEN 'open' ELSE 'closed' END, repeat('x', 200) "
		"FROM generate_series(1, 300000) i;"
		"CREATE INDEX spread_by_kind ON spread (kind, id); ANALYZE spread",
		&f.arena));
	int64_t before = scans(&f);
	for (int i = 0; i < 12; i++)
		must(sql_value(f.db, count, SQL_ARGS(value_text("open")), &v, &f.arena));
	assert_int_equal(v.i, 300);
	assert_int_equal(scans(&f), before);
	must(sql_value(f.db, "SELECT CAST(count(*) AS BIGINT) FROM spread WHERE id % 2 = 0", SQL_NO_ARGS, &v,
		       &f.arena));
	assert_true(scans(&f) > before); /* the control: this one reads them all */
	fresh_close(&f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(statements_that_never_come_again),
		cmocka_unit_test(a_failed_transaction_on_the_way),
		cmocka_unit_test(a_rare_value_is_looked_up),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
