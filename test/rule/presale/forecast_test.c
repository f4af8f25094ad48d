/* The forecast weighs an amount by its stage, or by what somebody says with a reason. */
#include "rule/asked.h"
#include "rule/presale/forecast.h"

static void amounts_are_weighed(void **state)
{
	static const struct {
		int64_t amount, own, stage;
		enum forecast_category said, stands;
		int64_t probability, weighted;
	} rows[] = {
		{ 486000000, UNSET, 40, 0, forecast_category_pipeline, 40, 194400000 },
		{ 486000000, 55, 40, 0, forecast_category_pipeline, 55, 267300000 },
		{ 486000000, UNSET, 40, forecast_category_commit, forecast_category_commit, 40, 194400000 },
		{ 486000000, UNSET, 40, forecast_category_omitted, forecast_category_omitted, 40, UNSET },
		{ UNSET, UNSET, 40, 0, forecast_category_pipeline, 40, UNSET },
		{ 101, UNSET, 50, 0, forecast_category_pipeline, 50, 51 },
		{ 486000000, 0, 40, 0, forecast_category_pipeline, 0, 0 },
	};
	ASK("2026-06-01", role_sales);

	(void)env;
	for (size_t i = 0; i < COUNT(rows); i++) {
		NEW(stage_gate, g);
		NEW(opportunity, o);
		g->probability = rows[i].stage;
		g->category = forecast_category_pipeline;
		o->amount_est.minor = rows[i].amount;
		o->win_probability = rows[i].own;
		o->forecast = rows[i].said;
		struct forecast f = forecast_of(o, g);
		assert_int_equal(f.probability, rows[i].probability);
		assert_int_equal(f.overridden, rows[i].own != UNSET);
		assert_int_equal(f.category, rows[i].stands);
		assert_int_equal(f.weighted.minor, rows[i].weighted);
	}
}

static void a_month_is_its_first_day(void **state)
{
	ASK("2026-06-01", role_sales);
	NEW(opportunity, o);

	(void)env;
	assert_int_equal(forecast_of(o, NULL).month.day, 0);
	assert_int_equal(forecast_of(o, NULL).category, forecast_category_omitted);
	o->expected_sign_on = day("2026-07-17");
	assert_int_equal(forecast_of(o, NULL).month.day, day("2026-07-01").day);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(amounts_are_weighed),
		cmocka_unit_test(a_month_is_its_first_day),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
