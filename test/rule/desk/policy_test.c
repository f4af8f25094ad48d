/* A policy has a key and a value that the rules know; an edition in use stays. */
#include "rule/asked.h"

static void keys_and_values_are_known(void **state)
{
	static const struct {
		const char *key, *value;
		enum value_unit unit;
		const char *answer;
	} rows[] = {
		{ "sla.restore_minutes", "120", value_unit_number, "" },
		{ "sla.restore_minutes", NULL, value_unit_number, "" },
		{ "sla.restore_minutes", "两小时", value_unit_number, "value not_a_number" },
		{ "sla.restore_minutes", "120", value_unit_rate, "unit not_its_unit" },
		{ "revisit.shift", "previous_workday", value_unit_choice, "" },
		{ "revisit.shift", "sometimes", value_unit_choice, "value not_a_choice" },
		{ "vat.goods", "0.13", value_unit_rate, "" },
		{ "sla.workdays_only", "true", value_unit_flag, "" },
		{ "sla.wish", "1", value_unit_number, "key unknown_policy" },
	};
	ASK("2026-03-02", role_administrator);

	for (size_t i = 0; i < COUNT(rows); i++) {
		NEW(policy, p);
		p->key = rows[i].key;
		p->value = rows[i].value;
		p->unit = rows[i].unit;
		assert_answer(rows[i].answer, answer_text(policy_check(p, NULL, &env), &a));
	}
}

static void an_edition_in_use_stays(void **state)
{
	ASK("2026-03-02", role_administrator);
	NEW(policy, before);
	NEW(policy, after);

	before->key = after->key = "sla.restore_minutes";
	before->unit = after->unit = value_unit_number;
	before->value = "120";
	after->value = "240";
	after->notes = "备注";
	assert_answer("", answer_text(policy_check(after, before, &env), &a));
	before->in_use = true;
	assert_answer("value edition_in_use", answer_text(policy_check(after, before, &env), &a));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(keys_and_values_are_known),
		cmocka_unit_test(an_edition_in_use_stays),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
