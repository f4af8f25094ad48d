/* Levels with evidence, claims with proof (S19, S22, S23). */
#include "rule/asked.h"

static void a_level_needs_evidence(void **state)
{
	static const struct {
		int64_t level, proven_by;
		const char *evidence, *answer;
	} rows[] = {
		{ 2, 0, NULL, "" },
		{ 3, 0, NULL, "evidence level_needs_evidence" },
		{ 3, 0, "两个项目独立完成", "" },
		{ 5, 9, NULL, "" },
	};
	ASK("2026-06-01", role_presales);

	for (size_t i = 0; i < COUNT(rows); i++) {
		NEW(capability, c);
		c->level = rows[i].level;
		c->evidence = rows[i].evidence;
		c->proven_by.v = rows[i].proven_by;
		assert_answer(rows[i].answer, answer_text(capability_check(c, NULL, &env), &a));
	}
}

static void nobody_is_assessed_ahead(void **state)
{
	ASK("2026-06-01", role_presales);
	NEW(capability, c);
	NEW(skill, s);

	c->assessed_on = s->assessed_on = day("2026-06-02");
	c->level = s->level = 1;
	assert_answer("assessed_on assessed_in_future", answer_text(capability_check(c, NULL, &env), &a));
	assert_answer("assessed_on assessed_in_future", answer_text(skill_check(s, NULL, &env), &a));
	c->assessed_on = s->assessed_on = day("2026-06-01");
	assert_null(capability_check(c, NULL, &env));
	assert_null(skill_check(s, NULL, &env));
}

static void a_claim_is_proven_by_any_of_three(void **state)
{
	ASK("2026-06-01", role_presales);
	NEW(advantage_point, p);

	assert_null(advantage_point_check(p, NULL, &env));
	assert_false(p->proven);
	p->evidence = "第三方检测报告 2025-118";
	assert_null(advantage_point_check(p, NULL, &env));
	assert_true(p->proven);
	p->evidence = NULL;
	p->case_study.v = 3;
	assert_null(advantage_point_check(p, NULL, &env));
	assert_true(p->proven);
	p->case_study.v = 0;
	p->certificate.v = 4;
	assert_null(advantage_point_check(p, NULL, &env));
	assert_true(p->proven);
}

static void a_case_is_accepted_after_it_was_signed(void **state)
{
	ASK("2026-06-01", role_presales);
	NEW(case_study, c);

	c->signed_on = day("2025-03-01");
	c->accepted_on = day("2025-02-28");
	assert_answer("accepted_on ends_before_it_begins", answer_text(case_study_check(c, NULL, &env), &a));
	c->accepted_on = day("2025-11-20");
	assert_null(case_study_check(c, NULL, &env));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_level_needs_evidence),
		cmocka_unit_test(nobody_is_assessed_ahead),
		cmocka_unit_test(a_claim_is_proven_by_any_of_three),
		cmocka_unit_test(a_case_is_accepted_after_it_was_signed),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
