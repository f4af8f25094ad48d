/* A clause is answered with something, and read by somebody else. */
#include "rule/asked.h"

static void an_answer_says_something(void **state)
{
	static const struct {
		const char *text, *value, *key, *explanation;
		enum deviation deviation;
		const char *answer;
	} rows[] = {
		{ "响应", NULL, NULL, NULL, deviation_none, "" },
		{ NULL, "32 GB", NULL, NULL, deviation_positive, "" },
		{ NULL, NULL, "seed-2019/response", NULL, deviation_none, "" },
		{ NULL, NULL, NULL, NULL, deviation_none, "text answer_needed" },
		{ NULL, "8 GB", NULL, NULL, deviation_negative, "explanation required_for_step" },
		{ NULL, "8 GB", NULL, "停产", deviation_negative, "" },
		{ NULL, NULL, NULL, NULL, deviation_unset, "deviation required_for_step, text answer_needed" },
	};
	ASK("2026-03-02", role_bid);

	for (size_t i = 0; i < COUNT(rows); i++) {
		NEW(clause_response, r);
		r->text = rows[i].text;
		r->value = rows[i].value;
		r->commitment_key = rows[i].key;
		r->explanation = rows[i].explanation;
		r->deviation = rows[i].deviation;
		assert_answer(rows[i].answer, step_answer(&clause_response_entity, r, "answer", &env));
	}
}

static void nobody_reviews_his_own(void **state)
{
	ASK("2026-03-02", role_bid);
	NEW(clause_response, r);

	r->stage = clause_response_stage_answered;
	r->owner.v = THIS_USER;
	assert_answer("reviewed_by second_person_needed", step_answer(&clause_response_entity, r, "review", &env));
	r->owner.v = OTHER_USER;
	r->answered_by.v = THIS_USER; /* for the owner */
	assert_answer("reviewed_by second_person_needed", step_answer(&clause_response_entity, r, "review", &env));
	r->answered_by.v = OTHER_USER;
	r->return_reason = "缺证明";
	assert_answer("", step_answer(&clause_response_entity, r, "review", &env));
	assert_int_equal(r->reviewed_by.v, THIS_USER);
	assert_int_equal(r->reviewed_at.us, env.now.us);
	assert_null(r->return_reason);
}

static void what_is_sent_back_says_why(void **state)
{
	ASK("2026-03-02", role_bid_manager);
	NEW(clause_response, r);

	r->stage = clause_response_stage_answered;
	r->owner.v = r->answered_by.v = OTHER_USER;
	assert_answer("return_reason required_for_step", step_answer(&clause_response_entity, r, "send_back", &env));
	r->return_reason = "缺证明";
	assert_answer("", step_answer(&clause_response_entity, r, "send_back", &env));
	assert_int_equal(r->stage, clause_response_stage_open);
	assert_int_equal(r->returned_by.v, THIS_USER);
	/* an answer that was accepted too */
	r->stage = clause_response_stage_reviewed;
	r->reviewed_by.v = OTHER_USER;
	assert_answer("", step_answer(&clause_response_entity, r, "send_back", &env));
	assert_int_equal(r->reviewed_by.v, 0);
	/* the answer that comes next is somebody's */
	r->text = "响应";
	r->deviation = deviation_none;
	assert_answer("", step_answer(&clause_response_entity, r, "answer", &env));
	assert_int_equal(r->answered_by.v, THIS_USER);
	assert_string_equal(r->return_reason, "缺证明");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_answer_says_something),
		cmocka_unit_test(nobody_reviews_his_own),
		cmocka_unit_test(what_is_sent_back_says_why),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
