/* Approval stands on the content that was seen; between sealing and opening it takes two (TRUST T5, T6, T14, T15). */
#include "rule/asked.h"
#include "rule/bid/custody.h"

static void a_change_takes_the_approval_away(void **state)
{
	static const enum bid_price_stage stages[] = { bid_price_stage_review, bid_price_stage_approved };
	ASK("2026-06-01", role_bid);
	NEW(bid_price, p);

	assert_answer("content required", answer_text(bid_price_check(p, NULL, &env), &a));
	p->content.plain = "{}";
	p->content_hash = "one";
	for (size_t i = 0; i < COUNT(stages); i++) {
		p->stage = stages[i];
		struct bid_price before = *p, after = *p;
		assert_null(bid_price_check(&after, &before, &env));
		assert_int_equal(after.stage, stages[i]);
		after.content_hash = "two";
		assert_null(bid_price_check(&after, &before, &env));
		assert_int_equal(after.stage, bid_price_stage_draft);
		assert_int_equal(after.voided_by.v, THIS_USER);
		assert_int_equal(after.voided_at.us, env.now.us);
	}
}

static void another_one_approves_what_he_saw(void **state)
{
	ASK("2026-06-01", role_manager);
	NEW(bid_price, p);

	p->content.plain = "{}";
	p->content_hash = "one";
	p->written_by.v = OTHER_USER;
	assert_answer("", step_answer(&bid_price_entity, p, "submit", &env));
	p->seen_hash = "none";
	assert_answer("seen_hash changed_since_seen, approved_by second_person_needed",
		      step_answer(&bid_price_entity, p, "approve", &env));
	p->seen_hash = "one";
	p->submitted_by.v = OTHER_USER;
	p->written_by.v = THIS_USER;
	assert_answer("approved_by second_person_needed", step_answer(&bid_price_entity, p, "approve", &env));
	p->written_by.v = OTHER_USER;
	assert_answer("", step_answer(&bid_price_entity, p, "approve", &env));
	assert_string_equal(p->approved_hash, "one");
	assert_int_equal(p->approved_by.v, THIS_USER);
}

static void from_sealing_to_opening_it_takes_two(void **state)
{
	static const struct {
		enum bid_stage stage;
		bool opened, closed;
	} rows[] = {
		{ bid_stage_preparing, false, false }, { bid_stage_sealed, false, true },
		{ bid_stage_submitted, false, true },  { bid_stage_withdrawn, false, true },
		{ bid_stage_failed, false, true },     { bid_stage_opened, true, false },
		{ bid_stage_won, true, false },
	};
	ASK("2026-06-01", role_bid);
	NEW(reveal_request, r);

	for (size_t i = 0; i < COUNT(rows); i++) {
		struct bid b = { .stage = rows[i].stage, .opened_at = { rows[i].opened } };
		assert_int_equal(bid_is_closed(&b), rows[i].closed);
	}
	r->minutes = 30;
	r->asked_by.v = THIS_USER;
	assert_answer("decided_by second_person_needed", step_answer(&reveal_request_entity, r, "grant", &env));
	r->asked_by.v = OTHER_USER;
	assert_answer("", step_answer(&reveal_request_entity, r, "grant", &env));
	assert_int_equal(r->ends_at.us, env.now.us + 30 * MINUTE);
	assert_int_equal(r->decided_by.v, THIS_USER);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_change_takes_the_approval_away),
		cmocka_unit_test(another_one_approves_what_he_saw),
		cmocka_unit_test(from_sealing_to_opening_it_takes_two),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
