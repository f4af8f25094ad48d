/* Days of the announced years 2025 and 2026, of computed years, and workdays counted over them. */
#include "rule/calendar/calendar.h"

#include <stdlib.h>
#include <string.h>

#include "rule/calendar/lunar.h"
#include "rule/calendar/statutory.h"
#include "rule/given.h"

static void days_are_what_the_notices_say(void **state)
{
	static const struct {
		const char *date;
		enum day_kind kind;
		const char *holiday;
		bool statutory;
	} rows[] = {
		{ "2025-01-26", DAY_MAKEUP_WORKDAY, NULL, false },
		{ "2025-01-27", DAY_WORKDAY, NULL, false },
		{ "2025-01-28", DAY_HOLIDAY, "春节", true },
		{ "2025-02-01", DAY_HOLIDAY, "春节", false },
		{ "2025-02-04", DAY_HOLIDAY, "春节", false },
		{ "2025-02-05", DAY_WORKDAY, NULL, false },
		{ "2025-10-06", DAY_HOLIDAY, "国庆节、中秋节", true },
		{ "2026-01-04", DAY_MAKEUP_WORKDAY, NULL, false },
		{ "2026-02-15", DAY_HOLIDAY, "春节", false },
		{ "2026-02-16", DAY_HOLIDAY, "春节", true },
		{ "2026-04-05", DAY_HOLIDAY, "清明节", true },
		{ "2026-09-20", DAY_MAKEUP_WORKDAY, NULL, false },
		{ "2026-10-08", DAY_WORKDAY, NULL, false },
		{ "2026-10-11", DAY_WEEKEND, NULL, false },
		/* computed: 除夕 is 2027-02-05, and no weekday is worked or freed in exchange */
		{ "2027-02-04", DAY_WORKDAY, NULL, false },
		{ "2027-02-05", DAY_HOLIDAY, "春节", true },
		{ "2027-02-08", DAY_HOLIDAY, "春节", true },
		{ "2027-02-09", DAY_WORKDAY, NULL, false },
		{ "2027-04-05", DAY_HOLIDAY, "清明节", true },
		{ "2027-05-02", DAY_HOLIDAY, "劳动节", true },
		{ "2027-05-03", DAY_WORKDAY, NULL, false },
		{ "2027-06-09", DAY_HOLIDAY, "端午节", true },
		{ "2027-09-15", DAY_HOLIDAY, "中秋节", true },
		{ "2027-10-03", DAY_HOLIDAY, "国庆节", true },
		{ "2027-10-04", DAY_WORKDAY, NULL, false },
		{ "2150-10-01", DAY_HOLIDAY, "国庆节", true },
	};
	AUTO_ARENA a = { 0 };
	const struct calendar *c = announced_calendar(&a);

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		date d = day(rows[i].date);
		assert_string_equal(day_kind_name(calendar_kind(c, d)), day_kind_name(rows[i].kind));
		assert_int_equal(calendar_is_statutory(c, d), rows[i].statutory);
		if (rows[i].holiday == NULL)
			assert_null(calendar_holiday(c, d));
		else
			assert_string_equal(calendar_holiday(c, d), rows[i].holiday);
	}
}

static void years_have_their_counts(void **state)
{
	static const struct {
		int year, workdays, holidays, makeup, statutory;
		enum confidence confidence;
	} rows[] = {
		{ 2025, 248, 28, 5, 13, CONFIDENCE_ANNOUNCED },
		{ 2026, 248, 33, 6, 13, CONFIDENCE_ANNOUNCED },
		{ 2027, 254, 13, 0, 13, CONFIDENCE_FALLBACK },
		{ 2028, 251, 12, 0, 12, CONFIDENCE_FALLBACK }, /* 中秋 falls on 10-03 */
	};
	AUTO_ARENA a = { 0 };
	const struct calendar *c = announced_calendar(&a);

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct year_count count = calendar_count_year(c, rows[i].year);
		assert_int_equal(count.workdays, rows[i].workdays);
		assert_int_equal(count.holiday_dates, rows[i].holidays);
		assert_int_equal(count.makeup, rows[i].makeup);
		assert_int_equal(count.statutory_days, rows[i].statutory);
		assert_int_equal(calendar_confidence(c, date_of(rows[i].year, 3, 3)), rows[i].confidence);
	}
}

static void workdays_are_counted_either_way(void **state)
{
	static const struct {
		const char *from;
		int n;
		bool counted;
		const char *to;
	} rows[] = {
		{ "2026-09-24", 7, false, "2026-10-12" },  /* BD-06 */
		{ "2026-09-24", 5, false, "2026-10-09" },  /* S17 */
		{ "2026-10-08", -1, false, "2026-09-30" }, /* S37 */
		{ "2026-10-08", -3, false, "2026-09-28" }, /* S127 */
		{ "2026-09-24", 7, true, "2026-10-10" },   { "2026-10-01", 1, true, "2026-10-08" },
		{ "2026-10-01", 0, false, "2026-10-01" },  { "2026-12-31", 1, false, "2027-01-04" },
	};
	AUTO_ARENA a = { 0 };
	const struct calendar *c = announced_calendar(&a);

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		assert_string_equal(shown(calendar_add_workdays(c, day(rows[i].from), rows[i].n, rows[i].counted), &a),
				    rows[i].to);
}

/* Property: the n-th workday after a day has n workdays in between, and is one itself. */
static void adding_workdays_agrees_with_counting(void **state)
{
	AUTO_ARENA a = { 0 };
	const struct calendar *c = announced_calendar(&a);

	(void)state;
	srand(7);
	for (int round = 0; round < 2000; round++) {
		date from = date_plus(day("2024-06-01"), rand() % 1500);
		int n = rand() % 300 + 1, counted = 0;
		date to = calendar_add_workdays(c, from, n, false);
		for (date d = date_plus(from, 1); d.day <= to.day; d.day++)
			counted += calendar_is_workday(c, d);
		assert_int_equal(counted, n);
		assert_true(calendar_is_workday(c, to));
		if (calendar_is_workday(c, from))
			assert_int_equal(calendar_add_workdays(c, to, -n, false).day, from.day);
	}
}

static void a_loaded_notice_changes_a_computed_year(void **state)
{
	const char *csv =
		"date,type,name\r\n2027-01-01,holiday,元旦\r\n2027-10-01,holiday,国庆节\n2027-10-09,makeup,国庆节\n";
	AUTO_ARENA a = { 0 };
	const struct calendar *c = NULL;

	(void)state;
	assert_null(calendar_read(&a, csv, strlen(csv), &c));
	assert_int_equal(calendar_confidence(c, day("2027-06-01")), CONFIDENCE_ANNOUNCED);
	assert_int_equal(calendar_confidence(c, day("2026-06-01")), CONFIDENCE_FALLBACK);
	assert_int_equal(calendar_kind(c, day("2027-10-09")), DAY_MAKEUP_WORKDAY);
	assert_int_equal(calendar_kind(c, day("2027-04-05")), DAY_WORKDAY); /* the notice stands alone */
	assert_false(calendar_wants_caution(c, day("2027-02-05")));
	assert_true(calendar_wants_caution(announced_calendar(&a), day("2027-02-15")));
	assert_false(calendar_wants_caution(announced_calendar(&a), day("2027-02-16")));
}

static void a_bad_notice_names_its_line(void **state)
{
	static const char *const bad[] = {
		"date,type,name\n2027-01-01,holiday,元旦\n2027-02-30,holiday,春节\n",
		"date,type,name\n\n2027-01-01,feast,元旦\n",
		"date,type,name\n# so\n2027-01-01\n",
	};
	AUTO_ARENA a = { 0 };
	const struct calendar *c = NULL;

	(void)state;
	for (size_t i = 0; i < COUNT(bad); i++) {
		struct error *e = calendar_read(&a, bad[i], strlen(bad[i]), &c);
		assert_non_null(e);
		assert_string_equal(e->field, "line 3");
		assert_string_equal(e->reason, "not_a_calendar_day");
		assert_null(c);
	}
}

/* The feasts of the moon lie in the civil months in which they are looked for, in every year that is known. */
static void feasts_of_the_moon_are_found_in_every_year(void **state)
{
	(void)state;
	for (int year = LUNAR_FIRST_YEAR; year <= LUNAR_LAST_YEAR; year++) {
		for (int away = -1; away <= 2; away++)
			assert_string_equal(statutory_name(date_plus(lunar_day(year, 1, 1), away)), "春节");
		assert_string_equal(statutory_name(lunar_day(year, 5, 5)), "端午节");
		assert_non_null(statutory_name(lunar_day(year, 8, 15)));
		assert_string_equal(statutory_name(qingming_day(year)), "清明节");
		assert_null(statutory_name(date_plus(lunar_day(year, 1, 1), 3)));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(days_are_what_the_notices_say),
		cmocka_unit_test(years_have_their_counts),
		cmocka_unit_test(workdays_are_counted_either_way),
		cmocka_unit_test(adding_workdays_agrees_with_counting),
		cmocka_unit_test(a_loaded_notice_changes_a_computed_year),
		cmocka_unit_test(a_bad_notice_names_its_line),
		cmocka_unit_test(feasts_of_the_moon_are_found_in_every_year),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
