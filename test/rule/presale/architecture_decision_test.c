/* A decision names what else was looked at and what follows; accepted it stays (S6). */
#include "rule/asked.h"

static void accepting_needs_the_whole(void **state)
{
	ASK("2026-06-01", role_presales);
	NEW(architecture_decision, d);

	assert_answer("alternatives required_for_step, consequences required_for_step",
		      step_answer(&architecture_decision_entity, d, "accept", &env));
	d->alternatives = "集中存储";
	d->consequences = "每柜多 2 U";
	d->decided_on = day("2026-06-02");
	assert_answer("decided_on in_the_future", step_answer(&architecture_decision_entity, d, "accept", &env));
	d->decided_on = day(NULL);
	assert_answer("", step_answer(&architecture_decision_entity, d, "accept", &env));
	assert_int_equal(d->decided_on.day, day("2026-06-01").day);
}

static void accepted_it_stays(void **state)
{
	ASK("2026-06-01", role_presales);
	NEW(architecture_decision, before);
	NEW(architecture_decision, d);

	before->title = "录像存储用分布式";
	d->title = "录像存储用集中式";
	assert_null(architecture_decision_check(d, before, &env));
	before->stage = d->stage = architecture_decision_stage_accepted;
	assert_answer("title accepted_is_fixed", answer_text(architecture_decision_check(d, before, &env), &a));
	d->title = before->title;
	before->stage = d->stage = architecture_decision_stage_proposed;
	d->record.id = d->supersedes.v = 3;
	assert_answer("supersedes not_itself", answer_text(architecture_decision_check(d, before, &env), &a));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(accepting_needs_the_whole),
		cmocka_unit_test(accepted_it_stays),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
