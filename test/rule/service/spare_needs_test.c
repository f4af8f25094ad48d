/* How much must lie ready, and when the maker's last day counts (S97, S99). */
#include "base/money.h"
#include "rule/asked.h"
#include "rule/service/spare_needs.h"

static decimal whole(int64_t n)
{
	return (decimal){ n == UNSET ? UNSET : n * DECIMAL_ONE };
}

static void the_minimum_grows_with_the_installed_base(void **state)
{
	static const struct {
		int64_t on_hand, reserved, fixed, per, installed, minimum, missing;
	} rows[] = {
		{ 4, 0, 2, UNSET, 900, 2, 0 },	 { 4, 3, 2, UNSET, 900, 2, 1 },	       { 4, 0, UNSET, 50, 201, 5, 1 },
		{ 5, 0, UNSET, 50, 200, 4, 0 },	 { UNSET, UNSET, UNSET, 50, 1, 1, 1 }, { 0, 0, UNSET, 50, 0, 0, 0 },
		{ 0, 0, UNSET, UNSET, 9, 0, 0 }, { 9, UNSET, 8, 10, 30, 8, 0 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct spare_state s = { .on_hand = whole(rows[i].on_hand),
					 .reserved = whole(rows[i].reserved),
					 .min_quantity = whole(rows[i].fixed),
					 .per_devices = rows[i].per,
					 .installed = rows[i].installed };
		assert_int_equal(spare_minimum(&s).millionths, whole(rows[i].minimum).millionths);
		assert_int_equal(spare_short(&s).millionths, whole(rows[i].missing).millionths);
	}
}

static void the_last_day_counts_while_the_duty_outlasts_it(void **state)
{
	static const struct {
		const char *last_buy, *duty, *today;
		enum last_buy said;
	} rows[] = {
		{ "2027-03-31", "2034-05-20", "2027-01-01", LAST_BUY_NEAR },
		{ "2027-03-31", "2034-05-20", "2026-12-30", LAST_BUY_FAR },
		{ "2027-03-31", "2034-05-20", "2027-03-31", LAST_BUY_NEAR },
		{ "2027-03-31", "2034-05-20", "2027-04-01", LAST_BUY_MISSED },
		{ "2027-03-31", "2027-03-01", "2027-01-01", LAST_BUY_FAR },
		{ "2027-03-31", "2034-05-20", "2034-05-21", LAST_BUY_FAR },
		{ NULL, "2034-05-20", "2027-01-01", LAST_BUY_FAR },
		{ "2027-03-31", NULL, "2027-01-01", LAST_BUY_FAR },
	};
	AUTO_ARENA a = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct spare_state s = { .per_devices = UNSET, .min_quantity = { UNSET } };
		s.last_buy_on = rows[i].last_buy == NULL ? (date){ 0 } : day(rows[i].last_buy);
		s.supply_until = rows[i].duty == NULL ? (date){ 0 } : day(rows[i].duty);
		assert_int_equal(spare_last_buy(&s, day(rows[i].today), 90), rows[i].said);
		assert_int_equal(spare_why(&s, day(rows[i].today), 90, &a) != NULL, rows[i].said != LAST_BUY_FAR);
	}
}

static void it_says_why_in_both_languages(void **state)
{
	AUTO_ARENA a = { 0 };
	struct spare_state s = {
		.on_hand = whole(1), .min_quantity = whole(UNSET), .per_devices = 50, .installed = 120
	};

	(void)state;
	assert_string_equal(why_text(spare_why(&s, day("2027-01-01"), 90, &a), LANGUAGE_ZH, &a),
			    "可用 1，按在用 120 台至少应备 3，缺 2。");
	assert_string_equal(why_text(spare_why(&s, day("2027-01-01"), 90, &a), LANGUAGE_EN, &a),
			    "1 free; with 120 devices in use at least 3 must lie ready: 2 missing.");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_minimum_grows_with_the_installed_base),
		cmocka_unit_test(the_last_day_counts_while_the_duty_outlasts_it),
		cmocka_unit_test(it_says_why_in_both_languages),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
