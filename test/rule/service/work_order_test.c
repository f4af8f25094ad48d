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

static void confirmed_work_is_fixed(void **state)
{
	ASK("2028-06-12", role_engineer);
	NEW(work_order, before);
	NEW(work_order, after);
	struct charge_line *line = record_new(&charge_line_entity, &a);

	before->visit.v = after->visit.v = 5;
	after->findings = "改写";
	after->charges = (struct lines){ line, 1 };
	assert_answer("", answer_text(work_order_check(after, before, &env), &a));
	before->stage = after->stage = work_order_stage_confirmed;
	assert_answer("findings confirmed_is_fixed, charges confirmed_is_fixed",
		      answer_text(work_order_check(after, before, &env), &a));
}

/* A row whose content moved is seen too; what the program works out in it is not. */
static void confirmed_rows_are_fixed(void **state)
{
	ASK("2028-06-12", role_engineer);
	NEW(work_order, before);
	NEW(work_order, after);
	struct charge_line *old = record_new(&charge_line_entity, &a), *new = record_new(&charge_line_entity, &a);

	before->visit.v = after->visit.v = 5;
	before->stage = after->stage = work_order_stage_confirmed;
	before->charges = (struct lines){ old, 1 };
	after->charges = (struct lines){ new, 1 };
	new->net.minor = 100;
	assert_answer("", answer_text(work_order_check(after, before, &env), &a));
	new->unit_cost.minor = 100;
	assert_answer("charges confirmed_is_fixed", answer_text(work_order_check(after, before, &env), &a));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(costs_are_summed),
		cmocka_unit_test(work_belongs_to_a_case_or_a_visit),
		cmocka_unit_test(paid_parts_are_agreed_first),
		cmocka_unit_test(every_step_has_its_moment),
		cmocka_unit_test(confirmed_work_is_fixed),
		cmocka_unit_test(confirmed_rows_are_fixed),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
