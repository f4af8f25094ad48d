/* Nothing that we keep of a person says that he sits on an evaluation committee (DOMAIN A2). */
#include "rule/party/evaluator.h"

#include "rule/asked.h"
#include "rule/party/contact.h"

static void committees_are_not_recorded(void **state)
{
	static const struct {
		const char *text;
		bool named;
	} rows[] = {
		{ NULL, false },
		{ "信息中心主任", false },
		{ "关心系统的扩展性", false },
		{ "评价很高", false },
		{ "evaluates storage", false },
		{ "可能是评委", true },
		{ "本项目评标专家", true },
		{ "评标委员会成员", true },
		{ "评审专家库", true },
		{ "likely Evaluator", true },
		{ "sits on the Evaluation Committee", true },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		if (evaluator_named(rows[i].text) != rows[i].named)
			fail_msg("%s", rows[i].text);
}

static void every_text_of_a_contact_is_looked_at(void **state)
{
	ASK("2026-03-02", role_sales);
	NEW(contact, c);

	c->name = "张工";
	assert_answer("", answer_text(contact_check(c, NULL, &env), &a));
	c->department = c->position = c->purpose = c->interests = c->notes = "评委";
	c->email = "nobody";
	assert_answer("email not_an_email, department no_evaluators, position no_evaluators, purpose no_evaluators, "
		      "interests no_evaluators, notes no_evaluators",
		      answer_text(contact_check(c, NULL, &env), &a));
}

/* C28, A5: what made him a person goes, and nothing comes back. */
static void an_erased_person_is_nobody(void **state)
{
	ASK("2026-03-02", role_manager);
	NEW(contact, c);

	c->name = "张工";
	c->phone = "13800138000";
	c->wechat = "zhang";
	c->department = "信息中心";
	c->position = "主任";
	c->interests = "扩展性";
	assert_answer("erase_reason required_for_step", step_answer(&contact_entity, c, "erase", &env));
	c->stage = contact_stage_unset; /* from before there was a stage */
	c->erase_reason = "本人要求";
	assert_answer("", step_answer(&contact_entity, c, "erase", &env));
	assert_string_equal(c->name, CONTACT_ERASED);
	assert_null(c->phone);
	assert_null(c->wechat);
	assert_null(c->position);
	assert_null(c->interests);
	assert_string_equal(c->department, "信息中心");
	struct contact after = *c;
	after.phone = "13800138000";
	assert_answer("phone erased_is_fixed", answer_text(contact_check(&after, c, &env), &a));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(committees_are_not_recorded),
		cmocka_unit_test(every_text_of_a_contact_is_looked_at),
		cmocka_unit_test(an_erased_person_is_nobody),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
