/* A risk scores probability × impact (S7). */
#include "rule/asked.h"
#include "rule/presale/risk.h"

static void levels_follow_the_score(void **state)
{
	static const struct {
		int64_t probability, impact, amber, red, score;
		enum risk_level level;
	} rows[] = {
		{ 4, 4, 8, 15, 16, risk_level_red },	      { 2, 4, 8, 15, 8, risk_level_amber },
		{ 1, 5, 8, 15, 5, risk_level_green },	      { 3, 5, 8, 15, 15, risk_level_red },
		{ 2, 3, 8, 15, 6, risk_level_green },	      { 5, 5, 8, 15, 25, risk_level_red },
		{ 2, 4, 10, 20, 8, risk_level_green },	      { 4, 4, 10, 20, 16, risk_level_amber },
		{ UNSET, 4, 8, 15, UNSET, risk_level_unset },
	};
	ASK("2026-06-01", role_presales);

	for (size_t i = 0; i < COUNT(rows); i++) {
		struct presale_policy p = presale_policy_seed();
		NEW(risk, r);
		p.risk_amber_from = rows[i].amber;
		p.risk_red_from = rows[i].red;
		r->probability = rows[i].probability;
		r->impact = rows[i].impact;
		assert_null(risk_check(r, NULL, &env));
		assert_int_equal(r->score, rows[i].score);
		assert_int_equal(risk_level_of(r->score, &p), rows[i].level);
	}
}

static void a_risk_ends_with_an_outcome(void **state)
{
	ASK("2026-06-01", role_presales);
	NEW(risk, r);

	assert_answer("outcome required_for_step", step_answer(&risk_entity, r, "close", &env));
	r->outcome = "厂家确认供货期";
	assert_answer("", step_answer(&risk_entity, r, "close", &env));
	assert_int_equal(r->closed_on.day, day("2026-06-01").day);
	assert_answer("", step_answer(&risk_entity, r, "reopen", &env));
	assert_int_equal(r->closed_on.day, 0);
	assert_answer("mitigation required_for_step, due_on required_for_step, owner required_for_step",
		      step_answer(&risk_entity, r, "mitigate", &env));
	assert_answer("", step_answer(&risk_entity, r, "occur", &env));
	assert_int_equal(r->stage, risk_stage_occurred);
}

static void the_houses_numbers_are_whole(void **state)
{
	const struct presale_value *red = presale_policy_find("risk.red_from");
	struct presale_policy p = presale_policy_seed();

	(void)state;
	assert_int_equal(p.major_threshold, 1000000);
	assert_null(presale_policy_find("sla.response_minutes"));
	assert_string_equal(presale_policy_set(&p, red, "abc"), "not_a_number");
	assert_string_equal(presale_policy_set(&p, red, "1.5"), "not_a_number");
	assert_string_equal(presale_policy_set(&p, red, "-1"), "out_of_range");
	assert_int_equal(p.risk_red_from, 15);
	assert_null(presale_policy_set(&p, red, "20"));
	assert_int_equal(p.risk_red_from, 20);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(levels_follow_the_score),
		cmocka_unit_test(a_risk_ends_with_an_outcome),
		cmocka_unit_test(the_houses_numbers_are_whole),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
