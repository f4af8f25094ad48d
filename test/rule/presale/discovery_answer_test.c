/* What an answer, a question, a target must hold to be written down (S46-S57, A21). */
#include "rule/asked.h"

#include "base/money.h"

static void an_answer_says_something(void **state)
{
	static const struct {
		enum answer_kind kind;
		enum answer_state state;
		const char *text, *ask_on, *answer;
	} rows[] = {
		{ answer_kind_words, answer_state_known, NULL, NULL, "text nothing_said" },
		{ answer_kind_words, answer_state_known, "两期建设", NULL, "" },
		{ answer_kind_words, answer_state_unknown, NULL, NULL, "ask_on day_to_ask_needed" },
		{ answer_kind_words, answer_state_unknown, NULL, "2026-12-01", "" },
		{ answer_kind_scale, answer_state_known, "很大", NULL, "text number_with_unit_needed" },
		{ answer_kind_scale, answer_state_assumed, "很大", NULL, "text number_with_unit_needed" },
		{ answer_kind_scale, answer_state_known, "120 个点位", NULL, "" },
		{ answer_kind_devices, answer_state_known, NULL, NULL, "" },
	};
	ASK("2026-11-23", role_presales);

	for (size_t i = 0; i < COUNT(rows); i++) {
		NEW(discovery_answer, d);
		d->kind = rows[i].kind;
		d->state = rows[i].state;
		d->text = rows[i].text;
		d->ask_on = day(rows[i].ask_on);
		assert_answer(rows[i].answer, answer_text(discovery_answer_check(d, NULL, &env), &a));
	}
}

static void set_aside_with_a_reason(void **state)
{
	ASK("2026-11-23", role_presales);
	NEW(discovery_answer, d);

	d->kind = answer_kind_words;
	d->state = answer_state_known;
	d->text = "30 天";
	d->set_aside = true;
	d->answered_on = day("2026-11-24");
	d->value.millionths = DECIMAL_ONE;
	assert_answer("unit unit_needed, answered_on in_the_future, set_aside_reason required",
		      answer_text(discovery_answer_check(d, NULL, &env), &a));
}

static void a_question_is_numbered_in_its_category(void **state)
{
	static const struct {
		const char *number;
		enum discovery_category category;
		const char *answer;
	} rows[] = {
		{ "2.3", discovery_category_new_system, "" },
		{ "2.13", discovery_category_new_system, "" },
		{ "3.3", discovery_category_new_system, "number not_numbered_in_category" },
		{ "2", discovery_category_new_system, "number not_numbered_in_category" },
		{ "2.", discovery_category_new_system, "number not_numbered_in_category" },
		{ "2.x", discovery_category_new_system, "number not_numbered_in_category" },
	};
	ASK("2026-11-23", role_presales);

	for (size_t i = 0; i < COUNT(rows); i++) {
		NEW(discovery_question, q);
		q->number = rows[i].number;
		q->category = rows[i].category;
		q->kind = answer_kind_words;
		assert_answer(rows[i].answer, answer_text(discovery_question_check(q, NULL, &env), &a));
	}
}

static void a_target_is_measurable_or_vague(void **state)
{
	static const struct {
		const char *metric, *value, *unit, *level;
		bool vague;
	} rows[] = {
		{ "高可靠", NULL, NULL, NULL, true },
		{ "可用性", "99.9", "%", NULL, false },
		{ "可用性 99.9 %", NULL, NULL, NULL, false },
		{ "等级保护", NULL, NULL, "三级", false },
	};
	ASK("2026-11-23", role_presales);

	for (size_t i = 0; i < COUNT(rows); i++) {
		NEW(quality_target, t);
		t->metric = rows[i].metric;
		if (rows[i].value != NULL)
			assert_true(decimal_parse(rows[i].value, &t->value));
		t->unit = rows[i].unit;
		t->level = rows[i].level;
		assert_null(quality_target_check(t, NULL, &env));
		assert_int_equal(t->vague, rows[i].vague);
	}
}

static void bought_before_today(void **state)
{
	ASK("2026-11-23", role_presales);
	NEW(existing_device, d);

	d->bought_on = day("2026-11-24");
	assert_answer("bought_on in_the_future", answer_text(existing_device_check(d, NULL, &env), &a));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_answer_says_something),
		cmocka_unit_test(set_aside_with_a_reason),
		cmocka_unit_test(a_question_is_numbered_in_its_category),
		cmocka_unit_test(a_target_is_measurable_or_vague),
		cmocka_unit_test(bought_before_today),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
