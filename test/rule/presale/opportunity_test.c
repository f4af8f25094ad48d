/* What stands whatever the gates of the house say (S1, S30, S35, A3, A21). */
#include "rule/asked.h"

static void phase_follows_milestones(void **state)
{
	static const struct {
		const char *received, *accepted;
		enum lifecycle_phase phase;
	} rows[] = {
		{ NULL, NULL, lifecycle_phase_presales },
		{ "2026-03-02", NULL, lifecycle_phase_insales },
		{ "2026-03-02", "2026-05-20", lifecycle_phase_aftersales },
	};
	ASK("2026-06-01", role_sales);

	for (size_t i = 0; i < COUNT(rows); i++) {
		NEW(opportunity, o);
		o->tender_received_on = day(rows[i].received);
		o->accepted_on = day(rows[i].accepted);
		assert_null(opportunity_check(o, NULL, &env));
		assert_int_equal(o->phase, rows[i].phase);
	}
}

static void margin_needs_both_sides(void **state)
{
	ASK("2026-06-01", role_sales);
	NEW(opportunity, o);

	o->amount_est.minor = 12500000;
	assert_null(opportunity_check(o, NULL, &env));
	assert_int_equal(o->margin_est.minor, UNSET);
	o->cost_est.minor = 10000000;
	assert_null(opportunity_check(o, NULL, &env));
	assert_int_equal(o->margin_est.minor, 2500000);
}

static void none_stands_alone(void **state)
{
	ASK("2026-06-01", role_sales);
	NEW(opportunity, o);

	o->our_prior_service = "none,testing";
	assert_answer("our_prior_service none_stands_alone", answer_text(opportunity_check(o, NULL, &env), &a));
	o->our_prior_service = "none";
	assert_null(opportunity_check(o, NULL, &env));
}

/* S31: request 03-03, tender 03-02 -> late. */
static void presales_is_asked_before_the_tender(void **state)
{
	static const struct {
		const char *requested, *issued;
		enum presales_timing timing;
	} rows[] = {
		{ "2026-03-03", "2026-03-02", presales_timing_late },
		{ "2026-03-02", "2026-03-02", presales_timing_late },
		{ "2026-03-01", "2026-03-02", presales_timing_in_time },
		{ "2026-03-01", NULL, presales_timing_in_time },
		{ NULL, "2026-03-02", presales_timing_unset },
	};
	ASK("2026-06-01", role_sales);

	for (size_t i = 0; i < COUNT(rows); i++) {
		NEW(opportunity, o);
		o->presales_requested_on = day(rows[i].requested);
		o->tender_issued_on = day(rows[i].issued);
		assert_null(opportunity_check(o, NULL, &env));
		assert_int_equal(o->presales_timing, rows[i].timing);
	}
}

static void a_probability_of_ones_own_has_its_reason(void **state)
{
	ASK("2026-06-01", role_sales);
	NEW(opportunity, o);

	o->win_probability = 70;
	assert_answer("probability_reason probability_needs_reason", answer_text(opportunity_check(o, NULL, &env), &a));
	o->probability_reason = "客户已口头确认";
	assert_null(opportunity_check(o, NULL, &env));
}

static void a_bid_needs_an_opening(void **state)
{
	static const struct {
		bool invited;
		const char *received, *cold, *prior, *answer;
	} rows[] = {
		{ false, NULL, NULL, "none", "invited invitation_or_tender_needed" },
		{ true, NULL, NULL, "none", "" },
		{ false, "2026-03-02", NULL, "none", "" },
		{ false, NULL, "开拓市场", "free_exchange", "" },
		{ true, NULL, NULL, NULL, "our_prior_service required_for_step" },
		{ false, NULL, NULL, NULL, "our_prior_service required_for_step, invited invitation_or_tender_needed" },
		{ true, NULL, NULL, "free_exchange", "" },
		{ true, NULL, NULL, "overall_design", "our_prior_service excluded_by_prior_service" },
		{ true, NULL, NULL, "specification", "our_prior_service excluded_by_prior_service" },
		{ true, NULL, NULL, "project_management", "our_prior_service excluded_by_prior_service" },
		{ true, NULL, NULL, "supervision,testing", "our_prior_service excluded_by_prior_service" },
		{ true, NULL, NULL, "testing", "our_prior_service excluded_by_prior_service" },
	};
	ASK("2026-06-01", role_sales);

	for (size_t i = 0; i < COUNT(rows); i++) {
		NEW(opportunity, o);
		o->stage = opportunity_stage_technical_exchange;
		o->invited = rows[i].invited;
		o->tender_received_on = day(rows[i].received);
		o->cold_bid_reason = rows[i].cold;
		o->our_prior_service = rows[i].prior;
		assert_answer(rows[i].answer, step_answer(&opportunity_entity, o, "bid", &env));
	}
}

static void going_back_says_why(void **state)
{
	ASK("2026-06-01", role_sales);
	NEW(opportunity, o);

	o->stage = opportunity_stage_negotiation;
	assert_answer("back_reason required_for_step", step_answer(&opportunity_entity, o, "back", &env));
	o->back_reason = "客户重新招标";
	assert_answer("", step_answer(&opportunity_entity, o, "back", &env));
	assert_int_equal(o->stage, opportunity_stage_bidding);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(phase_follows_milestones),
		cmocka_unit_test(margin_needs_both_sides),
		cmocka_unit_test(none_stands_alone),
		cmocka_unit_test(presales_is_asked_before_the_tender),
		cmocka_unit_test(a_probability_of_ones_own_has_its_reason),
		cmocka_unit_test(a_bid_needs_an_opening),
		cmocka_unit_test(going_back_says_why),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
