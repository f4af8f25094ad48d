/* What was done, what it cost us, and what the customer agreed to. */
#include "rule/asked.h"

static void costs_are_summed(void **state)
{
	ASK("2028-06-12", role_engineer);
	NEW(work_order, w);
	struct charge_line *line = arena_alloc(&a, 3 * sizeof *line);

	for (unsigned i = 0; i < 3; i++)
		memcpy(&line[i], record_new(&charge_line_entity, &a), sizeof *line);
	line[0].quantity.millionths = 2000000;
	line[0].unit_cost.minor = 32000;
	line[0].net.minor = 64000;
	line[0].tax.minor = 8320;
	line[0].gross.minor = 72320;
	line[1].quantity.millionths = 1000000;
	line[1].unit_cost.minor = 128050;
	line[1].net.minor = 128050;
	line[1].tax.minor = 16647;
	line[1].gross.minor = 144697;
	line[2].quantity.millionths = 2000000;
	w->charges = (struct lines){ line, 3 };
	w->service_case.v = 5;
	assert_null(work_order_check(w, NULL, &env));
	assert_int_equal(line[0].cost.minor, 64000);
	assert_true(line[2].cost.minor == UNSET);
	assert_int_equal(w->internal_cost.minor, 192050);
	assert_int_equal(w->net.minor, 192050);
	assert_int_equal(w->tax.minor, 24967);
	assert_int_equal(w->gross.minor, 217017);
	w->charges.count = 0;
	assert_null(work_order_check(w, NULL, &env));
	assert_true(w->gross.minor == UNSET && w->internal_cost.minor == UNSET);
}

static void work_belongs_to_a_case_or_a_visit(void **state)
{
	ASK("2028-06-12", role_engineer);
	NEW(work_order, w);

	assert_answer("service_case case_or_visit_needed", answer_text(work_order_check(w, NULL, &env), &a));
	w->visit.v = 5;
	assert_null(work_order_check(w, NULL, &env));
}

static void paid_parts_are_agreed_first(void **state)
{
	static const struct {
		enum work_order_kind kind;
		enum fault_cause cause;
		int64_t gross;
		bool agreed;
		const char *answer;
	} rows[] = {
		{ work_order_kind_repair, fault_cause_normal_use, 0, false, "" },
		{ work_order_kind_repair, fault_cause_normal_use, UNSET, false, "" },
		{ work_order_kind_repair, fault_cause_normal_use, 217017, false, "charge_agreed_by agreement_needed" },
		{ work_order_kind_repair, fault_cause_normal_use, 217017, true, "" },
		{ work_order_kind_repair, fault_cause_unset, 0, false, "cause required_for_step" },
		{ work_order_kind_replacement, fault_cause_unset, 0, false, "cause required_for_step" },
		{ work_order_kind_inspection, fault_cause_unset, 0, false, "" },
	};
	ASK("2028-06-12", role_engineer);

	for (size_t i = 0; i < COUNT(rows); i++) {
		NEW(work_order, w);
		w->stage = work_order_stage_started;
		w->kind = rows[i].kind;
		w->cause = rows[i].cause;
		w->gross.minor = rows[i].gross;
		w->findings = "电源故障";
		w->hours.millionths = 1500000;
		if (rows[i].agreed) {
			w->charge_agreed_by = "李主任";
			assert_answer("", step_answer(&work_order_entity, w, "agree", &env));
			assert_int_equal(w->charge_agreed_at.us, env.now.us);
		}
		assert_answer(rows[i].answer, step_answer(&work_order_entity, w, "finish", &env));
		assert_int_equal(w->finished_at.us, env.now.us);
	}
}

static void every_step_has_its_moment(void **state)
{
	ASK("2028-06-12", role_engineer);
	NEW(work_order, w);

	assert_answer("", step_answer(&work_order_entity, w, "start", &env));
	assert_int_equal(w->started_at.us, env.now.us);
	w->stage = work_order_stage_finished;
	w->confirmed_by = "李主任";
	assert_answer("", step_answer(&work_order_entity, w, "confirm", &env));
	assert_int_equal(w->confirmed_at.us, env.now.us);
}

/* A price above the one agreed to wants the customer's word again, before and after the work (A17). */
static void a_higher_price_is_agreed_anew(void **state)
{
	ASK("2028-06-12", role_engineer);
	NEW(work_order, w);

	w->stage = work_order_stage_started;
	w->kind = work_order_kind_repair;
	w->cause = fault_cause_normal_use;
	w->findings = "电源故障";
	w->hours.millionths = 1500000;
	w->gross.minor = 72320;
	w->charge_agreed_by = "李主任";
	assert_answer("", step_answer(&work_order_entity, w, "agree", &env));
	assert_int_equal(w->agreed_gross.minor, 72320);
	w->gross.minor = 72321;
	assert_answer("charge_agreed_by agreement_outdated", step_answer(&work_order_entity, w, "finish", &env));
	w->gross.minor = 70000;
	assert_answer("", step_answer(&work_order_entity, w, "finish", &env));
	w->gross.minor = 72321;
	w->confirmed_by = "李主任";
	assert_answer("charge_agreed_by agreement_outdated", step_answer(&work_order_entity, w, "confirm", &env));
	assert_answer("", step_answer(&work_order_entity, w, "agree", &env));
	assert_answer("", step_answer(&work_order_entity, w, "confirm", &env));
}

/* S78: 12.0 V within 5 %. */
static void commissioning_ends_inside_its_limits(void **state)
{
	static const struct {
		int64_t before, after;
		const char *answer;
	} rows[] = {
		{ 11000000, 11500000, "" },
		{ 11000000, 11200000, "values[0].value_after outside_tolerance" },
		{ 11000000, UNSET, "values[0].value_after required_for_step" },
		{ UNSET, 12000000, "values[0].value_before required_for_step" },
	};
	ASK("2026-06-12", role_engineer);
	NEW(work_order, w);

	w->kind = work_order_kind_tuning;
	w->visit.v = 5;
	w->findings = "电压偏低";
	w->hours.millionths = 1000000;
	w->stage = work_order_stage_started;
	assert_answer("values required_for_step", step_answer(&work_order_entity, w, "finish", &env));
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct work_value *v = record_new(&work_value_entity, &a);
		v->name = "输出电压";
		v->target.millionths = 12000000;
		v->tolerance_percent.millionths = 5000000;
		v->value_before.millionths = rows[i].before;
		v->value_after.millionths = rows[i].after;
		w->values = (struct lines){ v, 1 };
		w->stage = work_order_stage_started;
		assert_null(work_order_check(w, NULL, &env));
		assert_answer(rows[i].answer, step_answer(&work_order_entity, w, "finish", &env));
	}
}

static void limits_have_their_order(void **state)
{
	ASK("2026-06-12", role_engineer);
	NEW(work_order, w);
	struct work_value *v = record_new(&work_value_entity, &a);

	w->visit.v = 5;
	v->lower.millionths = 27000000;
	v->upper.millionths = 18000000;
	w->values = (struct lines){ v, 1 };
	assert_answer("values[0].upper ends_before_it_begins", answer_text(work_order_check(w, NULL, &env), &a));
}

static struct work_order *confirmed_order(struct arena *a)
{
	struct work_order *w = record_new(&work_order_entity, a);

	w->visit.v = 5;
	w->stage = work_order_stage_confirmed;
	w->findings = "电源故障";
	w->signer = w->confirmed_by = "李主任";
	w->content_hash = "abc";
	w->signature.v = 3;
	w->confirmed_at.us = 1;
	return w;
}

/* TRUST T11: what was signed and then changed is signed no longer, and says by whom, when and in what. */
static void a_later_change_voids_the_signature(void **state)
{
	ASK("2028-06-12", role_engineer);
	struct work_order *before = confirmed_order(&a), *after = confirmed_order(&a);
	struct charge_line *line = record_new(&charge_line_entity, &a);

	assert_null(work_order_check(after, before, &env));
	assert_int_equal(after->stage, work_order_stage_confirmed);
	assert_null(after->voided_what);
	after->findings = "改写";
	line->gross.minor = 100;
	after->charges = (struct lines){ line, 1 };
	assert_null(work_order_check(after, before, &env));
	assert_int_equal(after->stage, work_order_stage_finished);
	assert_string_equal(after->voided_what, "findings charges gross");
	assert_string_equal(after->voided_hash, "abc");
	assert_int_equal(after->voided_by.v, THIS_USER);
	assert_int_equal(after->voided_at.us, env.now.us);
	assert_null(after->content_hash);
	assert_null(after->confirmed_by);
	assert_int_equal(after->signature.v, 0);
	assert_int_equal(after->confirmed_at.us, 0);
}

/* What the program works out in a row is no change; a row whose content moved is. */
static void rows_void_it_by_their_content(void **state)
{
	ASK("2028-06-12", role_engineer);
	struct work_order *before = confirmed_order(&a), *after = confirmed_order(&a);
	struct charge_line *old = record_new(&charge_line_entity, &a), *new = record_new(&charge_line_entity, &a);

	before->charges = (struct lines){ old, 1 };
	after->charges = (struct lines){ new, 1 };
	new->reason = "free_for_ever";
	assert_null(work_order_check(after, before, &env));
	assert_int_equal(after->stage, work_order_stage_confirmed);
	new->unit_cost.minor = 100;
	assert_null(work_order_check(after, before, &env));
	assert_string_equal(after->voided_what, "charges");
}

static void nobody_signs_for_another(void **state)
{
	ASK("2028-06-12", role_engineer);
	NEW(work_order, w);

	w->stage = work_order_stage_finished;
	w->content_hash = w->signature_hash = "abc";
	w->signer = "李主任";
	w->signature.v = w->engineer_signature.v = 4;
	assert_answer("signature signs_for_another", step_answer(&work_order_entity, w, "sign", &env));
	w->engineer_signature.v = 5;
	assert_answer("", step_answer(&work_order_entity, w, "sign", &env));
	assert_string_equal(w->confirmed_by, "李主任");
	assert_int_equal(w->confirmed_at.us, env.now.us);
}

/* C11: both decide, and on our side another than who did the work. */
static void a_dispute_is_settled_by_both(void **state)
{
	ASK("2028-06-12", role_quality_lead);
	NEW(work_order, w);

	w->stage = work_order_stage_finished;
	w->cause = fault_cause_design_defect;
	w->settlement = "电容选型偏小，属设计缺陷";
	w->settled_with = "李主任";
	w->engineer.v = THIS_USER;
	assert_answer("dispute_reason nothing_in_dispute, settled_by second_person_needed",
		      step_answer(&work_order_entity, w, "settle", &env));
	w->dispute_reason = "用户认为是设计问题";
	w->engineer.v = OTHER_USER;
	assert_answer("", step_answer(&work_order_entity, w, "settle", &env));
	assert_int_equal(w->settled_by.v, THIS_USER);
	assert_int_equal(w->settled_at.us, env.now.us);
}

static void a_cause_is_accepted_with_its_evidence(void **state)
{
	ASK("2028-06-12", role_engineer);
	NEW(work_order, w);

	w->stage = work_order_stage_started;
	w->cause_accepted_by = "李主任";
	assert_answer("cause required_for_step, cause_evidence required_for_step",
		      step_answer(&work_order_entity, w, "accept", &env));
	w->cause = fault_cause_abnormal_use;
	w->cause_evidence = "进水痕迹，见照片";
	assert_answer("", step_answer(&work_order_entity, w, "accept", &env));
	assert_int_equal(w->cause_accepted_at.us, env.now.us);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(costs_are_summed),
		cmocka_unit_test(work_belongs_to_a_case_or_a_visit),
		cmocka_unit_test(paid_parts_are_agreed_first),
		cmocka_unit_test(every_step_has_its_moment),
		cmocka_unit_test(a_higher_price_is_agreed_anew),
		cmocka_unit_test(commissioning_ends_inside_its_limits),
		cmocka_unit_test(limits_have_their_order),
		cmocka_unit_test(a_later_change_voids_the_signature),
		cmocka_unit_test(rows_void_it_by_their_content),
		cmocka_unit_test(nobody_signs_for_another),
		cmocka_unit_test(a_dispute_is_settled_by_both),
		cmocka_unit_test(a_cause_is_accepted_with_its_evidence),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
