/* Boxes, serial numbers, values inside their tolerance, trial runs, days that slip (S40, S78). */
#include "rule/asked.h"
#include "rule/contract/delivery.h"

static void serials_as_scanned(void **state)
{
	static const struct {
		const char *typed, *kept;
	} rows[] = {
		{ " cam-2401-0017\r\n", "CAM-2401-0017" },
		{ "ＳＮ１２３", "SN123" },
		{ "sn 12　3", "SN123" },
		{ "  ", NULL },
		{ NULL, NULL },
		{ "设备-7a", "设备-7A" },
	};
	AUTO_ARENA a = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		const char *kept = serial_normal(rows[i].typed, &a);
		assert_string_equal(kept == NULL ? "" : kept, rows[i].kept == NULL ? "" : rows[i].kept);
	}
}

static struct delivery_arrival *arrival_of(struct arena *a, const char *first, const char *second)
{
	struct delivery_arrival *d = record_new(&delivery_arrival_entity, a);
	struct arrival_unit *u = arena_array(a, struct arrival_unit, 2), *blank = record_new(&arrival_unit_entity, a);

	u[0] = u[1] = *blank;
	u[0].serial_no = first;
	u[1].serial_no = second;
	u[0].condition = u[1].condition = unit_condition_good;
	u[0].category = u[1].category = equipment_category_video;
	d->stage = delivery_arrival_stage_arrived;
	d->arrived_on = day("2026-06-01");
	d->units = (struct lines){ u, 2 };
	return d;
}

static void a_serial_number_stands_once(void **state)
{
	ASK("2026-06-01", role_delivery);
	struct delivery_arrival *d = arrival_of(&a, "sn1", " SN1 ");

	assert_answer("units[1].serial_no scanned_already", answer_text(delivery_arrival_check(d, NULL, &env), &a));
	d = arrival_of(&a, "sn1", "sn2");
	d->boxes = 2;
	d->boxes_damaged = 3;
	assert_answer("boxes_damaged too_large", answer_text(delivery_arrival_check(d, NULL, &env), &a));
	assert_string_equal(LINE_AT(d->units, struct arrival_unit, 1)->serial_no, "SN2");
}

static void boxes_are_opened_before_witnesses(void **state)
{
	ASK("2026-06-01", role_delivery);
	struct delivery_arrival *d = arrival_of(&a, "SN1", "SN2");

	assert_answer("witnesses required_for_step", step_answer(&delivery_arrival_entity, d, "open", &env));
	d->witnesses = "监理 李工";
	LINE_AT(d->units, struct arrival_unit, 0)->category = equipment_category_unset;
	LINE_AT(d->units, struct arrival_unit, 1)->condition = unit_condition_damaged;
	d->opened_on = day("2026-05-31");
	assert_answer(
		"opened_on before_it_arrived, units[0].category required_for_step, units[1].note required_for_step",
		step_answer(&delivery_arrival_entity, d, "open", &env));
	d->units.count = 0;
	d->opened_on = (date){ 0 };
	assert_answer("units nothing_scanned", step_answer(&delivery_arrival_entity, d, "open", &env));
}

/* S78: 12.0 V ± 5 %: 11.5 is 4.2 % below and passes, 11.2 is 6.7 % below and does not. */
static void a_value_inside_its_tolerance(void **state)
{
	static const struct {
		int64_t target, tolerance, after, off;
		bool passed;
	} rows[] = {
		{ 12000000, 5000000, 11500000, -4166667, true },
		{ 12000000, 5000000, 11200000, -6666667, false },
		{ 12000000, 5000000, 12600000, 5000000, true },
		{ 12000000, 5000000, UNSET, UNSET, false },
		{ UNSET, UNSET, 7000000, UNSET, true },
		{ 0, 5000000, 0, UNSET, true },
		{ 0, 5000000, 1, UNSET, false },
		{ 12000000, UNSET, 12000000, 0, true },
		{ -10000000, 10000000, -11000000, -10000000, true },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct site_value v = { .target = { rows[i].target },
					.tolerance_percent = { rows[i].tolerance },
					.value_after = { rows[i].after } };
		assert_int_equal(value_off_percent(v.target, v.value_after).millionths, rows[i].off);
		assert_int_equal(value_passes(&v), rows[i].passed);
	}
}

static void what_is_covered_has_a_picture(void **state)
{
	ASK("2026-06-30", role_delivery);
	NEW(site_record, r);

	r->kind = site_record_kind_concealed_work;
	r->from_on = day("2026-06-01");
	r->our_signer = "高磊";
	assert_answer("document picture_before_covering, supervisor witness_needed",
		      step_answer(&site_record_entity, r, "sign", &env));
	r->document.v = 9;
	r->supervisor = "李工";
	assert_answer("", step_answer(&site_record_entity, r, "sign", &env));
}

static void a_trial_lasts_as_long_as_promised(void **state)
{
	ASK("2026-06-30", role_delivery);
	NEW(site_record, r);

	r->kind = site_record_kind_trial_run;
	r->from_on = day("2026-06-02");
	r->our_signer = "高磊";
	r->customer_signer = "王建国";
	r->days_required = 30;
	assert_answer("to_on required_for_step", step_answer(&site_record_entity, r, "sign", &env));
	r->to_on = day("2026-06-30");
	assert_answer("to_on trial_too_short", step_answer(&site_record_entity, r, "sign", &env));
	r->from_on = day("2026-06-01");
	assert_answer("", step_answer(&site_record_entity, r, "sign", &env));
	assert_int_equal(trial_days(day("2026-06-01"), day("2026-06-30")), 30);
}

static void tuned_or_not_signed(void **state)
{
	ASK("2026-06-30", role_delivery);
	NEW(site_record, r);
	struct site_value *v = record_new(&site_value_entity, &a);

	r->kind = site_record_kind_commissioning;
	r->from_on = day("2026-06-01");
	r->our_signer = "高磊";
	assert_answer("values required_for_step", step_answer(&site_record_entity, r, "sign", &env));
	v->target.millionths = 12000000;
	v->tolerance_percent.millionths = 5000000;
	v->value_after.millionths = 11200000;
	r->values = (struct lines){ v, 1 };
	assert_answer("", answer_text(site_record_check(r, NULL, &env), &a));
	assert_answer("values[0].value_after outside_tolerance", step_answer(&site_record_entity, r, "sign", &env));
	v->value_after.millionths = 11500000;
	assert_answer("", answer_text(site_record_check(r, NULL, &env), &a));
	assert_answer("", step_answer(&site_record_entity, r, "sign", &env));
}

static void a_day_that_slips_says_why(void **state)
{
	ASK("2026-06-30", role_project_manager);
	NEW(milestone, before);
	NEW(milestone, m);

	before->planned_on = m->planned_on = day("2026-06-10");
	assert_answer("", answer_text(milestone_check(before, NULL, &env), &a));
	m->baseline_on = before->baseline_on;
	m->planned_on = day("2026-06-20");
	assert_answer("move_reason say_why_it_moved", answer_text(milestone_check(m, before, &env), &a));
	m->move_reason = "厂家晚到";
	assert_answer("", answer_text(milestone_check(m, before, &env), &a));
	assert_int_equal(m->slip_days, 10);
	m->done_on = day("2026-06-08");
	assert_answer("", step_answer(&milestone_entity, m, "finish", &env));
	assert_int_equal(m->slip_days, -2);
	assert_answer("", step_answer(&milestone_entity, m, "reopen", &env));
	assert_int_equal(m->done_on.day, 0);
}

static void what_is_ordered_stands(void **state)
{
	ASK("2026-06-30", role_purchasing);
	NEW(purchase_order, o);
	struct purchase_order_line *l = record_new(&purchase_order_line_entity, &a);

	o->promised_on = day("2026-06-29");
	assert_answer("lines no_lines, promised_on ends_before_it_begins",
		      step_answer(&purchase_order_entity, o, "order", &env));
	l->quantity.millionths = 3000000;
	l->unit_cost.minor = 12345;
	o->lines = (struct lines){ l, 1 };
	o->promised_on = day("2026-07-15");
	assert_answer("", answer_text(purchase_order_check(o, NULL, &env), &a));
	assert_int_equal(o->net.minor, 37035);
	assert_answer("", step_answer(&purchase_order_entity, o, "order", &env));
}

static void a_change_is_agreed_by_name(void **state)
{
	ASK("2026-06-30", role_project_manager);
	NEW(change_order, o);

	assert_answer("", step_answer(&change_order_entity, o, "submit", &env));
	assert_int_equal(o->submitted_on.day, day("2026-06-30").day);
	assert_answer("agreed_by required_for_step, document required_for_step",
		      step_answer(&change_order_entity, o, "agree", &env));
	o->agreed_by = "王建国";
	o->document.v = 4;
	o->agreed_on = day("2026-07-01");
	assert_answer("agreed_on in_the_future", step_answer(&change_order_entity, o, "agree", &env));
	o->agreed_on = (date){ 0 };
	assert_answer("", step_answer(&change_order_entity, o, "agree", &env));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(serials_as_scanned),
		cmocka_unit_test(a_serial_number_stands_once),
		cmocka_unit_test(boxes_are_opened_before_witnesses),
		cmocka_unit_test(a_value_inside_its_tolerance),
		cmocka_unit_test(what_is_covered_has_a_picture),
		cmocka_unit_test(a_trial_lasts_as_long_as_promised),
		cmocka_unit_test(tuned_or_not_signed),
		cmocka_unit_test(a_day_that_slips_says_why),
		cmocka_unit_test(what_is_ordered_stands),
		cmocka_unit_test(a_change_is_agreed_by_name),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
