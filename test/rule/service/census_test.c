/* S121: 18 of 20 are 90 %; S122: 5, 4, 4 are 4.33. */
#include "rule/service/census.h"

#include "rule/given.h"

static void coverage_and_mean(void **state)
{
	(void)state;
	assert_int_equal(census_coverage(18, 20).millionths, 90000000);
	assert_int_equal(census_coverage(1, 3).millionths, 33330000);
	assert_int_equal(census_coverage(2, 3).millionths, 66670000);
	assert_int_equal(census_coverage(0, 5).millionths, 0);
	assert_int_equal(census_coverage(0, 0).millionths, UNSET);
	assert_int_equal(census_mean(13, 3).millionths, 4330000);
	assert_int_equal(census_mean(5, 1).millionths, 5000000);
	assert_int_equal(census_mean(0, 0).millionths, UNSET);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(coverage_and_mean) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
