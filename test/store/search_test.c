/* Searching lists, with the index and without: what the pages hold together is what looking at every record finds,
 * whatever scope, filter, order and engine; also after changes, removals, and out of tail and segments alike. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "entity/all.h"
#include "meta/rights.h"
#include "store/fresh_database.h"
#include "store/list.h"
#include "store/ordered.h"
#include "store/record.h"
#include "store/search.h"

#define RECORDS 2600
#define FEW 77	/* owns five records */
#define MOST 78 /* owns the others */

static const struct actor people[] = {
	{ .user = FEW, .login = "few", .roles = ROLE_BIT(role_sales) },
	{ .user = MOST, .login = "most", .roles = ROLE_BIT(role_sales) },
	{ .user = 79, .login = "team", .team = 1, .roles = ROLE_BIT(role_sales) },
	{ .user = 80, .login = "stranger", .roles = ROLE_BIT(role_sales) },
	{ .user = 81, .login = "portal", .customer = 1007, .roles = ROLE_BIT(role_customer) },
};

static const struct {
	const struct actor *who;
	unsigned scope;
} scopes[] = {
	{ &people[0], ALL },	      { &people[0], MINE }, { &people[1], MINE },
	{ &people[2], MINE | TEAMS }, { &people[3], MINE }, { &people[4], THEIRS },
};

static const char *const words[] = {
	"医院", "dyrmyy", "jinan", "gs", "13-", "0001", "8000", "公司 001", "铂", "zzz", "%", "x", "  ", "济南 n7 yy",
};

#define SCOPES (sizeof scopes / sizeof *scopes)
#define WORDS (sizeof words / sizeof *words)

static const struct list_order orders[] = {
	{ "id", true, false },
	{ "id", false, false },
	{ "name", false, false },
	{ "short_name", true, true },
};

static struct customer *customer_at(int i, struct arena *a)
{
	static const char *const cities[] = { "济南", "青岛", "单县", "重庆" };
	static const char *const kinds[] = { "第一人民医院", "科技有限公司", "职业技术学院", "万铂公司", "UPS中心" };
	struct customer *c = record_new(&customer_entity, a);

	c->record = (struct record){ 1000 + i, 1, { 1 }, { 1 }, 1 };
	c->name = arena_print(a, "%s%s（n%d）", cities[i % 4], kinds[i % 5], i % 90);
	c->short_name = i % 5 == 0 ? NULL : arena_print(a, "s%03d", i * 11 % 40);
	c->phone = i % 2 ? arena_print(a, "1380013%04d", i * 7 % 10000) : NULL;
	c->city = cities[i % 4];
	c->owner.v = i % 500 == 0 ? FEW : MOST;
	c->team.v = i % 2 + 1;
	return c;
}

struct world {
	struct fresh_database f;
	struct customer *all[RECORDS];
	bool held[SCOPES][WORDS][RECORDS]; /* whether a record holds the word for that reader */
};

static void fill(struct world *w)
{
	struct arena *a = &w->f.arena;
	AUTO_TX tx = { 0 };

	must(tx_begin(&tx, w->f.db, a));
	for (int i = 1; i <= 2; i++) {
		struct team *t = record_new(&team_entity, a);
		t->record = (struct record){ i, 1, { 1 }, { 1 }, 1 };
		t->name = arena_print(a, "team %d", i);
		must(store_insert(w->f.db, &team_entity, t, a));
	}
	for (int i = 0; i < RECORDS; i++) {
		w->all[i] = customer_at(i, a);
		must(store_insert(w->f.db, &customer_entity, w->all[i], a));
		if (i == RECORDS * 3 / 4)
			must(search_settle(w->f.db, 1, a));
	}
	must(tx_commit(&tx, a));
}

/* --- what should be found --- */

static bool is_seen(const struct list *l, const struct customer *c)
{
	return rights_cover(&customer_entity, c, l->who, l->scope);
}

static bool fits(const struct list *l, const struct customer *c)
{
	return l->nfilters == 0 || strcmp(c->city, l->filters[0].values[0].s) == 0;
}

static void hold(struct world *w, const char *search, const struct actor *who, bool *held)
{
	AUTO_ARENA a = { 0 };
	struct needle n = needle_of(search, &a);

	for (int i = 0; i < RECORDS; i++)
		held[i] = w->all[i] != NULL && search_holds(&n, &customer_entity, w->all[i], who, &a);
}

/* After each change of the records; looking at every record is most of what this test costs. */
static void hold_all(struct world *w)
{
	for (unsigned s = 0; s < SCOPES; s++)
		for (unsigned i = 0; i < WORDS; i++)
			hold(w, words[i], scopes[s].who, w->held[s][i]);
}

static unsigned expected(const struct list *l, struct world *w, const bool *held, struct customer **out)
{
	unsigned n = 0;

	for (int i = 0; i < RECORDS; i++)
		if (held[i] && is_seen(l, w->all[i]) && fits(l, w->all[i]))
			out[n++] = w->all[i];
	qsort_r(out, n, sizeof *out, customers_in_order, (void *)(uintptr_t)l);
	return n;
}

/* --- what is found: the first pages, and the count --- */

static void follow(struct world *w, struct list l, const bool *held)
{
	static struct customer *wanted[RECORDS];
	unsigned n = expected(&l, w, held, wanted), at = 0;
	struct list_page page = { .more = true };
	AUTO_ARENA a = { 0 };

	for (int turn = 0; page.more && turn < 4; turn++) {
		must(list_read(w->f.db, &l, true, &page, &a));
		assert_int_equal(page.exact, n <= LIST_COUNTED);
		assert_int_equal(page.total, n <= LIST_COUNTED ? n : LIST_COUNTED);
		for (unsigned i = 0; i < page.count; i++, at++) {
			assert_true(at < n);
			assert_int_equal(((struct record *)page.records[i])->id, wanted[at]->record.id);
		}
		assert_int_equal(page.more, at < n);
		if (!page.more)
			break;
		l.after = true;
		l.after_id = ((struct record *)page.records[page.count - 1])->id;
		l.after_value = list_sort_value(&l, page.records[page.count - 1]);
	}
}

static void follow_all(struct world *w)
{
	struct value city = value_text("单县");

	for (unsigned s = 0; s < SCOPES; s++)
		for (unsigned i = 0; i < WORDS; i++)
			for (unsigned k = 0; k < 2 * sizeof orders / sizeof *orders; k++) {
				struct list l = { .entity = &customer_entity,
						  .who = scopes[s].who,
						  .scope = scopes[s].scope,
						  .search = words[i],
						  .order = orders[k / 2],
						  .limit = 70 };
				if (k % 2)
					l.filters[l.nfilters++] =
						(struct list_filter){ entity_field(&customer_entity, "city"), LIST_EQ,
								      &city, 1 };
				follow(w, l, w->held[s][i]);
			}
}

/* --- what becomes of it --- */

static void rename_some(struct world *w)
{
	struct arena *a = &w->f.arena;

	for (int i = 0; i < RECORDS; i += 11) {
		struct customer *c = record_new(&customer_entity, a);
		*c = *w->all[i];
		c->record.version++;
		c->name = arena_print(a, "改名zzz公司%d", i);
		if (i % 2)
			c->owner.v = FEW;
		must(store_update(w->f.db, &customer_entity, w->all[i], c, a));
		w->all[i] = c;
	}
}

static void remove_some(struct world *w)
{
	for (int i = 5; i < RECORDS; i += 13) {
		const struct record *r = &w->all[i]->record;
		must(store_delete(w->f.db, &customer_entity, r->id, r->version, &w->f.arena));
		w->all[i] = NULL;
	}
}

static int64_t count_of(struct world *w, const char *table)
{
	struct value v;

	must(sql_value(w->f.db, arena_print(&w->f.arena, "SELECT CAST(count(*) AS BIGINT) FROM %s", table), SQL_NO_ARGS,
		       &v, &w->f.arena));
	return v.i;
}

static void searches_find_what_they_should(enum sql_engine engine)
{
	static struct world w;

	if (!fresh_possible(engine))
		skip();
	fresh_open(&w.f, engine);
	fill(&w);
	assert_true(count_of(&w, "search_segment") > 0);
	assert_true(count_of(&w, "search_tail") > 0);
	hold_all(&w);
	follow_all(&w);
	rename_some(&w);
	remove_some(&w);
	hold_all(&w);
	follow_all(&w);
	must(search_settle(w.f.db, 1, &w.f.arena));
	assert_int_equal(count_of(&w, "search_tail"), 0);
	follow_all(&w);
	must(search_ready(w.f.db, &w.f.arena));
	assert_int_equal(count_of(&w, "search_segment"), 1);
	follow_all(&w);
	fresh_close(&w.f);
}

/* A change of what is not searched leaves no entry. */
static void what_is_not_searched_costs_nothing(enum sql_engine engine)
{
	static struct world w;
	struct customer *c, later;

	if (!fresh_possible(engine))
		skip();
	fresh_open(&w.f, engine);
	c = customer_at(0, &w.f.arena);
	c->owner.v = c->team.v = 0;
	must(store_insert(w.f.db, &customer_entity, c, &w.f.arena));
	assert_int_equal(count_of(&w, "search_tail"), 1);
	later = *c;
	later.record.version++;
	later.industry = "教育";
	must(store_update(w.f.db, &customer_entity, c, &later, &w.f.arena));
	assert_int_equal(count_of(&w, "search_tail"), 1);
	fresh_close(&w.f);
}

/* --- what the index lacks --- */

static int64_t missing(struct world *w)
{
	const struct entity *e = NULL;
	int64_t id = 0;

	must(search_check(w->f.db, &e, &id, &w->f.arena));
	return e == NULL ? 0 : id;
}

/* What somebody has done past the program, found, and made good. */
static void must_lack(struct world *w, const char *done, int64_t record)
{
	must(sql_script(w->f.db, done, &w->f.arena));
	assert_int_equal(missing(w), record);
	must(search_make_anew(w->f.db, &w->f.arena));
	assert_int_equal(missing(w), 0);
}

static void what_the_index_lacks_is_named(enum sql_engine engine)
{
	static struct world w;

	if (!fresh_possible(engine))
		skip();
	fresh_open(&w.f, engine);
	must(search_ready(w.f.db, &w.f.arena));
	fill(&w);
	assert_int_equal(missing(&w), 0);
	rename_some(&w);
	remove_some(&w);
	assert_int_equal(missing(&w), 0);
	must_lack(&w, "DELETE FROM search_tail WHERE record = 1001", 0); /* it lies in the segment */
	must_lack(&w, "UPDATE customer SET name = name || 'q' WHERE id = 1007", 1007);
	must_lack(&w, "UPDATE customer SET owner = 77 WHERE id = 1009", 1009);
	must_lack(&w, "DELETE FROM search_page WHERE page % 2 = 0", 1);
	must_lack(&w, "DELETE FROM search_segment", 1);
	must(sql_script(w.f.db, "DELETE FROM search_segment; DELETE FROM setting", &w.f.arena));
	assert_int_equal(missing(&w), 0); /* it is made anew before anybody searches */
	fresh_close(&w.f);
}

static void sqlite_index_is_examined(void **state)
{
	(void)state;
	what_the_index_lacks_is_named(SQL_SQLITE);
}

static void postgres_index_is_examined(void **state)
{
	(void)state;
	what_the_index_lacks_is_named(SQL_POSTGRES);
}

static void sqlite_searches(void **state)
{
	(void)state;
	searches_find_what_they_should(SQL_SQLITE);
	what_is_not_searched_costs_nothing(SQL_SQLITE);
}

static void postgres_searches(void **state)
{
	(void)state;
	if (!fresh_possible(SQL_POSTGRES))
		skip();
	searches_find_what_they_should(SQL_POSTGRES);
	what_is_not_searched_costs_nothing(SQL_POSTGRES);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sqlite_searches),
		cmocka_unit_test(postgres_searches),
		cmocka_unit_test(sqlite_index_is_examined),
		cmocka_unit_test(postgres_index_is_examined),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
