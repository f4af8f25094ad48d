/* A visit counts when it was held, and says what comes next. */
#include "rule/presale/engagement.h"

#include "rule/asked.h"
#include "rule/presale/people.h"

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

/* S4: an exchange saved without next step → warning; a next step has an owner and a day. */
static void a_minute_says_what_it_lacks(void **state)
{
	static const struct {
		enum engagement_stage stage;
		const char *outcome, *next_step, *next_due;
		int64_t next_owner;
		const char *gaps;
	} rows[] = {
		{ engagement_stage_held, "谈过", NULL, NULL, 0, "next_step" },
		{ engagement_stage_held, NULL, NULL, NULL, 0, "outcome,next_step" },
		{ engagement_stage_held, "谈过", "带演示", NULL, 0, "next_owner,next_due_on" },
		{ engagement_stage_held, "谈过", "带演示", "2026-02-20", 9, NULL },
		{ engagement_stage_planned, NULL, NULL, NULL, 0, NULL },
		{ engagement_stage_cancelled, NULL, NULL, NULL, 0, NULL },
	};
	ASK("2026-02-10", role_sales);

	for (size_t i = 0; i < COUNT(rows); i++) {
		NEW(engagement, v);
		v->stage = rows[i].stage;
		v->outcome = rows[i].outcome;
		v->next_step = rows[i].next_step;
		v->next_due_on = day(rows[i].next_due);
		v->next_owner.v = rows[i].next_owner;
		assert_null(engagement_check(v, NULL, &env));
		if (rows[i].gaps == NULL)
			assert_null(v->gaps);
		else
			assert_string_equal(v->gaps, rows[i].gaps);
	}
}

/* S28: of ten talks eight say outcome and next step → 80 %. */
static void complete_minutes_are_a_share(void **state)
{
	unsigned complete = 0;
	ASK("2026-02-10", role_sales);

	for (unsigned i = 0; i < 10; i++) {
		NEW(engagement, v);
		v->stage = engagement_stage_held;
		v->outcome = i == 3 ? NULL : "谈过";
		v->next_step = i == 7 ? NULL : "带演示";
		v->next_due_on = day("2026-02-20");
		v->next_owner.v = 9;
		complete += engagement_gaps(v, env.arena) == NULL;
	}
	assert_int_equal(share_percent(complete, 10), 80);
}

/* A3: what would shut others out is not written down. */
static void no_exclusion_in_minutes(void **state)
{
	ASK("2026-02-10", role_sales);
	NEW(engagement, v);

	v->facts = "客户关心夜间车牌";
	assert_null(engagement_check(v, NULL, &env));
	v->facts = v->topics = v->minutes = v->outcome = v->next_step = "商定排他参数";
	assert_answer("facts no_exclusionary_parameters, outcome no_exclusionary_parameters, "
		      "next_step no_exclusionary_parameters, topics no_exclusionary_parameters, "
		      "minutes no_exclusionary_parameters",
		      answer_text(engagement_check(v, NULL, &env), &a));
}

static void a_participant_is_theirs_or_ours(void **state)
{
	ASK("2026-02-10", role_sales);
	struct engagement_participant nobody = { 0 }, theirs = { .contact = { 3 } }, ours = { .user = { 4 } },
				      both = { .contact = { 3 }, .user = { 4 } };

	assert_answer("contact one_of_theirs_or_ours",
		      answer_text(engagement_participant_check(&nobody, NULL, &env), &a));
	assert_answer("contact one_of_theirs_or_ours",
		      answer_text(engagement_participant_check(&both, NULL, &env), &a));
	assert_null(engagement_participant_check(&theirs, NULL, &env));
	assert_null(engagement_participant_check(&ours, NULL, &env));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_visit_is_held_once_it_was), cmocka_unit_test(no_evaluators_among_those_met),
		cmocka_unit_test(a_minute_says_what_it_lacks), cmocka_unit_test(complete_minutes_are_a_share),
		cmocka_unit_test(no_exclusion_in_minutes),     cmocka_unit_test(a_participant_is_theirs_or_ours),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
