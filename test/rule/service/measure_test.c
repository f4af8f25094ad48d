/* S78: 12.0 V within 5 %: 11.5 will do (-4.2 %), 11.2 will not (-6.7 %); and limits of a room (3.4). */
#include "rule/service/measure.h"

#include "rule/contract/delivery.h"
#include "rule/given.h"

#define NONE UNSET
#define M 1000000

static void values_are_judged_by_their_limits(void **state)
{
	static const struct {
		struct limits limits;
		int64_t value;
		enum value_verdict verdict;
	} rows[] = {
		{ { { 12 * M }, { 5 * M }, { NONE }, { NONE } }, 11500000, value_verdict_inside },
		{ { { 12 * M }, { 5 * M }, { NONE }, { NONE } }, 11200000, value_verdict_outside },
		{ { { 12 * M }, { 5 * M }, { NONE }, { NONE } }, 11400000, value_verdict_inside },
		{ { { 12 * M }, { 5 * M }, { NONE }, { NONE } }, 12600000, value_verdict_inside },
		{ { { 12 * M }, { 5 * M }, { NONE }, { NONE } }, 12600001, value_verdict_outside },
		{ { { 12 * M }, { NONE }, { NONE }, { NONE } }, 12 * M, value_verdict_inside },
		{ { { 12 * M }, { NONE }, { NONE }, { NONE } }, 12000001, value_verdict_outside },
		{ { { 0 }, { 5 * M }, { NONE }, { NONE } }, 0, value_verdict_inside },
		{ { { 0 }, { 5 * M }, { NONE }, { NONE } }, 1, value_verdict_outside },
		{ { { -48 * M }, { 10 * M }, { NONE }, { NONE } }, -43200000, value_verdict_inside },
		{ { { -48 * M }, { 10 * M }, { NONE }, { NONE } }, -43199999, value_verdict_outside },
		{ { { NONE }, { NONE }, { 18 * M }, { 27 * M } }, 18 * M, value_verdict_inside },
		{ { { NONE }, { NONE }, { 18 * M }, { 27 * M } }, 27 * M, value_verdict_inside },
		{ { { NONE }, { NONE }, { 18 * M }, { 27 * M } }, 27000001, value_verdict_outside },
		{ { { NONE }, { NONE }, { 18 * M }, { NONE } }, 17999999, value_verdict_outside },
		{ { { NONE }, { NONE }, { NONE }, { 85 * M } }, -5 * M, value_verdict_inside },
		{ { { NONE }, { NONE }, { NONE }, { NONE } }, 7, value_verdict_inside },
		{ { { 12 * M }, { 5 * M }, { NONE }, { NONE } }, NONE, value_verdict_unset },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		assert_int_equal(value_judged(&rows[i].limits, (decimal){ rows[i].value }), rows[i].verdict);
	assert_true(limits_given(&rows[0].limits) && limits_given(&rows[14].limits));
	assert_true(limits_given(&rows[15].limits) && !limits_given(&rows[16].limits));
}

static void how_far_off_is_a_percentage(void **state)
{
	(void)state;
	assert_int_equal(value_off_percent((decimal){ 12 * M }, (decimal){ 11500000 }).millionths, -4166667);
	assert_int_equal(value_off_percent((decimal){ 12 * M }, (decimal){ 11200000 }).millionths, -6666667);
	/* S116: expected 1000, measured 930. */
	assert_int_equal(value_off_percent((decimal){ 1000LL * M }, (decimal){ 930LL * M }).millionths, -7 * M);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(values_are_judged_by_their_limits),
		cmocka_unit_test(how_far_off_is_a_percentage),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
