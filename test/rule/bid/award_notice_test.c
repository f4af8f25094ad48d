/* What was published, and what is learnt of a result. */
#include "rule/asked.h"

static void days_are_in_order(void **state)
{
	ASK("2026-06-10", role_bid);
	NEW(award_notice, n);

	n->published_on = day("2026-06-11");
	assert_answer("published_on in_the_future", answer_text(award_notice_check(n, NULL, &env), &a));
	n->published_on = day("2026-06-01");
	n->challenged_on = day("2026-05-31");
	n->answered_on = day("2026-05-30");
	assert_answer("challenged_on before_it_was_published, challenge required, answered_on before_it_was_asked",
		      answer_text(award_notice_check(n, NULL, &env), &a));
	n->challenged_on = day("2026-06-02");
	n->challenge = "业绩证明与公示不符";
	n->answered_on = day("2026-06-09");
	assert_null(award_notice_check(n, NULL, &env));
	n->ours = true;
	n->winner.v = 1;
	assert_answer("winner ours_or_rival", answer_text(award_notice_check(n, NULL, &env), &a));
}

static void a_review_is_of_today_where_nothing_is_said(void **state)
{
	ASK("2026-06-10", role_bid);
	NEW(bid_review, r);

	assert_null(bid_review_check(r, NULL, &env));
	assert_int_equal(r->held_on.day, day("2026-06-10").day);
	r->held_on = day("2026-06-11");
	r->won = true;
	r->winner.v = 1;
	assert_answer("held_on in_the_future, winner ours_or_rival", answer_text(bid_review_check(r, NULL, &env), &a));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(days_are_in_order),
		cmocka_unit_test(a_review_is_of_today_where_nothing_is_said),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
