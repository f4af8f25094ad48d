/* Whether to bid, who may speak, what may be let pass: the rules of the records of a tender's desk (A3, A22, S37). */
#include "rule/asked.h"
#include "rule/bid/bid_decision.h"
#include "rule/bid/bid_meeting.h"

static struct lines criteria(struct arena *a, int64_t first, int64_t second, bool blocks)
{
	struct review_criterion *rows = arena_array(a, struct review_criterion, 2);

	for (unsigned i = 0; i < 2; i++)
		rows[i] = *(struct review_criterion *)record_new(&review_criterion_entity, a);
	rows[0].topic = review_topic_qualification;
	rows[0].weight = 60;
	rows[0].score = first;
	rows[1].topic = review_topic_profit;
	rows[1].weight = 40;
	rows[1].score = second;
	rows[1].blocks = blocks;
	return (struct lines){ rows, 2 };
}

static void the_score_is_weighted(void **state)
{
	static const struct {
		int64_t first, second, score;
	} rows[] = { { 5, 5, 100 }, { 3, 2, 52 }, { 0, 0, 0 }, { 4, UNSET, UNSET } };
	ASK("2026-03-02", role_bid_manager);

	for (size_t i = 0; i < COUNT(rows); i++) {
		NEW(bid_decision, r);
		r->criteria = criteria(&a, rows[i].first, rows[i].second, false);
		assert_null(bid_decision_check(r, NULL, &env));
		assert_int_equal(r->score, rows[i].score);
	}
	NEW(bid_decision, empty);
	assert_int_equal(review_score(empty), UNSET);
}

static void our_own_part_may_exclude_us(void **state)
{
	(void)state;
	assert_int_equal(conflict_of(NULL, procurement_regime_gov_procurement), conflict_verdict_unset);
	assert_int_equal(conflict_of("free_exchange", procurement_regime_gov_procurement), conflict_verdict_none);
	assert_int_equal(conflict_of("specification", procurement_regime_gov_procurement), conflict_verdict_excluded);
	assert_int_equal(conflict_of("free_exchange,testing", procurement_regime_bidding_law),
			 conflict_verdict_caution);
}

static void what_blocks_is_cleared_first(void **state)
{
	ASK("2026-03-02", role_bid_manager);
	NEW(bid_decision, r);

	r->criteria = criteria(&a, 4, 4, true);
	r->prior_service = "none";
	r->decision_reason = "方案成熟";
	assert_null(bid_decision_check(r, NULL, &env));
	assert_answer("criteria blockers_left", step_answer(&bid_decision_entity, r, "approve", &env));
	r->conditions = "先定项目经理";
	assert_answer("criteria[1].whose open_point_needs_owner, criteria[1].due_on open_point_needs_day",
		      step_answer(&bid_decision_entity, r, "condition", &env));
	LINE_AT(r->criteria, struct review_criterion, 1)->whose.v = OTHER_USER;
	LINE_AT(r->criteria, struct review_criterion, 1)->due_on = day("2026-03-05");
	assert_answer("", step_answer(&bid_decision_entity, r, "condition", &env));
	assert_int_equal(r->decided_by.v, THIS_USER);
	r->prior_service = "none,testing";
	r->stage = bid_decision_stage_open;
	assert_answer("prior_service none_stands_alone", answer_text(bid_decision_check(r, NULL, &env), &a));
}

static void who_speaks_has_authority(void **state)
{
	ASK("2026-10-08", role_bid_manager);
	struct meeting_attendee *row = record_new(&meeting_attendee_entity, &a);
	const struct calendar *c = announced_calendar(&a);
	NEW(bid_meeting, m);

	m->starts_at = moment("2026-10-08T09:00");
	assert_int_equal(meeting_reminder(m->starts_at, c).day, day("2026-09-30").day);
	m->presenter.v = OTHER_USER;
	assert_answer("presenter presenter_not_authorised", answer_text(bid_meeting_check(m, NULL, &env), &a));
	row->user.v = OTHER_USER;
	row->authority = attendee_authority_accompanying;
	m->attendees = (struct lines){ row, 1 };
	assert_answer("presenter presenter_not_authorised", answer_text(bid_meeting_check(m, NULL, &env), &a));
	row->authority = attendee_authority_named_in_bid;
	assert_answer("", answer_text(bid_meeting_check(m, NULL, &env), &a));
	m->outcome = "讲完";
	m->starts_at = moment("2026-10-08T14:00");
	assert_answer("starts_at in_the_future", step_answer(&bid_meeting_entity, m, "hold", &env));
}

static void two_persons_let_pass(void **state)
{
	ASK("2026-03-02", role_manager);
	NEW(finding_override, o);

	assert_null(finding_override_check(o, NULL, &env));
	assert_answer("decided_by second_person_needed", step_answer(&finding_override_entity, o, "approve", &env));
	o->asked_by.v = OTHER_USER;
	assert_answer("", step_answer(&finding_override_entity, o, "approve", &env));
	assert_int_equal(o->decided_by.v, THIS_USER);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_score_is_weighted),	cmocka_unit_test(our_own_part_may_exclude_us),
		cmocka_unit_test(what_blocks_is_cleared_first), cmocka_unit_test(who_speaks_has_authority),
		cmocka_unit_test(two_persons_let_pass),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
