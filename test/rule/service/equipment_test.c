/* Ours to repair until it is retired. */
#include "rule/asked.h"

static void retired_and_back(void **state)
{
	ASK("2030-01-10", role_engineer);
	NEW(equipment, q);

	q->record.id = 5;
	assert_answer("retire_reason required_for_step", step_answer(&equipment_entity, q, "retire", &env));
	q->retire_reason = "主板损坏";
	q->retired_on = day("2030-01-11");
	q->replaced_by.v = 5;
	assert_answer("retired_on in_the_future, replaced_by not_itself",
		      step_answer(&equipment_entity, q, "retire", &env));
	q->retired_on = (date){ 0 };
	q->replaced_by.v = 6;
	assert_answer("", step_answer(&equipment_entity, q, "retire", &env));
	assert_int_equal(q->retired_on.day, day("2030-01-10").day);
	assert_answer("", step_answer(&equipment_entity, q, "reactivate", &env));
	assert_int_equal(q->retired_on.day, 0);
	assert_int_equal(q->replaced_by.v, 0);
	assert_null(q->retire_reason);
}

static void no_part_of_itself(void **state)
{
	ASK("2030-01-10", role_engineer);
	NEW(equipment, q);

	assert_null(equipment_check(q, NULL, &env));
	q->record.id = q->part_of.v = 5;
	assert_answer("part_of not_itself", answer_text(equipment_check(q, NULL, &env), &a));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(retired_and_back),
		cmocka_unit_test(no_part_of_itself),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
