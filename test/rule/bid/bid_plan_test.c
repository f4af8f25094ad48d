/* The way to the deadline (DOMAIN 2.2, A20). */
#include "rule/bid/bid_plan.h"

#include "rule/given.h"

struct expected {
	enum bid_task_kind kind;
	const char *due;
	bool fits;
};

static void plan_is(const struct bid_plan_facts *f, const struct expected *rows, size_t n)
{
	AUTO_ARENA a = { 0 };
	struct planned_task plan[BID_PLAN_MOST];
	struct presale_policy p = presale_policy_seed();
	size_t count = bid_plan(f, &p, announced_calendar(&a), &a, plan);

	assert_int_equal(count, n);
	for (size_t i = 0; i < n; i++) {
		assert_int_equal(plan[i].kind, rows[i].kind);
		assert_string_equal(instant_text(plan[i].due_at, &a), arena_print(&a, "%s:00+08:00", rows[i].due));
		assert_int_equal(plan[i].fits, rows[i].fits);
		assert_non_null(plan[i].why);
	}
}

/* 33 days with the tender's own time for questions; T is a Tuesday. */
static void with_time_the_usual_days_hold(void **state)
{
	const struct bid_plan_facts f = { .issued_on = day("2026-03-02"),
					  .deadline_at = moment("2026-03-31T09:30"),
					  .sale_ends_on = day("2026-03-09"),
					  .objection_until = day("2026-03-21"),
					  .bond = true,
					  .paper = true };
	static const struct expected rows[] = {
		{ bid_task_kind_obtain_document, "2026-03-03T18:00", true },
		{ bid_task_kind_go_no_go, "2026-03-04T18:00", true },
		{ bid_task_kind_buy_document, "2026-03-06T18:00", true },
		{ bid_task_kind_ask_questions, "2026-03-09T18:00", true },
		{ bid_task_kind_first_draft, "2026-03-19T18:00", true },
		{ bid_task_kind_internal_review, "2026-03-24T18:00", true },
		{ bid_task_kind_pay_bond, "2026-03-26T18:00", true },
		{ bid_task_kind_freeze_price, "2026-03-27T18:00", true },
		{ bid_task_kind_print_and_seal, "2026-03-30T18:00", true },
		{ bid_task_kind_deliver, "2026-03-30T14:00", true },
	};

	(void)state;
	plan_is(&f, rows, COUNT(rows));
}

/* Ten days for a consultation: 5 workdays are left after go/no-go, 8 become 3 (the least), 5 become 2. */
static void without_time_they_shrink(void **state)
{
	const struct bid_plan_facts f = { .issued_on = day("2026-03-02"),
					  .deadline_at = moment("2026-03-11T14:00"),
					  .questions_until = day("2026-03-05"),
					  .electronic = true };
	static const struct expected rows[] = {
		{ bid_task_kind_obtain_document, "2026-03-03T18:00", true },
		{ bid_task_kind_go_no_go, "2026-03-04T18:00", true },
		{ bid_task_kind_ask_questions, "2026-03-04T18:00", true },
		{ bid_task_kind_first_draft, "2026-03-06T18:00", true },
		{ bid_task_kind_internal_review, "2026-03-09T18:00", true },
		{ bid_task_kind_freeze_price, "2026-03-10T18:00", true },
		{ bid_task_kind_test_upload, "2026-03-10T18:00", true },
		{ bid_task_kind_deliver, "2026-03-11T09:00", true },
	};

	(void)state;
	plan_is(&f, rows, COUNT(rows));
}

/* Three workdays for a quotation: what does not fit is said. */
static void what_does_not_fit_is_said(void **state)
{
	const struct bid_plan_facts f = { .issued_on = day("2026-03-02"),
					  .deadline_at = moment("2026-03-05T09:30"),
					  .sale_ends_on = day("2026-03-02"),
					  .bond = true,
					  .paper = true };
	static const struct expected rows[] = {
		{ bid_task_kind_obtain_document, "2026-03-03T18:00", true },
		{ bid_task_kind_go_no_go, "2026-03-04T18:00", true },
		{ bid_task_kind_buy_document, "2026-03-02T18:00", false },
		{ bid_task_kind_ask_questions, "2026-03-09T18:00", false },
		{ bid_task_kind_first_draft, "2026-03-02T18:00", false },
		{ bid_task_kind_internal_review, "2026-03-03T18:00", false },
		{ bid_task_kind_pay_bond, "2026-03-03T18:00", false },
		{ bid_task_kind_freeze_price, "2026-03-04T18:00", false },
		{ bid_task_kind_print_and_seal, "2026-03-04T18:00", false },
		{ bid_task_kind_deliver, "2026-03-04T14:00", true },
	};

	(void)state;
	plan_is(&f, rows, COUNT(rows));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(with_time_the_usual_days_hold),
		cmocka_unit_test(without_time_they_shrink),
		cmocka_unit_test(what_does_not_fit_is_said),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
