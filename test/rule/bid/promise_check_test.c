/* A promise we have not kept elsewhere is red; how long we took; what a year costs. */
#include "rule/asked.h"
#include "rule/bid/promise_check.h"

static const struct promise_limits limits = { .few = 5, .kept_percent = 95, .least_percent = 80 };

static void red_amber_green(void **state)
{
	static const struct {
		struct promise_record record;
		enum promise_light light;
	} rows[] = {
		{ { 0, 0, 0 }, PROMISE_RED },	  { { 0, 3, 1 }, PROMISE_RED },	   { { 79, 20, 1 }, PROMISE_RED },
		{ { 80, 20, 0 }, PROMISE_AMBER }, { { 94, 0, 6 }, PROMISE_AMBER }, { { 95, 5, 0 }, PROMISE_GREEN },
		{ { 4, 0, 0 }, PROMISE_AMBER },	  { { 5, 0, 0 }, PROMISE_GREEN },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		assert_int_equal(promise_judge(&rows[i].record, &limits), rows[i].light);
}

static void it_says_why(void **state)
{
	static const struct {
		struct promise_record record;
		const char *why;
	} rows[] = {
		{ { 0, 0, 0 }, "We have never owed this elsewhere: nothing proves that we can." },
		{ { 1, 1, 2 }, "Kept 1 of 4 times elsewhere (25 %), 1 late, 2 overdue. That is below 80 %." },
		{ { 9, 1, 0 }, "Kept 9 of 10 times elsewhere (90 %), 1 late, 0 overdue. Well kept would be 95 %." },
		{ { 2, 0, 0 }, "Kept 2 of 2 times elsewhere (100 %), 0 late, 0 overdue. Fewer than 5 say little." },
		{ { 20, 0, 0 }, "Kept 20 of 20 times elsewhere (100 %), 0 late, 0 overdue." },
		{ { 0, 2, 0 }, "Kept 0 of 2 times elsewhere (0 %), 2 late, 0 overdue. It was never kept." },
	};
	AUTO_ARENA a = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		assert_string_equal(why_text(promise_why(&rows[i].record, &limits, &a), LANGUAGE_EN, &a), rows[i].why);
}

static void how_long_we_took(void **state)
{
	struct took took[] = { { 90, 60 }, { 10, 60 }, { 30, 60 }, { 20, 60 }, { 120, 60 },
			       { 15, 60 }, { 25, 60 }, { 40, 60 }, { 35, 60 }, { 60, 60 } };
	struct durations d = durations_of(took, COUNT(took));
	struct took none[] = { { 7, UNSET } };
	/* A limit each, as priorities have: 90 of 120 is kept, 40 of 30 is not. */
	struct took each[] = { { 90, 120 }, { 40, 30 } };

	(void)state;
	assert_int_equal(d.within, 8);
	assert_int_equal(d.median, 30);
	assert_int_equal(d.most_of, 90);
	assert_int_equal(durations_of(NULL, 0).median, UNSET);
	assert_int_equal(durations_of(none, 1).within, 0);
	assert_int_equal(durations_of(none, 1).most_of, 7);
	assert_int_equal(durations_of(each, 2).within, 1);
}

/* 18.25 trips a year of 3 hours at 120.00 and 150.00 for the way: 9,307.50; with 2,000.00 of repairs 11,307.50. */
static void what_a_year_costs(void **state)
{
	struct service_year y = { .visits_hundredths = 1825,
				  .visit_minutes = 180,
				  .hour = { 12000 },
				  .trip = { 15000 },
				  .repairs = { 200000 } };

	(void)state;
	assert_int_equal(service_year_visits(&y).minor, 930750);
	assert_int_equal(service_year_all(&y).minor, 1130750);
	y.repairs.minor = UNSET;
	assert_int_equal(service_year_all(&y).minor, 930750);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(red_amber_green),
		cmocka_unit_test(it_says_why),
		cmocka_unit_test(how_long_we_took),
		cmocka_unit_test(what_a_year_costs),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
