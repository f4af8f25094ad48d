/* Sealed when nothing would throw it out, in before the deadline, opened not before its time. */
#include "rule/asked.h"

#define DEADLINE "2026-03-20T09:00"

static struct bid *bid_of(struct arena *a, enum bid_stage stage)
{
	struct bid *b = record_new(&bid_entity, a);

	b->stage = stage;
	b->deadline_at = moment(DEADLINE);
	b->price.plain = "985000.00";
	return b;
}

static void sealing_names_all_that_is_wrong(void **state)
{
	static const struct {
		const char *on, *answer;
	} rows[] = {
		{ "2026-03-19", "" },
		{ "2026-03-20", "deadline_at too_late" },
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		ASK(rows[i].on, role_bid);
		struct bid *b = bid_of(&a, bid_stage_preparing);
		assert_answer(rows[i].answer, step_answer(&bid_entity, b, "seal", &env));
		assert_int_equal(b->sealed_by.v, THIS_USER);
		assert_int_equal(b->sealed_at.us, env.now.us);
	}
}

/* After the deadline nothing is prepared; what was handed in elsewhere is recorded with its time (A22). */
static void after_the_deadline(void **state)
{
	ASK("2026-03-20", role_bid_manager);
	struct bid *before = bid_of(&a, bid_stage_preparing), *b = bid_of(&a, bid_stage_preparing);

	b->delivery_days = 30;
	b->notes = "补记";
	assert_answer("delivery_days too_late", answer_text(bid_check(b, before, &env), &a));
	b->submitted_by_way = submission_way_platform;
	b->receipt_no = "PT-1";
	b->submitted_at = instant_plus(b->deadline_at, 0);
	assert_answer("submitted_at too_late", step_answer(&bid_entity, b, "record", &env));
	b->submitted_at = instant_plus(b->deadline_at, SECOND);
	assert_answer("submitted_at too_late", step_answer(&bid_entity, b, "record", &env));
	b->submitted_at = instant_plus(b->deadline_at, -SECOND);
	assert_answer("", step_answer(&bid_entity, b, "record", &env));
	assert_true(b->late_entry);
}

static void sealing_needs_a_price(void **state)
{
	ASK("2026-03-19", role_bid);
	struct bid *b = bid_of(&a, bid_stage_preparing);

	b->price = (struct sealed){ 0 };
	b->deadline_at = (instant){ 0 };
	assert_answer("deadline_at required_for_step, price required_for_step",
		      step_answer(&bid_entity, b, "seal", &env));
}

static void submitted_in_time(void **state)
{
	static const struct {
		const char *on, *at, *receipt, *answer;
		bool late_entry;
	} rows[] = {
		{ "2026-03-19", NULL, NULL, "", false },
		{ "2026-03-19", "2026-03-19T10:00", NULL, "", false },
		{ "2026-03-19", "2026-03-19T12:01", NULL, "submitted_at in_the_future", false },
		{ "2026-03-20", NULL, "R-1", "submitted_at too_late", true },
		{ "2026-03-20", "2026-03-20T09:00", "R-1", "submitted_at too_late", true },
		{ "2026-03-20", "2026-03-20T08:59", NULL, "receipt_no receipt_needed", true },
		{ "2026-03-20", "2026-03-20T08:59", "R-1", "", true },
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		ASK(rows[i].on, role_bid);
		struct bid *b = bid_of(&a, bid_stage_sealed);
		b->submitted_by_way = submission_way_platform;
		b->submitted_at = moment(rows[i].at);
		b->receipt_no = rows[i].receipt;
		assert_answer(rows[i].answer, step_answer(&bid_entity, b, "submit", &env));
		assert_int_equal(b->late_entry, rows[i].late_entry);
	}
}

static void withdrawn_and_opened_by_the_clock(void **state)
{
	static const struct {
		const char *on, *action, *answer;
	} rows[] = {
		{ "2026-03-19", "withdraw", "" },
		{ "2026-03-20", "withdraw", "deadline_at too_late" },
		{ "2026-03-19", "open", "opening_at not_before_opening" },
		{ "2026-03-20", "open", "" },
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		ASK(rows[i].on, role_bid_manager);
		struct bid *b = bid_of(&a, bid_stage_submitted);
		b->opening_at = moment(DEADLINE);
		b->withdraw_reason = "报价有误";
		assert_answer(rows[i].answer, step_answer(&bid_entity, b, rows[i].action, &env));
		assert_int_equal(b->opened_at.us, *rows[i].action == 'o' ? env.now.us : 0);
	}
}

static void won_by_a_notice_that_came(void **state)
{
	ASK("2026-04-02", role_bid_manager);
	struct bid *b = bid_of(&a, bid_stage_opened);

	assert_answer("award_notice_on required_for_step, award_amount required_for_step",
		      step_answer(&bid_entity, b, "win", &env));
	b->award_amount.minor = 98500000;
	b->award_notice_on = day("2026-04-03");
	assert_answer("award_notice_on in_the_future", step_answer(&bid_entity, b, "win", &env));
	b->award_notice_on = day("2026-04-02");
	assert_answer("", step_answer(&bid_entity, b, "win", &env));
}

static void what_is_sealed_stays(void **state)
{
	ASK("2026-03-19", role_bid);
	struct bid *before = bid_of(&a, bid_stage_preparing), *after = bid_of(&a, bid_stage_preparing);

	after->price.plain = "1.00";
	after->validity_days = 90;
	assert_answer("", answer_text(bid_check(after, before, &env), &a));
	before->stage = after->stage = bid_stage_sealed;
	after->notes = "封装三份";
	assert_answer("price sealed_is_fixed, validity_days sealed_is_fixed",
		      answer_text(bid_check(after, before, &env), &a));
}

static void a_term_has_a_unit(void **state)
{
	ASK("2026-03-19", role_bid);
	struct bid *b = bid_of(&a, bid_stage_preparing);

	b->warranty_term = 2;
	assert_answer("warranty_unit term_needs_unit", answer_text(bid_check(b, NULL, &env), &a));
	b->warranty_unit = term_unit_year;
	assert_answer("", answer_text(bid_check(b, NULL, &env), &a));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sealing_names_all_that_is_wrong),
		cmocka_unit_test(after_the_deadline),
		cmocka_unit_test(sealing_needs_a_price),
		cmocka_unit_test(submitted_in_time),
		cmocka_unit_test(withdrawn_and_opened_by_the_clock),
		cmocka_unit_test(won_by_a_notice_that_came),
		cmocka_unit_test(what_is_sealed_stays),
		cmocka_unit_test(a_term_has_a_unit),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
