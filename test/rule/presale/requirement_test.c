/* Triage of what customers want: nothing is dropped in silence (S3, S12, S17, S20, S41). */
#include "rule/asked.h"
#include "rule/presale/analysis.h"
#include "rule/presale/needs.h"
#include "rule/why.h"

static struct requirement *requirement_at(enum requirement_stage stage, struct arena *a)
{
	struct requirement *r = record_new(&requirement_entity, a);

	r->kind = requirement_kind_stated;
	r->category = requirement_category_function;
	r->priority = requirement_priority_must;
	r->real_need_same = true;
	r->stage = stage;
	return r;
}

/* S17 */
static void analysed_in_five_workdays(void **state)
{
	AUTO_ARENA a = { 0 };
	const struct why *why = NULL;

	(void)state;
	assert_string_equal(shown(analysis_due(announced_calendar(&a), day("2026-09-24"), &a, &why), &a), "2026-10-09");
	assert_string_equal(why_text(why, LANGUAGE_ZH, &a), "自 2026-09-24 次日起数 5 个工作日，为 2026-10-09。");
}

/* S41 */
static void stated_has_its_real_need(void **state)
{
	static const struct {
		enum requirement_kind kind;
		const char *real_need;
		bool same;
		const char *answer;
	} rows[] = {
		{ requirement_kind_stated, NULL, false, "real_need real_need_or_same" },
		{ requirement_kind_stated, "看清车牌", false, "" },
		{ requirement_kind_stated, NULL, true, "" },
		{ requirement_kind_latent, NULL, false, "" },
		{ requirement_kind_inferred, NULL, false, "" },
	};
	ASK("2026-09-28", role_presales);

	for (size_t i = 0; i < COUNT(rows); i++) {
		struct requirement *r = requirement_at(requirement_stage_draft, &a);
		r->kind = rows[i].kind;
		r->real_need = rows[i].real_need;
		r->real_need_same = rows[i].same;
		assert_answer(rows[i].answer, step_answer(&requirement_entity, r, "analyse", &env));
	}
}

static void real_need_or_same_not_both(void **state)
{
	ASK("2026-09-28", role_presales);
	struct requirement *r = requirement_at(requirement_stage_draft, &a);

	r->real_need = "看清车牌";
	assert_answer("real_need_same real_need_or_same", answer_text(requirement_check(r, NULL, &env), &a));
}

/* S20 */
static void declining_says_why_and_replies(void **state)
{
	static const struct {
		const char *reason, *reply, *on, *answer;
	} rows[] = {
		{ NULL, NULL, NULL,
		  "decision_reason required_for_step, reply required_for_step, replied_on required_for_step" },
		{ "技术风险过高", NULL, NULL, "reply required_for_step, replied_on required_for_step" },
		{ "技术风险过高", "建议二期考虑", NULL, "replied_on required_for_step" },
		{ "技术风险过高", "建议二期考虑", "2026-09-28", "" },
	};
	ASK("2026-09-28", role_presales);

	for (size_t i = 0; i < COUNT(rows); i++) {
		struct requirement *r = requirement_at(requirement_stage_analysed, &a);
		r->decision_reason = rows[i].reason;
		r->reply = rows[i].reply;
		r->replied_on = day(rows[i].on);
		assert_answer(rows[i].answer, step_answer(&requirement_entity, r, "decline", &env));
		assert_int_equal(r->stage,
				 *rows[i].answer == '\0' ? requirement_stage_declined : requirement_stage_analysed);
	}
}

static void a_review_with_doubts_says_them(void **state)
{
	ASK("2026-09-28", role_delivery);
	struct requirement *r = requirement_at(requirement_stage_analysed, &a);

	r->feasibility = feasibility_with_risk;
	assert_answer("feasibility_note required_for_step", step_answer(&requirement_entity, r, "review", &env));
	r->feasibility_note = "接口未开放";
	assert_answer("", step_answer(&requirement_entity, r, "review", &env));
	assert_int_equal(r->reviewed_by.v, THIS_USER);
	assert_string_equal(shown(r->reviewed_on, &a), "2026-09-28");
}

static void against_the_review_with_a_reason(void **state)
{
	ASK("2026-09-28", role_presales);
	struct requirement *r = requirement_at(requirement_stage_analysed, &a);

	r->feasibility = feasibility_infeasible;
	assert_answer("decision_reason accepted_against_review", step_answer(&requirement_entity, r, "accept", &env));
	r->decision_reason = "由原厂驻场开发";
	assert_answer("", step_answer(&requirement_entity, r, "accept", &env));
}

/* S3: R7 from meeting M2, clause 3.2.1, test T5. */
static void three_links(void **state)
{
	ASK("2026-09-28", role_presales);
	struct requirement *r = requirement_at(requirement_stage_draft, &a);
	struct requirement_link links[2] = {
		{ .kind = trace_kind_clause, .name = "3.2.1" },
		{ .kind = trace_kind_acceptance_item, .name = "T5" },
	};

	assert_null(requirement_check(r, NULL, &env));
	assert_int_equal(r->link_count, 0);
	assert_true(need_trace(r).untraced);
	r->engagement.v = 2;
	r->links = (struct lines){ links, 2 };
	assert_null(requirement_check(r, NULL, &env));
	assert_int_equal(r->link_count, 3);
	struct need_trace t = need_trace(r);
	assert_true(t.source && t.clause && t.acceptance && !t.untraced);
}

/* S12 */
static void latent_in_a_bid_is_confirmed(void **state)
{
	static const struct {
		enum requirement_kind kind;
		bool in_bid;
		int64_t confirmed_by;
		bool warned;
	} rows[] = {
		{ requirement_kind_latent, true, 0, true },
		{ requirement_kind_latent, true, 5, false },
		{ requirement_kind_latent, false, 0, false },
		{ requirement_kind_stated, true, 0, false },
	};
	AUTO_ARENA a = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct requirement *r = requirement_at(requirement_stage_analysed, &a);
		struct requirement_link link = { .kind = trace_kind_clause, .name = "3.2.1" };
		r->kind = rows[i].kind;
		r->confirmed_by.v = rows[i].confirmed_by;
		r->links = (struct lines){ &link, rows[i].in_bid ? 1 : 0 };
		r->engagement.v = 2;
		assert_int_equal(need_warning(r, day("2026-09-28"), &a) != NULL, rows[i].warned);
	}
}

static void late_and_undecided(void **state)
{
	AUTO_ARENA a = { 0 };

	(void)state;
	struct requirement *r = requirement_at(requirement_stage_draft, &a);

	r->due_on = day("2026-10-09");
	assert_true(need_late(r, day("2026-10-10")));
	assert_false(need_late(r, day("2026-10-09")));
	r->stage = requirement_stage_analysed;
	assert_false(need_late(r, day("2026-10-10")));
	assert_true(need_undecided(r));
	r->stage = requirement_stage_declined;
	assert_false(need_undecided(r));
}

static void not_into_itself(void **state)
{
	ASK("2026-09-28", role_presales);
	struct requirement *r = requirement_at(requirement_stage_draft, &a);

	r->record.id = 9;
	r->merged_into.v = 9;
	assert_answer("merged_into merged_into_itself", step_answer(&requirement_entity, r, "merge", &env));
	r->merged_into.v = 10;
	assert_answer("", step_answer(&requirement_entity, r, "merge", &env));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(analysed_in_five_workdays),
		cmocka_unit_test(stated_has_its_real_need),
		cmocka_unit_test(real_need_or_same_not_both),
		cmocka_unit_test(declining_says_why_and_replies),
		cmocka_unit_test(a_review_with_doubts_says_them),
		cmocka_unit_test(against_the_review_with_a_reason),
		cmocka_unit_test(three_links),
		cmocka_unit_test(latent_in_a_bid_is_confirmed),
		cmocka_unit_test(late_and_undecided),
		cmocka_unit_test(not_into_itself),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
