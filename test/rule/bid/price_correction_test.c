/* What a price says when its parts do not agree (财政部令第87号 59); PC-* run in the rules bench. */
#include "rule/bid/price_correction.h"

#include "rule/given.h"

static void in_the_order_of_the_law(void **state)
{
	static const struct {
		int64_t opening, words, body, unit;
		unsigned steps;
		int64_t total;
	} rows[] = {
		{ 98500000, 98500000, 98500000, 9850000, 0, 98500000 },
		{ 98500000, UNSET, UNSET, 9850000, 0, 98500000 },
		{ 98500000, 98500000, 98000000, 9850000, CORRECTION_OPENING_WINS, 98500000 },
		{ 98500000, 95800000, 98500000, 9580000, CORRECTION_WORDS_WIN, 95800000 },
		{ 98500000, 98500000, 98500000, 985000, CORRECTION_TOTAL_WINS, 98500000 },
		{ 98500000, 98500000, 98500000, 98500000, CORRECTION_TOTAL_WINS, 98500000 },
		{ 98500000, 98500000, 98500000, 9900000, CORRECTION_LINES_WIN, 99000000 },
		{ 98500000, 95800000, 98000000, 9900000,
		  CORRECTION_OPENING_WINS | CORRECTION_WORDS_WIN | CORRECTION_LINES_WIN, 99000000 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct priced_line line = { { 10 * DECIMAL_ONE }, { rows[i].unit } };
		struct corrected_price c = price_correct(
			&(struct price_sheet){ { rows[i].opening }, { rows[i].words }, { rows[i].body }, &line, 1 });
		assert_int_equal(c.steps, rows[i].steps);
		assert_int_equal(c.total.minor, rows[i].total);
	}
}

static void a_lump_sum_has_no_lines(void **state)
{
	struct corrected_price c = price_correct(&(struct price_sheet){ { 100 }, { UNSET }, { UNSET }, NULL, 0 });

	(void)state;
	assert_int_equal(c.steps, 0);
	assert_int_equal(c.total.minor, 100);
	assert_int_equal(c.line_sum.minor, UNSET);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(in_the_order_of_the_law),
		cmocka_unit_test(a_lump_sum_has_no_lines),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
