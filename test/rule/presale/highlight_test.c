/* What a highlight needs before it is used (S71, S72). */
#include "base/language.h"
#include "rule/asked.h"
#include "rule/presale/highlight_feasibility.h"
#include "rule/presale/highlight_verdict.h"

static void ability_and_budget_carry_it(void **state)
{
	static const struct {
		int64_t own, required, cost, budget, share;
		bool gap, over;
	} rows[] = {
		{ 4, 3, 8000000, 100000000, 100000, false, false },  /* HF-01 */
		{ 2, 3, 1000000, 100000000, 100000, true, false },   /* HF-02 */
		{ 4, 3, 10000000, 100000000, 100000, false, false }, /* HF-03 */
		{ 4, 3, 10000001, 100000000, 100000, false, true },  /* HF-04 */
		{ 3, 3, 0, 0, 100000, false, false },
		{ 0, 5, 1, 0, 1000000, true, true },
		{ 5, 5, 333, 1000, 333333, false, false },
		{ 5, 5, 334, 1000, 333333, false, true },
	};
	AUTO_ARENA a = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		const struct undertaking u = {
			rows[i].own, rows[i].required, { rows[i].cost }, { rows[i].budget }, { rows[i].share }
		};
		struct highlight_judgement f = highlight_feasibility(&u, &a);
		assert_int_equal(f.capability_gap, rows[i].gap);
		assert_int_equal(f.over_investment_share, rows[i].over);
		assert_int_equal(f.adoptable, !rows[i].gap && !rows[i].over);
	}
}

static void it_says_why(void **state)
{
	const struct undertaking u = { 2, 3, { 10000001 }, { 100000000 }, { 100000 } };
	AUTO_ARENA a = { 0 };

	(void)state;
	assert_string_equal(
		why_text(highlight_feasibility(&u, &a).why, LANGUAGE_ZH, &a),
		"自有能力 2 级，低于所需 3 级。额外投入 100000.01，项目 1000000.00 的 10 % 为 100000.00，超过上限。"
		"不宜采用。");
}

static struct highlight *whole(struct arena *a)
{
	struct highlight *h = record_new(&highlight_entity, a);

	flow_begin(&highlight_entity, h);
	h->own_level = 4;
	h->required_level = 3;
	h->extra_cost.minor = 8000000;
	h->project_budget.minor = 100000000;
	h->max_share.millionths = 100000;
	h->rivals = (struct lines){ record_new(&highlight_rival_entity, a), 1 };
	h->stakeholders = (struct lines){ record_new(&highlight_stakeholder_entity, a), 1 };
	return h;
}

static void without_rival_or_stakeholder_it_is_a_draft(void **state)
{
	ASK("2026-06-01", role_presales);
	struct highlight *h = whole(&a);

	assert_null(highlight_check(h, NULL, &env));
	assert_int_equal(h->stage, highlight_stage_adoptable);
	h->rivals.count = 0;
	assert_null(highlight_check(h, NULL, &env));
	assert_int_equal(h->stage, highlight_stage_draft);
	assert_answer("rivals rival_needed", step_answer(&highlight_entity, h, "adopt", &env));
	h = whole(&a);
	h->stakeholders.count = 0;
	assert_null(highlight_check(h, NULL, &env));
	assert_int_equal(h->stage, highlight_stage_draft);
	assert_answer("stakeholders stakeholder_needed", step_answer(&highlight_entity, h, "adopt", &env));
	assert_string_equal(highlight_why(h, &a)->key, "highlight_without_stakeholder");
}

static void a_refusal_names_all_that_is_missing(void **state)
{
	ASK("2026-06-01", role_presales);
	NEW(highlight, h);

	assert_answer(
		"rivals rival_needed, stakeholders stakeholder_needed, capability required_for_step, "
		"required_level required_for_step, extra_cost required_for_step, project_budget required_for_step, "
		"max_share required_for_step",
		step_answer(&highlight_entity, h, "adopt", &env));
	h = whole(&a);
	h->own_level = 2;
	h->extra_cost.minor = 10000001;
	assert_answer("capability capability_gap, extra_cost over_investment_share",
		      step_answer(&highlight_entity, h, "adopt", &env));
}

static void what_is_used_stays_true(void **state)
{
	ASK("2026-06-01", role_presales);
	struct highlight *h = whole(&a);

	assert_null(highlight_check(h, NULL, &env));
	assert_answer("", step_answer(&highlight_entity, h, "use", &env));
	assert_null(highlight_check(h, NULL, &env));
	assert_int_equal(h->stage, highlight_stage_used);
	h->own_level = 1;
	assert_answer("capability withdraw_first", answer_text(highlight_check(h, NULL, &env), &a));
	assert_answer("", step_answer(&highlight_entity, h, "withdraw", &env));
	assert_null(highlight_check(h, NULL, &env));
	assert_int_equal(h->stage, highlight_stage_draft);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ability_and_budget_carry_it),
		cmocka_unit_test(it_says_why),
		cmocka_unit_test(without_rival_or_stakeholder_it_is_a_draft),
		cmocka_unit_test(a_refusal_names_all_that_is_missing),
		cmocka_unit_test(what_is_used_stays_true),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
