/* Of each the latest counts, and where two differ it is said (S32, S42). */
#include "rule/presale/preference.h"

#include "rule/asked.h"

static struct preference said(int64_t contact, enum preference_subject subject, const char *value, const char *on)
{
	static int64_t next = 1;

	return (struct preference){ .record = { .id = next++ },
				    .contact = { contact },
				    .subject = subject,
				    .value = value,
				    .stated_on = day(on) };
}

/* S32: A says 微服务, B says 单体 → conflict shown. */
static void two_who_differ_conflict(void **state)
{
	struct preference rows[] = {
		said(1, preference_subject_architecture, "微服务", "2026-02-01"),
		said(2, preference_subject_architecture, "单体", "2026-02-03"),
		said(1, preference_subject_platform, "国产服务器", "2026-02-01"),
		said(2, preference_subject_platform, "国产服务器", "2026-02-03"),
	};

	(void)state;
	unsigned n = preferences_latest(rows, COUNT(rows));
	assert_int_equal(n, 4);
	assert_true(preference_conflicts(rows, n, preference_subject_architecture));
	assert_false(preference_conflicts(rows, n, preference_subject_platform));
	assert_false(preference_conflicts(rows, n, preference_subject_new_tech));
}

static void the_latest_of_each_counts(void **state)
{
	struct preference rows[] = {
		said(1, preference_subject_architecture, "单体", "2026-03-01"),
		said(1, preference_subject_architecture, "微服务", "2026-02-01"),
		said(2, preference_subject_architecture, "微服务", "2026-02-01"),
		said(2, preference_subject_architecture, "单体", "2026-02-01"),
	};

	(void)state;
	unsigned n = preferences_latest(rows, COUNT(rows));
	assert_int_equal(n, 2);
	assert_string_equal(rows[0].value, "单体");
	assert_string_equal(rows[1].value, "单体");
	assert_false(preference_conflicts(rows, n, preference_subject_architecture));
}

/* S42: framework and platform filled → 2 of 3. */
static void three_subjects_are_to_be_known(void **state)
{
	struct preference rows[] = {
		said(1, preference_subject_architecture, "微服务", "2026-02-01"),
		said(2, preference_subject_architecture, "单体", "2026-02-01"),
		said(1, preference_subject_platform, "国产服务器", "2026-02-01"),
		said(1, preference_subject_new_tech, "大模型", "2026-02-01"),
	};

	(void)state;
	assert_int_equal(preference_coverage(rows, 0), 0);
	assert_int_equal(preference_coverage(rows, 2), 1);
	assert_int_equal(preference_coverage(rows, 3), 2);
	assert_int_equal(preference_coverage(rows, 4), PREFERENCE_SUBJECTS);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(two_who_differ_conflict),
		cmocka_unit_test(the_latest_of_each_counts),
		cmocka_unit_test(three_subjects_are_to_be_known),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
