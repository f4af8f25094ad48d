/* Points for prices, and who comes first (DOMAIN 2.6); PS-*, PA-*, RK-* run in the rules bench. */
#include "rule/bid/price_score.h"

#include "rule/given.h"

#define POINTS(n) ((decimal){ (n)*DECIMAL_ONE })

static void lowest_gets_all(void **state)
{
	struct priced p[] = { { .price = { 95000000 } }, { .price = { 98000000 } }, { .price = { 102000000 } } };

	(void)state;
	assert_int_equal(price_score_lowest(p, 3, POINTS(30)).minor, 95000000);
	assert_int_equal(p[0].score, 3000);
	assert_int_equal(p[1].score, 2908);
	assert_int_equal(p[2].score, 2794);
}

static void a_deduction_is_for_the_evaluation_only(void **state)
{
	struct priced p[] = { { .price = { 95000000 } }, { .price = { 102000000 }, .deduct = { 200000 } } };

	(void)state;
	assert_int_equal(price_score_lowest(p, 2, POINTS(40)).minor, 81600000);
	assert_int_equal(p[1].price.minor, 102000000);
	assert_int_equal(p[1].score, 4000);
	assert_int_equal(p[0].score, 3436);
}

static void a_single_bidder_and_the_floor(void **state)
{
	const struct average_method m = {
		.full = POINTS(60), .floor = POINTS(10), .above = POINTS(5), .below = POINTS(1)
	};
	struct priced one[] = { { .price = { 100 } } };
	struct priced two[] = { { .price = { 10000 } }, { .price = { 50000 } } };
	AUTO_ARENA a = { 0 };

	(void)state;
	assert_int_equal(price_score_average(one, 1, &m, &a).minor, 100);
	assert_int_equal(one[0].score, 6000);
	assert_int_equal(price_score_average(two, 2, &m, &a).minor, 30000);
	assert_int_equal(two[0].score, 1000); /* 66.7 % below: 60 - 66.7 < 10 */
	assert_int_equal(two[1].score, 1000);
}

static void trimming_by_the_number_of_bidders(void **state)
{
	static const struct trim trims[] = { { 5, 1, 1 }, { 7, 2, 1 } };
	const struct average_method m = {
		.full = POINTS(100), .above = POINTS(1), .below = POINTS(1), .trims = trims, .trim_count = 2
	};
	struct priced p[] = { { .price = { 100 } }, { .price = { 200 } }, { .price = { 300 } }, { .price = { 400 } },
			      { .price = { 500 } }, { .price = { 600 } }, { .price = { 700 } } };
	AUTO_ARENA a = { 0 };

	(void)state;
	assert_int_equal(price_score_average(p, 4, &m, &a).minor, 250);
	assert_int_equal(price_score_average(p, 5, &m, &a).minor, 300);
	assert_int_equal(price_score_average(p, 7, &m, &a).minor, 350); /* 200 ... 500 */
}

static void ties(void **state)
{
	struct ranked r[] = {
		{ 8750, { 980 }, 0, 0 }, { 9294, { 1020 }, 1, 0 }, { 8750, { 950 }, 2, 0 }, { 8750, { 980 }, 3, 0 }
	};

	(void)state;
	rank_bidders(r, 4);
	assert_int_equal(r[0].index, 1);
	assert_int_equal(r[1].index, 2);
	assert_int_equal(r[1].rank, 2);
	assert_int_equal(r[2].rank, 3);
	assert_int_equal(r[3].rank, 3); /* 并列 */
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lowest_gets_all),
		cmocka_unit_test(a_deduction_is_for_the_evaluation_only),
		cmocka_unit_test(a_single_bidder_and_the_floor),
		cmocka_unit_test(trimming_by_the_number_of_bidders),
		cmocka_unit_test(ties),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
