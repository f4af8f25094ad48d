/* Lists of every way they are read: along an order, from few that fit, from few that may be seen.  What the pages hold
 * together is what a plain sort of all records holds, whatever filter, scope and order. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "entity/all.h"
#include "store/fresh_database.h"
#include "store/list.h"
#include "store/ordered.h"
#include "store/record.h"

#define RECORDS 1500
#define FEW 77	/* owns five records */
#define MOST 78 /* owns the others */

static const struct actor people[] = {
	{ .user = FEW, .login = "few" },
	{ .user = MOST, .login = "most" },
	{ .user = 79, .login = "team", .team = 1 },
	{ .user = 80, .login = "stranger" },
};

static const struct {
	const struct actor *who;
	unsigned scope;
} scopes[] = {
	{ &people[0], ALL },	      { &people[0], MINE }, { &people[1], MINE },
	{ &people[2], MINE | TEAMS }, { &people[3], MINE }, { &people[3], TEAMS },
};

static const struct {
	const char *field;
	enum list_operator op;
	const char *word;
} filters[] = {
	{ NULL, LIST_EQ, NULL },	   { "city", LIST_EQ, "c1" },	      { "city", LIST_NE, "c1" },
	{ "short_name", LIST_GE, "s002" }, { "short_name", LIST_LT, "s001" }, { "industry", LIST_EQ, "i1" },
	{ "uscc", LIST_EQ, "nobody's" },   { "phone", LIST_EQ, "p3" },
};

static const struct list_order orders[] = {
	{ "id", false, false },	 { "id", true, false },		{ "name", false, false },
	{ "name", true, false }, { "short_name", false, true }, { "short_name", true, true },
	{ "city", false, true }, { "city", true, true },	{ "phone", true, true },
};

static const char *some(struct arena *a, const char *fmt, int i, bool has)
{
	return has ? arena_print(a, fmt, i) : NULL;
}

static struct customer *customer_at(int i, struct arena *a)
{
	struct customer *c = record_new(&customer_entity, a);

	c->record = (struct record){ 1000 + i, 1, { 1 }, { 1 }, 1 };
	c->name = arena_print(a, "n%d", i * 7 % 90);
	c->short_name = some(a, "s%03d", i * 11 % 40, i % 5 != 0);
	c->city = some(a, "c%d", i % 4, i % 3 != 0);
	c->industry = some(a, "i%d", i % 2, true);
	c->phone = some(a, "p%d", i % 9, i % 2 != 0);
	c->owner.v = i % 300 == 0 ? FEW : MOST;
	c->team.v = i % 2 + 1;
	return c;
}

static void fill(struct fresh_database *f, struct customer **all)
{
	AUTO_TX tx = { 0 };

	must(tx_begin(&tx, f->db, &f->arena));
	for (int i = 1; i <= 2; i++) {
		struct team *t = record_new(&team_entity, &f->arena);
		t->record = (struct record){ i, 1, { 1 }, { 1 }, 1 };
		t->name = arena_print(&f->arena, "team %d", i);
		must(store_insert(f->db, &team_entity, t, &f->arena));
	}
	for (int i = 0; i < RECORDS; i++) {
		all[i] = customer_at(i, &f->arena);
		must(store_insert(f->db, &customer_entity, all[i], &f->arena));
	}
	must(tx_commit(&tx, &f->arena));
}

/* --- what a list should hold --- */

static bool is_seen(const struct list *l, const struct customer *c)
{
	return (l->scope & ALL) || ((l->scope & MINE) && c->owner.v == l->who->user) ||
	       ((l->scope & TEAMS) && l->who->team != 0 && c->team.v == l->who->team);
}

static bool fits(const struct list *l, const struct customer *c)
{
	struct value has, wanted;
	int order;

	if (l->nfilters == 0)
		return true;
	has = field_get(l->filters[0].field, c);
	wanted = l->filters[0].values[0];
	if (has.tag == VALUE_NONE)
		return l->filters[0].op == LIST_NE;
	order = strcmp(has.s, wanted.s);
	return l->filters[0].op == LIST_EQ   ? order == 0
	       : l->filters[0].op == LIST_NE ? order != 0
	       : l->filters[0].op == LIST_GE ? order >= 0
					     : order < 0;
}

static unsigned expected(const struct list *l, struct customer *const *all, struct customer **out)
{
	unsigned n = 0;

	for (int i = 0; i < RECORDS; i++)
		if (is_seen(l, all[i]) && fits(l, all[i]))
			out[n++] = all[i];
	qsort_r(out, n, sizeof *out, customers_in_order, (void *)(uintptr_t)l);
	return n;
}

/* --- what it holds --- */

static void follow(struct sql *db, struct list l, struct customer *const *all)
{
	struct customer *wanted[RECORDS];
	unsigned n = expected(&l, all, wanted), at = 0;
	AUTO_ARENA a = { 0 };
	struct list_page page = { .more = true };

	while (page.more) {
		must(list_read(db, &l, true, &page, &a));
		assert_int_equal(page.exact, n <= LIST_COUNTED);
		assert_int_equal(page.total, n <= LIST_COUNTED ? n : LIST_COUNTED);
		for (unsigned i = 0; i < page.count; i++, at++) {
			assert_true(at < n);
			assert_int_equal(((struct record *)page.records[i])->id, wanted[at]->record.id);
		}
		assert_int_equal(page.more, at < n);
		if (page.more) {
			assert_int_equal(page.count, l.limit);
			l.after = true;
			l.after_id = ((struct record *)page.records[page.count - 1])->id;
			l.after_value = list_sort_value(&l, page.records[page.count - 1]);
			l.many = !page.exact;
		}
	}
	assert_int_equal(at, n);
}

static void follow_all(struct sql *db, struct customer *const *all, unsigned scope, unsigned limit)
{
	for (unsigned i = 0; i < sizeof filters / sizeof *filters; i++)
		for (unsigned k = 0; k < sizeof orders / sizeof *orders; k++) {
			struct value word = value_text(filters[i].word);
			struct list l = { .entity = &customer_entity,
					  .who = scopes[scope].who,
					  .scope = scopes[scope].scope,
					  .order = orders[k],
					  .limit = limit };
			if (filters[i].field != NULL)
				l.filters[l.nfilters++] =
					(struct list_filter){ entity_field(&customer_entity, filters[i].field),
							      filters[i].op, &word, 1 };
			follow(db, l, all);
		}
}

static void lists_hold_what_they_should(enum sql_engine engine)
{
	static struct customer *all[RECORDS];
	struct fresh_database f = { 0 };

	if (!fresh_possible(engine))
		skip();
	fresh_open(&f, engine);
	fill(&f, all);
	for (unsigned i = 0; i < sizeof scopes / sizeof *scopes; i++)
		follow_all(f.db, all, i, i == 0 ? 200 : 61);
	fresh_close(&f);
}

/* --- the newest rows are counted first, and the others too --- */

static void lay_older(struct sql *db, int first, int count, int owner, struct arena *a)
{
	AUTO_TX tx = { 0 };

	must(tx_begin(&tx, db, a));
	for (int i = first; i < first + count; i++) {
		struct customer *c = customer_at(i, a);
		c->owner.v = owner;
		must(store_insert(db, &customer_entity, c, a));
	}
	must(tx_commit(&tx, a));
}

static void counts(struct sql *db, const struct actor *who, unsigned total, bool exact, struct arena *a)
{
	struct list l = {
		.entity = &customer_entity, .who = who, .scope = MINE, .order = { "name", false, false }, .limit = 5
	};
	struct list_page page = { 0 };

	must(list_read(db, &l, true, &page, a));
	assert_int_equal(page.total, total);
	assert_int_equal(page.exact, exact);
}

static void what_is_old_is_counted_too(void **state)
{
	struct fresh_database f;

	(void)state;
	fresh_open(&f, SQL_SQLITE);
	must(sql_script(f.db,
			"INSERT INTO team (id, version, created_at, changed_at, created_by, name)"
			" VALUES (1, 1, 1, 1, 1, 'one'), (2, 1, 1, 1, 1, 'two')",
			&f.arena));
	lay_older(f.db, 0, 1200, FEW, &f.arena);
	lay_older(f.db, 1200, 900, 81, &f.arena);
	lay_older(f.db, 2100, 3 * LIST_COUNTED, MOST, &f.arena);
	counts(f.db, &people[0], LIST_COUNTED, false, &f.arena);
	counts(f.db, &(struct actor){ .user = 81 }, 900, true, &f.arena);
	counts(f.db, &people[1], LIST_COUNTED, false, &f.arena);
	fresh_close(&f);
}

/* A page costs what it holds, not what the table holds: no plan sorts, whichever way a column that may be empty
 * goes. */
static void plans_follow_an_index(struct sql *db, const char *explain, unsigned column)
{
	static const char *const ways[] = { "\"city\" NULLS FIRST, \"id\"", "\"city\" DESC NULLS LAST, \"id\" DESC",
					    "\"name\" NULLS FIRST, \"id\"" };
	AUTO_ARENA a = { 0 };

	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
		AUTO_ROWS *r = NULL;
		bool has, found = false;
		must(sql_rows(
			db, arena_print(&a, "%s SELECT \"id\" FROM \"customer\" ORDER BY %s LIMIT 5", explain, ways[i]),
			SQL_NO_ARGS, &r, &a));
		for (must(rows_next(r, &has, &a)); has; must(rows_next(r, &has, &a))) {
			const char *step = rows_text(r, column, &a);
			assert_null(strstr(step, "TEMP B-TREE"));
			assert_null(strstr(step, "Sort"));
			found |= strstr(step, "customer_by_") != NULL;
		}
		assert_true(found);
	}
}

static void sqlite_sorted(void **state)
{
	struct fresh_database f;

	(void)state;
	fresh_open(&f, SQL_SQLITE);
	plans_follow_an_index(f.db, "EXPLAIN QUERY PLAN", 3);
	fresh_close(&f);
}

static void postgres_sorted(void **state)
{
	struct fresh_database f;

	(void)state;
	if (!fresh_possible(SQL_POSTGRES))
		skip();
	fresh_open(&f, SQL_POSTGRES);
	must(sql_script(f.db, "SET enable_seqscan = off; SET enable_bitmapscan = off", &f.arena));
	plans_follow_an_index(f.db, "EXPLAIN", 0);
	fresh_close(&f);
}

static void sqlite_lists(void **state)
{
	(void)state;
	lists_hold_what_they_should(SQL_SQLITE);
}

static void postgres_lists(void **state)
{
	(void)state;
	lists_hold_what_they_should(SQL_POSTGRES);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_old_is_counted_too),
		cmocka_unit_test(sqlite_sorted),
		cmocka_unit_test(postgres_sorted),
		cmocka_unit_test(sqlite_lists),
		cmocka_unit_test(postgres_lists),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
