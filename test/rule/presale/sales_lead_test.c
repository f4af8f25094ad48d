/* Who holds a lead decides on it, so many at a time; what is not followed up falls back (FIELD 1). */
#include "rule/presale/sales_lead.h"

#include "rule/asked.h"

static void so_many_at_a_time(void **state)
{
	static const struct {
		int64_t held, most;
		bool may;
	} rows[] = { { 0, 20, true }, { 19, 20, true }, { 20, 20, false }, { 21, 20, false }, { 500, 0, true } };

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		assert_int_equal(lead_may_be_held(rows[i].held, rows[i].most), rows[i].may);
}

static void it_falls_back_after_its_day(void **state)
{
	static const struct {
		enum sales_lead_stage stage;
		const char *taken, *today;
		int64_t days;
		bool back;
	} rows[] = {
		{ sales_lead_stage_held, "2026-03-02", "2026-03-17", 15, false },
		{ sales_lead_stage_held, "2026-03-02", "2026-03-18", 15, true },
		{ sales_lead_stage_held, "2026-03-02", "2027-03-02", 0, false },
		{ sales_lead_stage_pooled, "2026-03-02", "2026-03-18", 15, false },
		{ sales_lead_stage_opened, "2026-03-02", "2026-03-18", 15, false },
		{ sales_lead_stage_dropped, "2026-03-02", "2026-03-18", 15, false },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct sales_lead l = { .stage = rows[i].stage,
					.follow_up_by = lead_follow_up_by(day(rows[i].taken), rows[i].days) };
		if (lead_falls_back(&l, day(rows[i].today)) != rows[i].back)
			fail_msg("row %zu", i);
	}
}

static void its_holder_decides(void **state)
{
	static const char *const steps[] = { "return", "open", "drop" };
	ASK("2026-03-02", role_sales);

	for (size_t i = 0; i < COUNT(steps); i++) {
		NEW(sales_lead, l);
		l->title = "新校区安防";
		l->company = "济南示范中学";
		l->contact_name = "赵老师";
		l->phone = "13500135000";
		l->return_reason = l->drop_reason = "不是我们做的";
		assert_answer("", step_answer(&sales_lead_entity, l, "take", &env));
		assert_int_equal(l->holder.v, THIS_USER);
		l->return_reason = "不是我们做的";
		l->holder.v = OTHER_USER;
		assert_answer("holder lead_of_another", step_answer(&sales_lead_entity, l, steps[i], &env));
		l->holder.v = THIS_USER;
		assert_answer("", step_answer(&sales_lead_entity, l, steps[i], &env));
		assert_int_equal(l->holder.v, l->stage == sales_lead_stage_pooled ? 0 : THIS_USER);
		assert_true((l->phone == NULL) == (l->stage == sales_lead_stage_dropped));
	}
}

static void a_leader_and_the_house_decide_on_any(void **state)
{
	ASK("2026-03-02", role_manager);
	NEW(sales_lead, l);

	l->stage = sales_lead_stage_held;
	l->holder.v = OTHER_USER;
	l->return_reason = "调岗";
	assert_answer("", step_answer(&sales_lead_entity, l, "return", &env));
	l->stage = sales_lead_stage_held;
	l->holder.v = OTHER_USER;
	who.user = 0;
	who.roles = 0;
	assert_answer("", step_answer(&sales_lead_entity, l, "return", &env));
}

static void what_was_decided_stands(void **state)
{
	ASK("2026-03-02", role_sales);
	NEW(sales_lead, was);
	NEW(sales_lead, l);

	was->title = l->title = "新校区安防";
	was->company = l->company = "济南示范中学";
	was->stage = l->stage = sales_lead_stage_held;
	l->need = "据说会进评委的要求";
	assert_answer("need no_evaluators", answer_text(sales_lead_check(l, was, &env), &a));
	l->need = NULL;
	l->company = "另一家";
	assert_answer("", answer_text(sales_lead_check(l, was, &env), &a));
	was->stage = sales_lead_stage_opened;
	assert_answer("company lead_is_decided", answer_text(sales_lead_check(l, was, &env), &a));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(so_many_at_a_time),	   cmocka_unit_test(it_falls_back_after_its_day),
		cmocka_unit_test(its_holder_decides),	   cmocka_unit_test(a_leader_and_the_house_decide_on_any),
		cmocka_unit_test(what_was_decided_stands),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
