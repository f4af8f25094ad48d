/* Net, tax and gross of a line, and of lines of several rates. */
#include "rule/finance/vat.h"

#include <stdlib.h>

#include "rule/given.h"

static void a_line_is_split_from_the_side_typed(void **state)
{
	static const struct {
		bool gross;
		int64_t amount, rate, net, tax, total;
	} rows[] = {
		{ true, 10000, 130000, 8850, 1150, 10000 },
		{ false, 8850, 130000, 8850, 1151, 10001 }, /* so the side typed is never recomputed */
		{ true, 125600000, 130000, 111150442, 14449558, 125600000 },
		{ true, 1, 130000, 1, 0, 1 },
		{ true, 10000, 0, 10000, 0, 10000 },
		{ false, 100001, 60000, 100001, 6000, 106001 },
		{ false, 192050, 130000, 192050, 24967, 217017 }, /* A17 */
		{ true, -11300, 130000, -10000, -1300, -11300 },
		{ false, -5, 100000, -5, -1, -6 }, /* half a cent away from zero */
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		decimal rate = { rows[i].rate };
		struct vat v = rows[i].gross ? vat_of_gross((money){ rows[i].amount }, rate)
					     : vat_of_net((money){ rows[i].amount }, rate);
		assert_int_equal(v.net.minor, rows[i].net);
		assert_int_equal(v.tax.minor, rows[i].tax);
		assert_int_equal(v.gross.minor, rows[i].total);
	}
}

static void several_rates_are_summed_or_the_highest_holds(void **state)
{
	const struct vat_line lines[] = {
		{ { 80000000 }, { 130000 } },
		{ { 12000000 }, { 90000 } },
		{ { 8000000 }, { 60000 } },
	};
	struct vat apart = vat_of_gross(lines[0].amount, lines[0].rate), together = { .rate = vat_highest(lines, 3) };

	(void)state;
	for (size_t i = 1; i < 3; i++)
		apart = vat_plus(apart, vat_of_gross(lines[i].amount, lines[i].rate));
	assert_int_equal(apart.tax.minor, 10647196); /* VAT-MIX */
	assert_int_equal(apart.net.minor, 89352804);
	assert_int_equal(apart.gross.minor, 100000000);
	assert_true(apart.rate.millionths == UNSET);
	for (size_t i = 0; i < 3; i++)
		together = vat_plus(together, vat_of_gross(lines[i].amount, together.rate));
	assert_int_equal(together.rate.millionths, 130000);
	assert_int_equal(together.tax.minor, 11504425);
}

/* Property: net + tax = gross, and tax is within half a cent of net x rate. */
static void the_parts_make_the_whole(void **state)
{
	(void)state;
	srand(3);
	for (int round = 0; round < 100000; round++) {
		static const int64_t rates[] = { 0, 10000, 30000, 60000, 90000, 130000 };
		decimal rate = { rates[rand() % 6] };
		struct vat v = vat_of_gross((money){ rand() - RAND_MAX / 2 }, rate);
		assert_int_equal(v.net.minor + v.tax.minor, v.gross.minor);
		assert_true(llabs(v.tax.minor * DECIMAL_ONE - v.net.minor * rate.millionths) <= DECIMAL_ONE);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_line_is_split_from_the_side_typed),
		cmocka_unit_test(several_rates_are_summed_or_the_highest_holds),
		cmocka_unit_test(the_parts_make_the_whole),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
