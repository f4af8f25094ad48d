/* Recorded on the day it was signed, with open items, owners and days (A14). */
#include "rule/asked.h"

static struct acceptance *acceptance_of(struct arena *a, const char *due, int64_t owner, const char *done)
{
	struct acceptance *x = record_new(&acceptance_entity, a);
	struct acceptance_item *item = record_new(&acceptance_item_entity, a);

	x->stage = acceptance_stage_draft;
	x->signed_on = day("2026-05-20");
	x->signer = "李主任";
	item->text = "维修手册缺一份";
	item->due_on = day(due);
	item->owner.v = owner;
	item->done_on = day(done);
	x->open_items = (struct lines){ item, 1 };
	return x;
}

static void open_items_have_owner_and_day(void **state)
{
	static const struct {
		const char *due;
		int64_t owner;
		const char *done, *answer;
	} rows[] = {
		{ "2026-06-20", 9, NULL, "" },
		{ NULL, 9, NULL, "open_items[0].due_on required_for_step" },
		{ "2026-06-20", 0, NULL, "open_items[0].owner required_for_step" },
		{ NULL, 0, "2026-05-20", "" },
	};
	ASK("2026-05-20", role_project_manager);

	for (size_t i = 0; i < COUNT(rows); i++) {
		struct acceptance *x = acceptance_of(&a, rows[i].due, rows[i].owner, rows[i].done);
		assert_answer(rows[i].answer, step_answer(&acceptance_entity, x, "sign", &env));
	}
}

static void signed_on_a_day_that_was(void **state)
{
	ASK("2026-05-19", role_project_manager);
	struct acceptance *x = acceptance_of(&a, "2026-06-20", 9, NULL);

	assert_answer("signed_on in_the_future", step_answer(&acceptance_entity, x, "sign", &env));
}

static void completed_when_the_last_item_is(void **state)
{
	ASK("2026-06-25", role_project_manager);
	struct acceptance *open = acceptance_of(&a, "2026-06-20", 9, NULL);
	struct acceptance *ahead = acceptance_of(&a, "2026-06-20", 9, "2026-06-26");
	struct acceptance *done = acceptance_of(&a, "2026-06-20", 9, "2026-06-22");
	struct acceptance *today = acceptance_of(&a, "2026-06-20", 9, "2026-06-25");
	struct acceptance *bare = acceptance_of(&a, NULL, 0, NULL);

	open->stage = ahead->stage = done->stage = today->stage = bare->stage = acceptance_stage_signed;
	bare->open_items.count = 0;
	assert_answer("open_items[0].done_on required_for_step",
		      step_answer(&acceptance_entity, open, "complete", &env));
	assert_answer("open_items[0].done_on required_for_step",
		      step_answer(&acceptance_entity, ahead, "complete", &env));
	assert_answer("", step_answer(&acceptance_entity, done, "complete", &env));
	assert_int_equal(done->completed_on.day, day("2026-06-22").day);
	assert_answer("", step_answer(&acceptance_entity, today, "complete", &env));
	assert_answer("", step_answer(&acceptance_entity, bare, "complete", &env));
	assert_int_equal(bare->completed_on.day, day("2026-05-20").day);
}

/* Settling an item does not move the acceptance. */
static void only_the_items_move(void **state)
{
	ASK("2026-06-25", role_project_manager);
	struct acceptance *before = acceptance_of(&a, "2026-06-20", 9, NULL);
	struct acceptance *after = acceptance_of(&a, "2026-06-20", 9, "2026-06-22");

	assert_null(acceptance_check(after, NULL, &env));
	before->stage = after->stage = acceptance_stage_signed;
	assert_answer("", answer_text(acceptance_check(after, before, &env), &a));
	after->signed_on = day("2026-05-21");
	assert_answer("signed_on signed_is_fixed", answer_text(acceptance_check(after, before, &env), &a));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(open_items_have_owner_and_day),
		cmocka_unit_test(signed_on_a_day_that_was),
		cmocka_unit_test(completed_when_the_last_item_is),
		cmocka_unit_test(only_the_items_move),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
