/* Closed by a proof inside its span, opened again when the proof falls away. */
#include "rule/asked.h"

static void proven_inside_the_span(void **state)
{
	static const struct {
		const char *from, *proof_on, *answer;
	} rows[] = {
		{ NULL, "2026-06-09", "" },
		{ "2026-06-09", "2026-06-09", "" },
		{ "2026-06-09", "2026-06-08", "proof_on before_its_time" },
		{ NULL, "2026-06-11", "proof_on in_the_future" },
	};
	ASK("2026-06-10", role_service_manager);

	for (size_t i = 0; i < COUNT(rows); i++) {
		NEW(obligation, o);
		o->from_on = day(rows[i].from);
		o->proof_on = day(rows[i].proof_on);
		o->proof_entity = proof_kind_visit;
		o->proof_record = "0000000000001";
		assert_answer(rows[i].answer, step_answer(&obligation_entity, o, "prove", &env));
	}
}

/* A month or a season that went by stays unproven (A11); a revisit made late is late, and made. */
static void a_month_is_proven_inside_it(void **state)
{
	static const struct {
		enum commitment_kind kind;
		const char *proof_on, *answer;
	} rows[] = {
		{ commitment_kind_monthly_onsite, "2026-06-30", "" },
		{ commitment_kind_monthly_onsite, "2026-07-01", "proof_on after_its_time" },
		{ commitment_kind_seasonal_revisit, "2026-06-30", "" },
		{ commitment_kind_seasonal_revisit, "2026-07-01", "proof_on after_its_time" },
		{ commitment_kind_routine_revisit, "2026-07-01", "" },
		{ commitment_kind_handover, "2026-07-01", "" },
		{ commitment_kind_monthly_onsite, "2026-05-31", "proof_on before_its_time" },
	};
	ASK("2026-07-10", role_service_manager);

	for (size_t i = 0; i < COUNT(rows); i++) {
		NEW(obligation, o);
		o->kind = rows[i].kind;
		o->from_on = day("2026-06-01");
		o->to_on = day("2026-06-30");
		o->proof_on = day(rows[i].proof_on);
		o->proof_entity = proof_kind_visit;
		o->proof_record = "0000000000001";
		assert_answer(rows[i].answer, step_answer(&obligation_entity, o, "prove", &env));
	}
}

static void a_proof_is_named(void **state)
{
	ASK("2026-06-10", role_service_manager);
	NEW(obligation, o);

	assert_answer("proof_entity required_for_step, proof_record required_for_step, proof_on required_for_step",
		      step_answer(&obligation_entity, o, "prove", &env));
}

static void reopened_without_its_proof(void **state)
{
	ASK("2026-06-10", role_service_manager);
	NEW(obligation, o);

	o->stage = obligation_stage_proven;
	o->proof_entity = proof_kind_visit;
	o->proof_record = "0000000000001";
	o->proof_on = day("2026-06-09");
	o->waive_reason = "x";
	o->reopen_reason = "回访记录作废";
	assert_answer("", step_answer(&obligation_entity, o, "reopen", &env));
	assert_int_equal(o->stage, obligation_stage_planned);
	assert_int_equal(o->proof_entity, proof_kind_unset);
	assert_null(o->proof_record);
	assert_null(o->waive_reason);
	assert_int_equal(o->proof_on.day, 0);
}

static void a_span_runs_forward(void **state)
{
	ASK("2026-06-10", role_service_manager);
	NEW(obligation, o);

	o->from_on = o->to_on = day("2026-06-09");
	assert_null(obligation_check(o, NULL, &env));
	o->to_on = day("2026-06-08");
	assert_answer("to_on ends_before_it_begins", answer_text(obligation_check(o, NULL, &env), &a));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(proven_inside_the_span), cmocka_unit_test(a_month_is_proven_inside_it),
		cmocka_unit_test(a_proof_is_named),	  cmocka_unit_test(reopened_without_its_proof),
		cmocka_unit_test(a_span_runs_forward),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
