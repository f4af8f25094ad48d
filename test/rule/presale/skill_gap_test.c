/* Gaps between what a role asks and what a person can (S22). */
#include "rule/presale/skill_gap.h"

#include "rule/asked.h"

static void what_is_missing(void **state)
{
	static const struct {
		int64_t required, level, gap;
	} rows[] = {
		{ 4, 2, 2 }, { 4, 4, 0 }, { 3, 5, 0 }, { 3, UNSET, 3 }, { UNSET, 2, 0 }, { 1, 0, 1 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		assert_int_equal(skill_gap(rows[i].required, rows[i].level), rows[i].gap);
}

static void the_newest_counts(void **state)
{
	const struct assessment all[] = {
		{ "视频", 3, day("2026-01-10") }, { "网络", 1, day("2026-02-01") }, { "视频", 4, day("2026-03-01") },
		{ "视频", 2, day("2025-12-01") }, { "网络", 2, day("2026-02-01") },
	};

	(void)state;
	assert_int_equal(assessment_newest(all, COUNT(all), "视频")->level, 4);
	assert_int_equal(assessment_newest(all, COUNT(all), "网络")->level, 2);
	assert_null(assessment_newest(all, COUNT(all), "信创"));
	assert_null(assessment_newest(all, 0, "视频"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_missing),
		cmocka_unit_test(the_newest_counts),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
