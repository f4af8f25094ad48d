/* What was read counts when a person has said so; he may change his mind. */
#include "rule/asked.h"

static void a_person_decides(void **state)
{
	ASK("2026-03-02", role_bid);
	NEW(tender_fact, f);

	assert_answer("value required_for_step", step_answer(&tender_fact_entity, f, "confirm", &env));
	f->value = "2026-03-20T09:00";
	assert_answer("", step_answer(&tender_fact_entity, f, "confirm", &env));
	assert_int_equal(f->stage, tender_fact_stage_confirmed);
	assert_int_equal(f->decided_by.v, THIS_USER);
	assert_int_equal(f->decided_at.us, env.now.us);
	who.user = OTHER_USER;
	assert_answer("", step_answer(&tender_fact_entity, f, "reject", &env));
	assert_int_equal(f->decided_by.v, OTHER_USER);
	assert_answer("", step_answer(&tender_fact_entity, f, "confirm", &env));
	assert_int_equal(f->stage, tender_fact_stage_confirmed);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(a_person_decides) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
