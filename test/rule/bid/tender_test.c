/* A tender is pursued when a person has confirmed what was read in it, and in time. */
#include "rule/asked.h"

static void moments_stand_in_order(void **state)
{
	static const struct {
		const char *deadline, *opening, *issued, *sale, *questions, *answer;
	} rows[] = {
		{ NULL, "2026-03-20T09:00", "2026-03-21", "2026-03-22T09:00", NULL, "" },
		{ "2026-03-20T09:00", "2026-03-20T09:00", "2026-02-20", "2026-03-01T17:00", "2026-03-05T17:00", "" },
		{ "2026-03-20T09:00", "2026-03-20T08:59", NULL, NULL, NULL, "opening_at before_deadline" },
		{ "2026-03-20T09:00", NULL, "2026-03-21", NULL, NULL, "issued_on after_deadline" },
		{ "2026-03-20T09:00", NULL, NULL, "2026-03-20T09:01", "2026-03-20T09:01",
		  "sale_ends_at after_deadline, questions_until after_deadline" },
	};
	ASK("2026-03-02", role_bid);

	for (size_t i = 0; i < COUNT(rows); i++) {
		NEW(tender, t);
		t->deadline_at = moment(rows[i].deadline);
		t->opening_at = moment(rows[i].opening);
		t->issued_on = day(rows[i].issued);
		t->sale_ends_at = moment(rows[i].sale);
		t->questions_until = moment(rows[i].questions);
		assert_answer(rows[i].answer, answer_text(tender_check(t, NULL, &env), &a));
	}
}

static void pursuing_needs_amendments_decided(void **state)
{
	ASK("2026-03-02", role_bid);
	NEW(tender, t);

	t->stage = tender_stage_obtained;
	t->facts_open = 0;
	t->changes_open = 2;
	t->deadline_at = moment("2026-03-20T09:00");
	t->regime = procurement_regime_gov_procurement;
	assert_answer("changes_open changes_undecided", step_answer(&tender_entity, t, "pursue", &env));
	t->changes_open = 0;
	assert_answer("", step_answer(&tender_entity, t, "pursue", &env));
}

static void pursuing_needs_confirmed_facts(void **state)
{
	static const struct {
		int64_t open;
		const char *deadline;
		enum procurement_regime regime;
		const char *answer;
	} rows[] = {
		{ 0, "2026-03-20T09:00", procurement_regime_gov_procurement, "" },
		{ UNSET, "2026-03-20T09:00", procurement_regime_gov_procurement, "" },
		{ 3, "2026-03-20T09:00", procurement_regime_gov_procurement, "facts_open facts_unconfirmed" },
		{ 0, "2026-03-02T12:00", procurement_regime_gov_procurement, "deadline_at too_late" },
		{ 0, "2026-03-02T12:01", procurement_regime_gov_procurement, "" },
		{ 1, NULL, procurement_regime_unset,
		  "regime required_for_step, deadline_at required_for_step, facts_open facts_unconfirmed" },
	};
	ASK("2026-03-02", role_bid);

	for (size_t i = 0; i < COUNT(rows); i++) {
		NEW(tender, t);
		t->stage = tender_stage_obtained;
		t->facts_open = rows[i].open;
		t->deadline_at = moment(rows[i].deadline);
		t->regime = rows[i].regime;
		assert_answer(rows[i].answer, step_answer(&tender_entity, t, "pursue", &env));
		if (*rows[i].answer != '\0')
			continue;
		assert_int_equal(t->decided_by.v, THIS_USER);
		assert_int_equal(t->decided_at.us, env.now.us);
		assert_int_equal(t->stage, tender_stage_pursued);
	}
}

static void declining_says_why_and_who(void **state)
{
	ASK("2026-03-02", role_bid);
	NEW(tender, t);

	assert_answer("decision_reason required_for_step", step_answer(&tender_entity, t, "decline", &env));
	t->decision_reason = "资质不满足";
	assert_answer("", step_answer(&tender_entity, t, "decline", &env));
	assert_int_equal(t->decided_by.v, THIS_USER);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(moments_stand_in_order),
		cmocka_unit_test(pursuing_needs_confirmed_facts),
		cmocka_unit_test(pursuing_needs_amendments_decided),
		cmocka_unit_test(declining_says_why_and_who),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
