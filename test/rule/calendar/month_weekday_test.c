/* Days of a month by their weekday. */
#include "rule/calendar/month_weekday.h"

#include "rule/given.h"

static void a_weekday_of_a_month_is_a_day(void **state)
{
	static const struct {
		const char *name;
		int year, month;
		const char *day;
	} rows[] = {
		{ "first_monday", 2026, 6, "2026-06-01" },    { "first_monday", 2026, 7, "2026-07-06" },
		{ "first_sunday", 2026, 6, "2026-06-07" },    { "second_tuesday", 2026, 9, "2026-09-08" },
		{ "third_wednesday", 2026, 2, "2026-02-18" }, { "fourth_friday", 2026, 5, "2026-05-22" },
		{ "last_friday", 2026, 5, "2026-05-29" },     { "last_friday", 2026, 2, "2026-02-27" },
		{ "last_saturday", 2026, 2, "2026-02-28" },   { "last_thursday", 2028, 2, "2028-02-24" },
		{ "last_tuesday", 2028, 2, "2028-02-29" },    { "fourth_thursday", 2026, 12, "2026-12-24" },
		{ "last_thursday", 2026, 12, "2026-12-31" },
	};
	AUTO_ARENA a = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		int number = 0;
		while (strcmp(month_weekday_names[number], rows[i].name) != 0)
			assert_true(++number < MONTH_WEEKDAYS);
		date d = month_weekday_date(month_weekday_of(number), rows[i].year, rows[i].month);
		assert_string_equal(shown(d, &a), rows[i].day);
	}
}

/* Property: in every month, each of them is that weekday, in its own week of the month. */
static void each_is_its_weekday_in_its_week(void **state)
{
	(void)state;
	for (int month = 0; month < 12 * 40; month++)
		for (int n = 0; n < MONTH_WEEKDAYS; n++) {
			int year = 2020 + month / 12, m = month % 12 + 1;
			struct month_weekday w = month_weekday_of(n);
			date d = month_weekday_date(w, year, m);
			struct civil c = date_civil(d);
			assert_true(c.year == year && c.month == m && date_weekday(d) == w.weekday);
			if (w.week == MONTH_WEEK_LAST)
				assert_true(c.day + 7 > days_in_month(year, m));
			else
				assert_int_equal((c.day - 1) / 7 + 1, w.week);
		}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_weekday_of_a_month_is_a_day),
		cmocka_unit_test(each_is_its_weekday_in_its_week),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
