/* A line is ticked by a person; taken back, nobody has. */
#include "rule/asked.h"

static void a_person_ticks(void **state)
{
	ASK("2026-03-02", role_bid);
	NEW(tender_line, l);

	assert_int_equal(l->stage, tender_line_stage_open);
	l->note = "附检测报告";
	assert_answer("", step_answer(&tender_line_entity, l, "tick", &env));
	assert_int_equal(l->stage, tender_line_stage_ticked);
	assert_int_equal(l->ticked_by.v, THIS_USER);
	assert_int_equal(l->ticked_at.us, env.now.us);
	assert_answer("", step_answer(&tender_line_entity, l, "untick", &env));
	assert_int_equal(l->stage, tender_line_stage_open);
	assert_int_equal(l->ticked_by.v, 0);
	assert_int_equal(l->ticked_at.us, 0);
	assert_null(l->note);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(a_person_ticks) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
