/* A plan covers a span, and a grid has its days. */
#include "rule/asked.h"

static void plans_have_a_span_and_a_grid(void **state)
{
	static const struct {
		const char *from, *to, *programmes;
		int64_t every;
		const char *answer;
	} rows[] = {
		{ "2026-05-20", "2028-05-20", "routine,monthly", 20, "" },
		{ "2026-05-20", "2026-05-20", "monthly", UNSET, "" },
		{ "2026-05-20", "2026-05-19", "monthly", UNSET, "to_on ends_before_it_begins" },
		{ "2026-05-20", "2028-05-20", "routine,monthly", UNSET, "every_days required" },
	};
	ASK("2026-05-20", role_dispatcher);

	for (size_t i = 0; i < COUNT(rows); i++) {
		NEW(visit_plan, p);
		p->from_on = day(rows[i].from);
		p->to_on = day(rows[i].to);
		p->programmes = rows[i].programmes;
		p->every_days = rows[i].every;
		assert_answer(rows[i].answer, answer_text(visit_plan_check(p, NULL, &env), &a));
	}
}

static void no_plan_without_an_engineer(void **state)
{
	ASK("2026-05-20", role_dispatcher);
	NEW(visit_plan, p);

	assert_answer("engineer required_for_step", step_answer(&visit_plan_entity, p, "publish", &env));
	p->engineer.v = 5;
	assert_answer("", step_answer(&visit_plan_entity, p, "publish", &env));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(plans_have_a_span_and_a_grid),
		cmocka_unit_test(no_plan_without_an_engineer),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
