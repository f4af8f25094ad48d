/* A comment hangs on a record of a kind that exists. */
#include "rule/asked.h"

static void comments_are_about_something(void **state)
{
	ASK("2026-03-02", role_sales);
	NEW(comment, c);

	assert_int_equal(c->visibility, visibility_internal);
	c->about_entity = "tender";
	assert_null(comment_check(c, NULL, &env));
	c->about_entity = "tenders";
	assert_answer("about_entity no_such_entity", answer_text(comment_check(c, NULL, &env), &a));
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(comments_are_about_something) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
