/* A stage is late past its day, and closes when its exit criteria are ticked (S8). */
#include "rule/asked.h"
#include "rule/presale/stage_plan.h"

static void a_stage_is_late_past_its_day(void **state)
{
	static const struct {
		const char *planned, *actual, *today;
		int64_t late;
	} rows[] = {
		{ "2026-03-10", NULL, "2026-03-11", 1 },
		{ "2026-03-10", NULL, "2026-03-10", 0 },
		{ "2026-03-10", "2026-03-12", "2026-06-01", 2 },
		{ "2026-03-10", "2026-03-09", "2026-06-01", 0 },
	};
	ASK("2026-06-01", role_presales);

	(void)env;
	for (size_t i = 0; i < COUNT(rows); i++) {
		NEW(stage_plan, p);
		p->planned_end = day(rows[i].planned);
		p->actual_end = day(rows[i].actual);
		p->stage = rows[i].actual == NULL ? stage_plan_stage_open : stage_plan_stage_done;
		assert_int_equal(stage_plan_days_late(p, day(rows[i].today)), rows[i].late);
	}
}

static void what_is_still_to_come_is_not_under_way(void **state)
{
	static const struct {
		enum opportunity_stage of, stands;
		enum stage_plan_stage stage;
		const char *today, *state;
	} rows[] = {
		{ opportunity_stage_bidding, opportunity_stage_technical_exchange, stage_plan_stage_open, "2026-03-09",
		  "ahead" },
		{ opportunity_stage_bidding, opportunity_stage_bidding, stage_plan_stage_open, "2026-03-10",
		  "running" },
		{ opportunity_stage_bidding, opportunity_stage_negotiation, stage_plan_stage_open, "2026-03-10",
		  "running" },
		{ opportunity_stage_bidding, opportunity_stage_technical_exchange, stage_plan_stage_open, "2026-03-11",
		  "late" },
		{ opportunity_stage_bidding, opportunity_stage_negotiation, stage_plan_stage_done, "2026-03-11",
		  "done" },
	};
	ASK("2026-06-01", role_presales);

	(void)env;
	for (size_t i = 0; i < COUNT(rows); i++) {
		NEW(stage_plan, p);
		p->sales_stage = rows[i].of;
		p->planned_end = day("2026-03-10");
		p->stage = rows[i].stage;
		assert_string_equal(stage_plan_state(p, rows[i].stands, day(rows[i].today)), rows[i].state);
	}
}

static void criteria_open_the_way(void **state)
{
	struct exit_criterion rows[2];
	ASK("2026-06-01", role_presales);
	NEW(stage_plan, p);

	assert_answer("exit_criteria no_exit_criteria", step_answer(&stage_plan_entity, p, "close", &env));
	for (unsigned i = 0; i < 2; i++)
		rows[i] = *(struct exit_criterion *)record_new(&exit_criterion_entity, &a);
	p->exit_criteria = (struct lines){ rows, 2 };
	rows[0].met = true;
	assert_null(stage_plan_check(p, NULL, &env));
	assert_int_equal(rows[0].met_on.day, day("2026-06-01").day);
	assert_int_equal(rows[0].met_by.v, env.actor->user);
	assert_int_equal(rows[1].met_on.day, 0);
	assert_answer("exit_criteria[1].met criterion_not_met", step_answer(&stage_plan_entity, p, "close", &env));
	rows[1].met = true;
	assert_answer("", step_answer(&stage_plan_entity, p, "close", &env));
	assert_int_equal(p->actual_end.day, day("2026-06-01").day);
	p->reopen_reason = "客户改了范围";
	assert_answer("", step_answer(&stage_plan_entity, p, "reopen", &env));
	assert_int_equal(p->actual_end.day, 0);
}

static void a_stage_ends_after_it_begins(void **state)
{
	ASK("2026-06-01", role_presales);
	NEW(stage_plan, p);

	p->planned_start = day("2026-03-10");
	p->planned_end = day("2026-03-09");
	assert_answer("planned_end end_before_start", answer_text(stage_plan_check(p, NULL, &env), &a));
	p->planned_end = p->planned_start;
	assert_null(stage_plan_check(p, NULL, &env));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_stage_is_late_past_its_day),
		cmocka_unit_test(what_is_still_to_come_is_not_under_way),
		cmocka_unit_test(criteria_open_the_way),
		cmocka_unit_test(a_stage_ends_after_it_begins),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
