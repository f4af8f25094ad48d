/* Who comes first at a price of ours (DOMAIN 2.6), worked out by hand. */
#include "rule/bid/bid_forecast.h"

#include "rule/given.h"

#define YUAN(n) ((money){ INT64_C(100) * (n) })
#define POINTS(n) ((decimal){ (n)*DECIMAL_ONE })

static struct score_item lowest_of_30(void)
{
	return (struct score_item){ .points = POINTS(30), .method = price_method_lowest, .trim_from = UNSET };
}

static void our_price_moves_their_points_too(void **state)
{
	STACK_ARENA(a, 1 << 14);
	struct score_item formula = lowest_of_30();
	struct expected_rival rivals[] = { { .price = YUAN(900000), .other = 5800 },
					   { .price = YUAN(1000000), .other = 6500 },
					   { .price = { UNSET }, .other = 7000 } };
	struct bid_outlook o = { &formula, 7000, 6300, rivals, 3 };
	static const struct {
		int64_t price, score, total, best;
		unsigned rank;
	} rows[] = {
		/* 900/950 x 30 = 28.42 */
		{ 950000, 2842, 9142, 9200, 2 },
		{ 900000, 3000, 9300, 9200, 1 },
		/* ours is the benchmark: the second rival has 800/1000 x 30 = 24 */
		{ 800000, 3000, 9300, 8900, 1 },
		{ 1200000, 2250, 8550, 9200, 3 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct outlook_point at = outlook_at(&o, YUAN(rows[i].price), &a);
		assert_int_equal(at.price_score, rows[i].score);
		assert_int_equal(at.total, rows[i].total);
		assert_int_equal(at.best_rival, rows[i].best);
		assert_int_equal(at.rank, rows[i].rank);
		assert_int_equal(rivals[2].rank, 0);
	}
}

static void unknown_points_count_in_full_against_us(void **state)
{
	STACK_ARENA(a, 1 << 14);
	struct score_item formula = lowest_of_30();
	struct expected_rival rival = { .price = YUAN(1000000), .other = UNSET };
	struct bid_outlook o = { &formula, 7000, 6800, &rival, 1 };
	struct outlook_point at = outlook_at(&o, YUAN(1000000), &a);

	(void)state;
	assert_true(rival.assumed);
	assert_int_equal(rival.total, 10000);
	assert_int_equal(at.rank, 2);
}

static void of_the_same_points_the_lower_price_is_first(void **state)
{
	STACK_ARENA(a, 1 << 14);
	struct score_item formula = lowest_of_30();
	struct expected_rival rival = { .price = YUAN(1000000), .other = 6000 };
	struct bid_outlook o = { &formula, 7000, 6000, &rival, 1 };

	(void)state;
	assert_int_equal(outlook_at(&o, YUAN(1000000), &a).rank, 1);
	assert_int_equal(rival.rank, 1);
	formula.method = price_method_average;
	formula.coefficient = (decimal){ UNSET };
	formula.floor = (decimal){ UNSET };
	formula.above = formula.below = POINTS(0);
	assert_int_equal(outlook_at(&o, YUAN(1000001), &a).rank, 2);
	assert_int_equal(outlook_at(&o, YUAN(999999), &a).rank, 1);
}

/* Mean 1,000,000; 2 % above cost 1 point each, 2 % below 0.5 each. */
static void the_average_punishes_both_sides(void **state)
{
	STACK_ARENA(a, 1 << 14);
	struct score_item formula = { .points = POINTS(40),
				      .method = price_method_average,
				      .coefficient = { UNSET },
				      .floor = { UNSET },
				      .above = POINTS(1),
				      .below = { 500000 },
				      .trim_from = 3,
				      .trim_highest = 1,
				      .trim_lowest = 1 };
	struct expected_rival rivals[] = { { .price = YUAN(980000), .other = 5000 },
					   { .price = YUAN(1020000), .other = 5000 } };
	struct bid_outlook o = { &formula, 6000, 5000, rivals, 2 };

	(void)state;
	assert_int_equal(outlook_at(&o, YUAN(1000000), &a).price_score, 4000);
	assert_int_equal(rivals[0].price_score, 3900);
	assert_int_equal(rivals[1].price_score, 3800);
}

static void the_curve_runs_from_below_them_to_the_ceiling(void **state)
{
	STACK_ARENA(a, 1 << 16);
	struct score_item formula = lowest_of_30();
	struct expected_rival rivals[] = { { .price = YUAN(1000000), .other = 6000 },
					   { .price = YUAN(1200000), .other = 6000 } };
	struct bid_outlook o = { &formula, 7000, 6100, rivals, 2 };
	struct outlook_point points[5];
	money from, to;

	(void)state;
	assert_true(outlook_range(&o, YUAN(1250000), &from, &to));
	assert_int_equal(from.minor, YUAN(850000).minor);
	assert_int_equal(to.minor, YUAN(1250000).minor);
	outlook_curve(&o, from, to, points, 5, &a);
	assert_int_equal(points[0].price.minor, from.minor);
	assert_int_equal(points[2].price.minor, YUAN(1050000).minor);
	assert_int_equal(points[4].price.minor, to.minor);
	/* 1000/1050 x 30 = 28.57, and 61 more are less than 90; at 950,000 it is 91. */
	assert_int_equal(points[2].rank, 2);
	assert_int_equal(outlook_highest_winning(points, 5).minor, YUAN(950000).minor);
	assert_true(outlook_range(&o, (money){ UNSET }, &from, &to));
	assert_int_equal(to.minor, YUAN(1380000).minor);
	o.count = 0;
	assert_false(outlook_range(&o, (money){ UNSET }, &from, &to));
	assert_int_equal(outlook_highest_winning(points + 2, 3).minor, UNSET);
}

/* Alone one is not first: nothing is known of the others. */
static void without_a_price_of_others_there_is_no_rank(void **state)
{
	STACK_ARENA(a, 1 << 16);
	struct score_item formula = lowest_of_30();
	struct expected_rival rivals[] = { { .price = { UNSET }, .other = 6000 } };
	struct bid_outlook o = { &formula, 7000, 6100, rivals, 1 };
	struct outlook_point points[3];

	(void)state;
	outlook_curve(&o, YUAN(850000), YUAN(1000000), points, 3, &a);
	assert_int_equal(points[1].price_score, 3000);
	assert_int_equal(points[1].rank, 0);
	assert_int_equal(points[1].best_rival, UNSET);
	assert_int_equal(outlook_highest_winning(points, 3).minor, UNSET);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(our_price_moves_their_points_too),
		cmocka_unit_test(unknown_points_count_in_full_against_us),
		cmocka_unit_test(of_the_same_points_the_lower_price_is_first),
		cmocka_unit_test(the_average_punishes_both_sides),
		cmocka_unit_test(the_curve_runs_from_below_them_to_the_ceiling),
		cmocka_unit_test(without_a_price_of_others_there_is_no_rank),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
