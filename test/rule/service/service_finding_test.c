/* What becomes of a finding, and of what was learned and seen by the way (S117, S118, S129, A19). */
#include "rule/service/finding.h"

#include "rule/asked.h"

static struct service_finding *finding_of(struct arena *a, enum service_finding_stage stage, const char *action,
					  const char *due)
{
	struct service_finding *f = record_new(&service_finding_entity, a);

	f->stage = stage;
	f->visit.v = 5;
	f->grade = finding_grade_major;
	f->action = action;
	f->due_on = day(due);
	f->owner.v = OTHER_USER;
	return f;
}

static void decided_and_overdue(void **state)
{
	static const struct {
		enum service_finding_stage stage;
		const char *action, *due;
		bool decided, overdue;
	} rows[] = {
		{ service_finding_stage_open, NULL, NULL, false, false },
		{ service_finding_stage_open, "更换", NULL, false, false },
		{ service_finding_stage_open, NULL, "2026-03-12", false, false },
		/* S117: due 03-10, today 03-11. */
		{ service_finding_stage_open, "更换", "2026-03-10", true, true },
		{ service_finding_stage_open, "更换", "2026-03-11", true, false },
		{ service_finding_stage_acted, "更换", "2026-03-10", true, false },
		{ service_finding_stage_closed, NULL, NULL, true, false },
		{ service_finding_stage_waived, NULL, NULL, true, false },
	};
	AUTO_ARENA a = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		const struct service_finding *f = finding_of(&a, rows[i].stage, rows[i].action, rows[i].due);
		assert_int_equal(finding_decided(f), rows[i].decided);
		assert_int_equal(finding_overdue(f, day("2026-03-11")), rows[i].overdue);
	}
}

static void put_right_and_looked_at_again(void **state)
{
	ASK("2026-03-11", role_engineer);
	struct service_finding *f = finding_of(&a, service_finding_stage_open, "更换电池", "2026-03-20");

	f->result = "电池已更换";
	f->recheck_on = day("2026-03-10");
	assert_answer("recheck_on ends_before_it_begins", step_answer(&service_finding_entity, f, "act", &env));
	f->recheck_on = day("2026-03-31");
	assert_answer("", step_answer(&service_finding_entity, f, "act", &env));
	assert_int_equal(f->acted_on.day, day("2026-03-11").day);
	f->recheck_result = "仍报警";
	assert_answer("", step_answer(&service_finding_entity, f, "reopen", &env));
	assert_int_equal(f->stage, service_finding_stage_open);
	assert_int_equal(f->acted_on.day, 0);
	assert_null(f->result);
	f->result = "更换主板";
	assert_answer("", step_answer(&service_finding_entity, f, "act", &env));
	f->recheck_result = "恢复";
	assert_answer("", step_answer(&service_finding_entity, f, "recheck", &env));
	assert_int_equal(f->rechecked_by.v, THIS_USER);
	assert_int_equal(f->rechecked_on.day, day("2026-03-11").day);
}

static void a_critical_one_is_looked_at_by_another(void **state)
{
	ASK("2026-03-11", role_engineer);
	struct service_finding *f = finding_of(&a, service_finding_stage_acted, "断电检修", "2026-03-20");

	f->grade = finding_grade_critical;
	f->recheck_result = "恢复";
	f->owner.v = THIS_USER;
	assert_answer("rechecked_by second_person_needed", step_answer(&service_finding_entity, f, "recheck", &env));
	f->owner.v = OTHER_USER;
	assert_answer("", step_answer(&service_finding_entity, f, "recheck", &env));
}

static void acted_tomorrow_is_not_acted(void **state)
{
	ASK("2026-03-11", role_engineer);
	struct service_finding *f = finding_of(&a, service_finding_stage_open, "更换", "2026-03-20");

	f->result = "更换";
	f->acted_on = day("2026-03-12");
	assert_answer("acted_on in_the_future", step_answer(&service_finding_entity, f, "act", &env));
}

static void closed_findings_are_fixed(void **state)
{
	ASK("2026-03-11", role_engineer);
	struct service_finding *before = finding_of(&a, service_finding_stage_closed, "更换", NULL);
	struct service_finding *after = finding_of(&a, service_finding_stage_closed, "别的", NULL);

	assert_answer("action finding_is_closed", answer_text(service_finding_check(after, before, &env), &a));
	after->stage = before->stage = service_finding_stage_open;
	assert_answer("", answer_text(service_finding_check(after, before, &env), &a));
	after->visit.v = 0;
	assert_answer("equipment finding_of_something", answer_text(service_finding_check(after, NULL, &env), &a));
}

static void what_was_adopted_stays(void **state)
{
	ASK("2026-03-11", role_quality_lead);
	NEW(lesson, before);
	NEW(lesson, after);

	assert_answer("decision required_for_step", step_answer(&lesson_entity, after, "adopt", &env));
	after->decision = lesson_decision_improve;
	assert_answer("", step_answer(&lesson_entity, after, "adopt", &env));
	assert_int_equal(after->adopted_by.v, THIS_USER);
	assert_int_equal(after->adopted_on.day, day("2026-03-11").day);
	after->text = "改写";
	before->stage = lesson_stage_adopted;
	assert_answer("text lesson_is_adopted, decision lesson_is_adopted",
		      answer_text(lesson_check(after, before, &env), &a));
	before->stage = lesson_stage_draft;
	assert_null(lesson_check(after, before, &env));
}

static void a_lead_is_decided_once(void **state)
{
	ASK("2026-03-11", role_sales);
	NEW(service_lead, l);
	NEW(service_lead, before);

	assert_answer("customer required", answer_text(service_lead_check(l, NULL, &env), &a));
	l->customer.v = before->customer.v = 3;
	assert_answer("", step_answer(&service_lead_entity, l, "take", &env));
	assert_int_equal(l->owner.v, THIS_USER);
	assert_int_equal(l->decided_at.us, env.now.us);
	l->stage = service_lead_stage_offered;
	l->owner.v = l->credited_to.v = OTHER_USER;
	assert_answer("", step_answer(&service_lead_entity, l, "take", &env));
	assert_int_equal(l->owner.v, THIS_USER);
	before->stage = service_lead_stage_taken;
	before->owner.v = OTHER_USER;
	l->need = "扩容";
	assert_answer("need lead_is_decided", answer_text(service_lead_check(l, before, &env), &a));
	l->stage = service_lead_stage_offered;
	l->owner.v = OTHER_USER;
	l->decline_reason = "预算未批";
	assert_answer("", step_answer(&service_lead_entity, l, "decline", &env));
	assert_int_equal(l->owner.v, OTHER_USER);
}

static void forms_have_items_and_limits(void **state)
{
	ASK("2026-03-11", role_service_manager);
	NEW(check_form, f);
	struct check_form_item *item = record_new(&check_form_item_entity, &a);

	assert_answer("items required", answer_text(check_form_check(f, NULL, &env), &a));
	f->items = (struct lines){ item, 1 };
	item->kind = reading_kind_number;
	item->lower.millionths = 198000000;
	item->upper.millionths = 242000000;
	assert_null(check_form_check(f, NULL, &env));
	item->upper.millionths = 100;
	assert_answer("items[0].upper ends_before_it_begins", answer_text(check_form_check(f, NULL, &env), &a));
	item->kind = reading_kind_state;
	item->upper.millionths = UNSET;
	assert_answer("items[0].lower limits_of_numbers", answer_text(check_form_check(f, NULL, &env), &a));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(decided_and_overdue),
		cmocka_unit_test(put_right_and_looked_at_again),
		cmocka_unit_test(a_critical_one_is_looked_at_by_another),
		cmocka_unit_test(acted_tomorrow_is_not_acted),
		cmocka_unit_test(closed_findings_are_fixed),
		cmocka_unit_test(what_was_adopted_stays),
		cmocka_unit_test(a_lead_is_decided_once),
		cmocka_unit_test(forms_have_items_and_limits),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
