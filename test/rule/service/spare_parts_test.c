/* Parts: who gets them, what they cost; and whether a trainee has passed.  SA-*, WAC-*, TN-* run in the rules bench. */
#include "rule/given.h"
#include "rule/service/cost_price.h"
#include "rule/service/spare_allocation.h"
#include "rule/service/training_result.h"

#define UNITS(n) ((decimal){ (n)*DECIMAL_ONE })

static void repairs_first(void **state)
{
	struct spare_demand d[] = {
		{ false, 9, day("2026-03-01"), 4, 0, 0 },
		{ true, 3, day("2026-03-02"), 1, 0, 1 },
		{ true, 1, day("2026-03-05"), 3, 0, 2 },
		{ true, 3, day("2026-03-01"), 1, 0, 3 },
	};

	(void)state;
	assert_int_equal(spare_allocate(d, 4, 5), 0);
	assert_int_equal(d[0].index, 2);
	assert_int_equal(d[1].index, 3);
	assert_int_equal(d[2].index, 1);
	assert_int_equal(d[2].allocated, 1);
	assert_int_equal(d[3].allocated, 0);
	assert_int_equal(spare_allocate(d, 4, 100), 91);
}

static void the_average_moves(void **state)
{
	struct stock_value s = { .last = { UNSET } };

	(void)state;
	assert_int_equal(stock_unit_cost(&s).minor, UNSET);
	stock_in(&s, UNITS(10), (money){ 10000 });
	stock_in(&s, UNITS(5), (money){ 13000 });
	assert_int_equal(stock_unit_cost(&s).minor, 11000);
	assert_false(stock_out(&s, UNITS(16)));
	assert_true(stock_out(&s, UNITS(15)));
	assert_int_equal(stock_unit_cost(&s).minor, 11000);
	stock_in(&s, UNITS(7), (money){ 9000 });
	assert_int_equal(stock_unit_cost(&s).minor, 9000);
}

static void roundings_do_not_add_up(void **state)
{
	struct stock_value s = { .last = { UNSET } };

	(void)state;
	stock_in(&s, UNITS(3), (money){ 100 });
	stock_in(&s, UNITS(3), (money){ 101 }); /* 100.5 each */
	for (int i = 0; i < 5; i++)
		assert_true(stock_out(&s, UNITS(1)));
	assert_int_equal(s.worth, 100500000);
	assert_int_equal(stock_unit_cost(&s).minor, 101);
}

static void marks_and_attendance(void **state)
{
	const struct training_policy p = { { 400000 }, { 600000 }, UNITS(60), { 800000 } };
	static const struct {
		int theory, practice, attendance;
		int64_t score;
		bool passed;
	} rows[] = {
		{ 55, 70, 100, 6400, true },  { 60, 60, 80, 6000, true },  { 60, 60, 79, 6000, false },
		{ 50, 60, 100, 5600, false }, { 80, 80, 75, 8000, false },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct training_result r =
			training_result(&(struct training_marks){ UNITS(rows[i].theory),
								  UNITS(rows[i].practice),
								  { rows[i].attendance * (DECIMAL_ONE / 100) } },
					&p);
		assert_int_equal(r.score, rows[i].score);
		assert_int_equal(r.passed, rows[i].passed);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(repairs_first),
		cmocka_unit_test(the_average_moves),
		cmocka_unit_test(roundings_do_not_add_up),
		cmocka_unit_test(marks_and_attendance),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
