/* A visit counts when it was held, and says what comes next. */
#include "rule/asked.h"

static void a_visit_is_held_once_it_was(void **state)
{
	static const struct {
		const char *held_at, *outcome, *next_step, *next_due;
		int64_t next_owner;
		const char *answer;
	} rows[] = {
		{ "2026-02-10T09:00", "谈到外场摄像机", NULL, NULL, 0, "" },
		{ "2026-02-11T09:00", "谈到外场摄像机", NULL, NULL, 0, "held_at in_the_future" },
		{ "2026-02-10T09:00", NULL, NULL, NULL, 0, "outcome required_for_step" },
		{ "2026-02-10T09:00", "谈过", "带演示", "2026-02-20", 9, "" },
		{ "2026-02-10T09:00", "谈过", "带演示", NULL, 0,
		  "next_owner required_for_step, next_due_on required_for_step" },
	};
	ASK("2026-02-10", role_sales);

	for (size_t i = 0; i < COUNT(rows); i++) {
		NEW(engagement, v);
		v->held_at = moment(rows[i].held_at);
		v->outcome = rows[i].outcome;
		v->next_step = rows[i].next_step;
		v->next_due_on = day(rows[i].next_due);
		v->next_owner.v = rows[i].next_owner;
		assert_answer(rows[i].answer, step_answer(&engagement_entity, v, "hold", &env));
	}
}

static void no_evaluators_among_those_met(void **state)
{
	ASK("2026-02-10", role_sales);
	NEW(engagement, v);

	v->their_people = "张工、李主任";
	assert_null(engagement_check(v, NULL, &env));
	v->their_people = "张工(评委)";
	assert_answer("their_people no_evaluators", answer_text(engagement_check(v, NULL, &env), &a));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_visit_is_held_once_it_was),
		cmocka_unit_test(no_evaluators_among_those_met),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
