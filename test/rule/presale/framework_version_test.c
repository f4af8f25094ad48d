/* Agreed by somebody on a day (S18); the first author stays (S21). */
#include "rule/asked.h"

static void agreed_needs_both(void **state)
{
	static const struct {
		unsigned feedback;
		int64_t agreed_by;
		const char *agreed_on, *answer;
		enum framework_status status;
	} rows[] = {
		{ 0, 0, NULL, "", framework_status_drafted },
		/* DOMAIN S18: feedback of one contact, nobody agreed: discussed; 张工 on 2026-02-10: agreed */
		{ 1, 0, NULL, "", framework_status_discussed },
		{ 1, 5, "2026-02-10", "", framework_status_agreed },
		{ 0, 5, "2026-02-10", "", framework_status_agreed },
		{ 1, 5, NULL, "agreed_on agreement_needs_both", framework_status_discussed },
		{ 1, 0, "2026-02-10", "agreed_by agreement_needs_both", framework_status_discussed },
		{ 1, 5, "2026-06-02", "agreed_on in_the_future", framework_status_agreed },
	};
	ASK("2026-06-01", role_presales);

	for (size_t i = 0; i < COUNT(rows); i++) {
		struct framework_feedback said = { .text = "用双机热备" };
		NEW(framework_version, f);
		f->feedback = (struct lines){ &said, rows[i].feedback };
		f->agreed_by.v = rows[i].agreed_by;
		f->agreed_on = day(rows[i].agreed_on);
		assert_answer(rows[i].answer, answer_text(framework_version_check(f, NULL, &env), &a));
		assert_int_equal(f->status, rows[i].status);
	}
}

/* DOMAIN S21: edit author of v1 -> refused. */
static void the_first_author_stays(void **state)
{
	static const struct {
		int64_t n;
		const char *answer;
	} rows[] = { { 1, "author first_author_stays" }, { 2, "" } };
	ASK("2026-06-01", role_presales);

	for (size_t i = 0; i < COUNT(rows); i++) {
		NEW(framework_version, before);
		NEW(framework_version, f);
		before->n = f->n = rows[i].n;
		before->author.v = THIS_USER;
		f->author.v = OTHER_USER;
		assert_answer(rows[i].answer, answer_text(framework_version_check(f, before, &env), &a));
	}
}

static void what_was_agreed_stays(void **state)
{
	ASK("2026-06-01", role_presales);
	NEW(framework_version, before);
	NEW(framework_version, f);

	before->status = framework_status_agreed;
	before->agreed_by.v = f->agreed_by.v = 5;
	before->agreed_on = f->agreed_on = day("2026-02-10");
	before->title = "总体框架";
	f->title = "总体框架（改）";
	assert_answer("title agreed_is_fixed", answer_text(framework_version_check(f, before, &env), &a));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(agreed_needs_both),
		cmocka_unit_test(the_first_author_stays),
		cmocka_unit_test(what_was_agreed_stays),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
