/* What they care for, by who says it (S66). */
#include "rule/presale/feature_feedback.h"

#include "rule/asked.h"

/* S66: F1: +2 × 14, −1 × 5 → 23. */
static void interest_weighs_by_who_has_it(void **state)
{
	static const struct voice voices[] = {
		{ "F2", 1, 1, 14, { 20000 } },
		{ "F1", 1, 2, 14, { 20000 } },
		{ "F1", 2, -1, 5, { 20001 } },
		{ "F3", 3, 2, 0, { 20001 } },
	};
	struct feature_rank ranks[COUNT(voices)];

	(void)state;
	assert_int_equal(features_rank(voices, COUNT(voices), ranks), 3);
	assert_string_equal(ranks[0].feature, "F1");
	assert_int_equal(ranks[0].score, 23);
	assert_int_equal(ranks[0].voices, 2);
	assert_string_equal(ranks[1].feature, "F2");
	assert_int_equal(ranks[1].score, 14);
	assert_int_equal(ranks[2].score, 0);
	assert_int_equal(ranks[2].unweighed, 1);
}

static void the_last_word_of_each_counts(void **state)
{
	static const struct voice voices[] = {
		{ "F1", 1, -2, 10, { 20005 } },
		{ "F1", 1, 2, 10, { 20000 } },
		{ "F1", 2, 1, 10, { 20000 } },
		{ "F1", 2, 0, 10, { 20000 } },
	};
	struct feature_rank ranks[COUNT(voices)];

	(void)state;
	assert_int_equal(features_rank(voices, COUNT(voices), ranks), 1);
	assert_int_equal(ranks[0].score, -20);
	assert_int_equal(ranks[0].voices, 2);
	assert_int_equal(features_rank(voices, 0, ranks), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(interest_weighs_by_who_has_it),
		cmocka_unit_test(the_last_word_of_each_counts),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
