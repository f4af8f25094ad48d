/* A booking has an end behind its beginning, and is shown once it was (S65); that no two overlap is shown by
 * api/engagement.http and app/presale/demos_test. */
#include "rule/asked.h"

static void it_ends_after_it_begins(void **state)
{
	ASK("2026-03-02", role_presales);
	NEW(demo_booking, b);

	b->from_at = moment("2026-03-02T10:00");
	b->to_at = moment("2026-03-02T11:00");
	assert_answer("", answer_text(demo_booking_check(b, NULL, &env), &a));
	b->to_at = b->from_at;
	assert_answer("to_at before_it_begins", answer_text(demo_booking_check(b, NULL, &env), &a));
}

static void it_is_shown_once_it_was(void **state)
{
	ASK("2026-03-02", role_presales);
	NEW(demo_booking, b);

	b->from_at = moment("2026-03-02T15:00");
	assert_answer("result required_for_step, from_at in_the_future",
		      step_answer(&demo_booking_entity, b, "show", &env));
	NEW(demo_booking, c);
	c->from_at = moment("2026-03-02T10:00");
	c->result = "夜间抓拍通过";
	assert_answer("", step_answer(&demo_booking_entity, c, "show", &env));
}

static void what_was_shown_stays(void **state)
{
	ASK("2026-03-02", role_presales);
	NEW(demo_booking, b);

	b->stage = demo_booking_stage_shown;
	b->from_at = moment("2026-03-02T10:00");
	b->to_at = moment("2026-03-02T11:00");
	struct demo_booking after = *b;
	assert_answer("", answer_text(demo_booking_check(&after, b, &env), &a));
	after.to_at = moment("2026-03-02T12:00");
	assert_answer("to_at not_now", answer_text(demo_booking_check(&after, b, &env), &a));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(it_ends_after_it_begins),
		cmocka_unit_test(it_is_shown_once_it_was),
		cmocka_unit_test(what_was_shown_stays),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
