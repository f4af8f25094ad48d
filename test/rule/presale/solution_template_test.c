/* Something new, and somebody who looked at it (S13). */
#include "meta/validate.h"
#include "rule/asked.h"

/* DOMAIN S13: a template without an innovation point is refused. */
static void something_is_new(void **state)
{
	struct innovation_point point = { .text = "宿舍晚归次日 7 点前出名单" };
	ASK("2026-06-01", role_presales);
	NEW(solution_template, t);

	assert_answer("innovation_points innovation_needed", answer_text(solution_template_check(t, NULL, &env), &a));
	t->innovation_points = (struct lines){ &point, 1 };
	assert_null(solution_template_check(t, NULL, &env));
	assert_answer("name required, industry required, reviewer required",
		      answer_text(validate(&solution_template_entity, t, &a), &a));
}

static void the_reviewer_publishes(void **state)
{
	static const struct {
		enum role role;
		int64_t reviewer;
		const char *answer;
	} rows[] = {
		{ role_presales, THIS_USER, "" },
		{ role_presales, OTHER_USER, "reviewer reviewer_alone" },
		{ role_manager, OTHER_USER, "" },
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		ASK("2026-06-01", rows[i].role);
		NEW(solution_template, t);
		t->reviewer.v = rows[i].reviewer;
		assert_answer(rows[i].answer, step_answer(&solution_template_entity, t, "publish", &env));
	}
}

static void published_it_stays(void **state)
{
	struct innovation_point point = { .text = "新" };
	ASK("2026-06-01", role_presales);
	NEW(solution_template, before);
	NEW(solution_template, t);

	before->innovation_points = t->innovation_points = (struct lines){ &point, 1 };
	before->stage = t->stage = solution_template_stage_published;
	before->name = "职业院校智慧校园";
	t->name = "智慧校园";
	assert_answer("name published_is_fixed", answer_text(solution_template_check(t, before, &env), &a));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(something_is_new),
		cmocka_unit_test(the_reviewer_publishes),
		cmocka_unit_test(published_it_stays),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
