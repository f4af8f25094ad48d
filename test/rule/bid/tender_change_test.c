/* A change counts when a person has said so, and not without what it changes to. */
#include "rule/asked.h"

static void a_person_decides(void **state)
{
	ASK("2026-03-02", role_bid);
	NEW(tender_change, c);

	assert_answer("now required_for_step", step_answer(&tender_change_entity, c, "accept", &env));
	c->now = "2026-03-20T09:00";
	assert_answer("", step_answer(&tender_change_entity, c, "accept", &env));
	assert_int_equal(c->stage, tender_change_stage_accepted);
	assert_int_equal(c->decided_by.v, THIS_USER);
	assert_int_equal(c->decided_at.us, env.now.us);
}

static void declined_is_declined(void **state)
{
	ASK("2026-03-02", role_bid);
	NEW(tender_change, c);

	assert_answer("", step_answer(&tender_change_entity, c, "decline", &env));
	assert_int_equal(c->stage, tender_change_stage_declined);
	assert_int_equal(c->decided_by.v, THIS_USER);
	assert_answer("stage not_now", step_answer(&tender_change_entity, c, "accept", &env));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_person_decides),
		cmocka_unit_test(declined_is_declined),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
