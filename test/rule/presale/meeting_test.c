/* Win rates and forecast errors (S69, S70). */
#include "base/language.h"
#include "rule/asked.h"
#include "rule/presale/industry.h"
#include "rule/presale/meeting.h"

static void a_rate_is_wins_over_meetings(void **state)
{
	static const struct {
		int64_t wins, meetings, rate;
		const char *percent;
	} rows[] = {
		{ 3, 8, 375000, "37.5 %" }, /* S69 */
		{ 0, 4, 0, "0 %" },	     { 2, 2, 1000000, "100 %" },
		{ 2, 3, 666667, "66.67 %" }, { 0, 0, UNSET, NULL },
	};
	AUTO_ARENA a = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		decimal rate = win_rate(rows[i].wins, rows[i].meetings);
		assert_int_equal(rate.millionths, rows[i].rate);
		if (rows[i].percent != NULL)
			assert_string_equal(percent_text(rate, &a), rows[i].percent);
	}
	assert_string_equal(why_text(win_rate_why(3, 8, &a), LANGUAGE_ZH, &a), "同场 8 次，我方中标 3 次：37.5 %。");
	assert_string_equal(win_rate_why(0, 0, &a)->key, "never_met");
}

static void an_error_is_measured_by_the_price(void **state)
{
	static const struct {
		int64_t guess, actual, error;
		const char *percent;
	} rows[] = {
		{ 90000000, 95000000, -52632, "-5.26 %" }, /* S70 */
		{ 95000000, 95000000, 0, "0 %" },
		{ 99750000, 95000000, 50000, "5 %" },
		{ UNSET, 95000000, UNSET, NULL },
		{ 90000000, UNSET, UNSET, NULL },
		{ 90000000, 0, UNSET, NULL },
	};
	AUTO_ARENA a = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		decimal error = forecast_error((money){ rows[i].guess }, (money){ rows[i].actual });
		assert_int_equal(error.millionths, rows[i].error);
		if (rows[i].percent != NULL)
			assert_string_equal(percent_text(error, &a), rows[i].percent);
	}
	assert_null(forecast_why((money){ UNSET }, (money){ 1 }, &a));
	assert_string_equal(why_text(forecast_why((money){ 90000000 }, (money){ 95000000 }, &a), LANGUAGE_EN, &a),
			    "Expected 900000.00; opened 950000.00; error (expected − opened) ÷ opened = -5.26 %.");
}

static void a_forecast_knows_its_error(void **state)
{
	ASK("2026-06-01", role_presales);
	NEW(rival_forecast, f);

	f->price_guess.minor = 90000000;
	assert_null(rival_forecast_check(f, NULL, &env));
	assert_int_equal(f->price_error.millionths, UNSET);
	f->actual_price.minor = 95000000;
	assert_null(rival_forecast_check(f, NULL, &env));
	assert_int_equal(f->price_error.millionths, -52632);
}

static void a_line_of_an_opening_is_ours_or_a_rivals(void **state)
{
	ASK("2026-06-01", role_bid);
	NEW(opening_bid, o);

	o->ours = true;
	o->competitor.v = 3;
	o->opened_on = day("2026-06-02");
	assert_answer("competitor ours_or_rival, opened_on in_the_future",
		      answer_text(opening_bid_check(o, NULL, &env), &a));
	o->ours = false;
	o->opened_on = day("2026-06-01");
	assert_null(opening_bid_check(o, NULL, &env));
}

/* Two of the three kinds: 66.7 % (S24). */
static void an_industry_is_known_by_three_kinds(void **state)
{
	static const struct {
		struct industry_known known;
		int64_t complete;
		const char *why;
	} rows[] = {
		{ { 1, 0, 2 }, 666667, "业务知识、现状与趋势、专业软件三类中已有 2 类：66.67 %。缺信息化现状与趋势。" },
		{ { 3, 1, 1 }, 1000000, "业务知识、现状与趋势、专业软件三类中已有 3 类：100 %。" },
		{ { 0, 0, 0 },
		  0,
		  "业务知识、现状与趋势、专业软件三类中已有 0 类：0 "
		  "%。缺业务知识。缺信息化现状与趋势。缺行业专业软件。" },
	};
	AUTO_ARENA a = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		assert_int_equal(industry_complete(&rows[i].known).millionths, rows[i].complete);
		assert_string_equal(why_text(industry_why(&rows[i].known, &a), LANGUAGE_ZH, &a), rows[i].why);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_rate_is_wins_over_meetings),
		cmocka_unit_test(an_error_is_measured_by_the_price),
		cmocka_unit_test(a_forecast_knows_its_error),
		cmocka_unit_test(a_line_of_an_opening_is_ours_or_a_rivals),
		cmocka_unit_test(an_industry_is_known_by_three_kinds),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
