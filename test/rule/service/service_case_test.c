/* The life of a case: reported to closed, and open again on the same clock. */
#include "rule/asked.h"

static void priority_follows_impact_and_urgency(void **state)
{
	static const struct {
		int64_t impact, urgency, priority;
	} rows[] = {
		{ 1, 1, 1 }, { 2, 2, 3 }, { 3, 3, 5 }, { UNSET, 1, UNSET }, { 1, UNSET, UNSET }, { 9, 1, UNSET },
	};
	ASK("2027-02-06", role_dispatcher);

	for (size_t i = 0; i < COUNT(rows); i++) {
		NEW(service_case, c);
		c->reported_at = env.now;
		c->impact = rows[i].impact;
		c->urgency = rows[i].urgency;
		assert_null(service_case_check(c, NULL, &env));
		assert_true(c->priority == rows[i].priority);
	}
}

static void nothing_is_reported_ahead(void **state)
{
	ASK("2027-02-06", role_dispatcher);
	NEW(service_case, c);
	NEW(service_case, before);

	c->reported_at = instant_plus(env.now, 1);
	assert_answer("reported_at in_the_future", answer_text(service_case_check(c, NULL, &env), &a));
	assert_null(service_case_check(c, before, &env));
}

static void customers_come_by_the_portal(void **state)
{
	ASK("2027-02-06", role_customer);
	NEW(service_case, c);
	NEW(service_case, before);

	c->channel = case_channel_unset;
	assert_null(service_case_check(c, NULL, &env));
	assert_int_equal(c->channel, case_channel_unset);
	who.customer = 5;
	assert_null(service_case_check(c, before, &env));
	assert_int_equal(c->channel, case_channel_unset);
	assert_null(service_case_check(c, NULL, &env));
	assert_int_equal(c->channel, case_channel_portal);
}

/* The response is a named engineer; an engineer who accepts is named by it (A1). */
static void somebody_accepts(void **state)
{
	static const struct {
		enum role role;
		int64_t named, engineer;
		const char *answer;
	} rows[] = {
		{ role_engineer, 0, THIS_USER, "" },
		{ role_engineer, OTHER_USER, OTHER_USER, "" },
		{ role_dispatcher, OTHER_USER, OTHER_USER, "" },
		{ role_dispatcher, 0, 0, "engineer required_for_step" },
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		ASK("2027-02-06", rows[i].role);
		NEW(service_case, c);
		c->engineer.v = rows[i].named;
		assert_answer(rows[i].answer, step_answer(&service_case_entity, c, "acknowledge", &env));
		assert_int_equal(c->engineer.v, rows[i].engineer);
		assert_int_equal(c->acknowledged_at.us, env.now.us);
	}
}

/* What its events say stands over the moment of the step. */
static void events_say_when(void **state)
{
	ASK("2027-02-06", role_engineer);
	NEW(service_case, c);

	c->stage = service_case_stage_on_site;
	c->solution = "更换电源";
	c->restored_at = moment("2027-02-06T01:10");
	assert_answer("", step_answer(&service_case_entity, c, "restore", &env));
	assert_int_equal(c->restored_at.us, moment("2027-02-06T01:10").us);
	c->stage = service_case_stage_on_site;
	c->restored_at = (instant){ 0 };
	assert_answer("", step_answer(&service_case_entity, c, "restore", &env));
	assert_int_equal(c->restored_at.us, env.now.us);
	c->confirmed_by = "李主任";
	assert_answer("", step_answer(&service_case_entity, c, "confirm", &env));
	assert_int_equal(c->confirmed_at.us, env.now.us);
}

static void waiting_has_a_reason_and_ends(void **state)
{
	ASK("2027-02-06", role_engineer);
	NEW(service_case, c);

	c->stage = service_case_stage_acknowledged;
	assert_answer("waiting_reason required_for_step", step_answer(&service_case_entity, c, "wait", &env));
	c->waiting_reason = waiting_reason_waiting_site_access;
	assert_answer("", step_answer(&service_case_entity, c, "wait", &env));
	assert_answer("", step_answer(&service_case_entity, c, "resume", &env));
	assert_int_equal(c->waiting_reason, waiting_reason_unset);
	c->waiting_reason = waiting_reason_waiting_customer;
	assert_answer("", step_answer(&service_case_entity, c, "wait", &env));
	assert_answer("", step_answer(&service_case_entity, c, "arrive", &env));
	assert_int_equal(c->waiting_reason, waiting_reason_unset);
	assert_int_equal(c->on_site_at.us, env.now.us);
}

static void closed_with_its_cause(void **state)
{
	static const struct {
		enum case_kind kind;
		enum fault_cause cause;
		const char *evidence, *answer;
	} rows[] = {
		{ case_kind_fault, fault_cause_normal_use, NULL, "" },
		{ case_kind_fault, fault_cause_unset, NULL, "cause required_for_step" },
		{ case_kind_question, fault_cause_unset, NULL, "" },
		{ case_kind_fault, fault_cause_abnormal_use, NULL, "cause_evidence evidence_needed" },
		{ case_kind_fault, fault_cause_human_damage, NULL, "cause_evidence evidence_needed" },
		{ case_kind_fault, fault_cause_human_damage, "照片", "" },
		{ case_kind_fault, fault_cause_lightning, NULL, "" },
	};
	ASK("2027-02-07", role_dispatcher);

	for (size_t i = 0; i < COUNT(rows); i++) {
		NEW(service_case, c);
		c->stage = service_case_stage_confirmed;
		c->kind = rows[i].kind;
		c->cause = rows[i].cause;
		c->cause_evidence = rows[i].evidence;
		assert_answer(rows[i].answer, step_answer(&service_case_entity, c, "close", &env));
		assert_int_equal(c->closed_at.us, env.now.us);
	}
}

static void reopened_as_it_was_before_it_was_done(void **state)
{
	ASK("2027-02-08", role_dispatcher);
	NEW(service_case, c);

	c->stage = service_case_stage_closed;
	c->reported_at = moment("2027-02-06T23:30");
	c->restored_at = c->confirmed_at = c->closed_at = moment("2027-02-07T01:10");
	c->confirmed_by = "李主任";
	c->satisfaction = 5;
	c->reopen_reason = "又断了";
	assert_answer("", step_answer(&service_case_entity, c, "reopen", &env));
	assert_int_equal(c->stage, service_case_stage_acknowledged);
	assert_int_equal(c->reported_at.us, moment("2027-02-06T23:30").us);
	assert_int_equal(c->restored_at.us + c->confirmed_at.us + c->closed_at.us, 0);
	assert_null(c->confirmed_by);
	assert_true(c->satisfaction == UNSET);
	assert_int_equal(c->reopened, 1);
	c->stage = service_case_stage_restored;
	assert_answer("", step_answer(&service_case_entity, c, "reopen", &env));
	assert_int_equal(c->reopened, 2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(priority_follows_impact_and_urgency),
		cmocka_unit_test(nothing_is_reported_ahead),
		cmocka_unit_test(customers_come_by_the_portal),
		cmocka_unit_test(somebody_accepts),
		cmocka_unit_test(events_say_when),
		cmocka_unit_test(waiting_has_a_reason_and_ends),
		cmocka_unit_test(closed_with_its_cause),
		cmocka_unit_test(reopened_as_it_was_before_it_was_done),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
