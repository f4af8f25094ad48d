/* Moments and civil days of Asia/Shanghai. */
#include "base/instant.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <time.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

static void known_days_have_their_numbers(void **state)
{
	static const struct {
		int year, month, day, number, weekday;
	} rows[] = {
		{ 1970, 1, 2, 1, 5 },	      { 1969, 12, 31, -1, 3 },	 { 2000, 2, 29, 11016, 2 },
		{ 2026, 11, 23, 20780, 1 },   { 2028, 5, 20, 21324, 6 }, { 1, 1, 1, -719162, 1 },
		{ 9999, 12, 31, 2932896, 5 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		date d = date_of(rows[i].year, rows[i].month, rows[i].day);
		assert_int_equal(d.day, rows[i].number);
		assert_int_equal(date_weekday(d), rows[i].weekday);
	}
	assert_int_equal(date_of(2026, 2, 29).day, 0);
	assert_int_equal(date_of(2026, 13, 1).day, 0);
	assert_int_equal(date_of(2026, 0, 1).day, 0);
	assert_int_equal(date_of(2026, 4, 31).day, 0);
	assert_int_equal(date_of(10000, 1, 1).day, 0);
	assert_int_equal(date_of(0, 1, 1).day, 0);
}

/* Every day of 0001 to 9999: the next day's parts follow, and the parts give the day back. */
static void every_day_goes_there_and_back(void **state)
{
	int year = 1, month = 1, of_month = 1, weekday = 1;
	date last = date_of(9999, 12, 31);

	(void)state;
	for (date d = date_of(1, 1, 1); d.day <= last.day; d.day++) {
		struct civil c = date_civil(d);
		if (c.year != year || c.month != month || c.day != of_month || date_weekday(d) != weekday ||
		    date_of(year, month, of_month).day != d.day)
			fail_msg("%04d-%02d-%02d", year, month, of_month);
		weekday = weekday % 7 + 1;
		if (++of_month > days_in_month(year, month))
			of_month = 1, month++;
		if (month > 12)
			month = 1, year++;
	}
}

static void months_are_added_to_the_corresponding_day(void **state)
{
	static const struct {
		const char *from;
		int months;
		const char *to;
	} rows[] = {
		{ "2026-01-31", 1, "2026-02-28" },  { "2024-01-31", 1, "2024-02-29" },
		{ "2024-02-29", 12, "2025-02-28" }, { "2024-02-29", 48, "2028-02-29" },
		{ "2026-08-31", 18, "2028-02-29" }, { "2026-03-31", -1, "2026-02-28" },
		{ "2026-01-15", -1, "2025-12-15" }, { "2026-05-20", 0, "2026-05-20" },
	};
	AUTO_ARENA a = { 0 };
	date d;

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		assert_true(date_parse_iso(rows[i].from, &d));
		assert_string_equal(date_text(date_add_months(d, rows[i].months), &a), rows[i].to);
	}
	assert_int_equal(date_add_months(date_of(9999, 12, 1), 1).day, 0);
	assert_int_equal(date_add_months(date_of(1, 1, 1), -1).day, 0);
	assert_int_equal(date_add_months(date_of(2026, 1, 1), 2147483647).day, 0);
	assert_int_equal(date_add_months(date_of(2026, 1, 1), -2147483647).day, 0);
}

static void moments_are_read(void **state)
{
	static const struct {
		const char *text, *written; /* NULL: refused */
	} rows[] = {
		{ "2026-02-17T23:30", "2026-02-17T23:30:00+08:00" },
		{ "2026-02-17 23:30:15", "2026-02-17T23:30:15+08:00" },
		{ "2026-02-17T23:30:15Z", "2026-02-18T07:30:15+08:00" },
		{ "2026-02-17t23:30z", "2026-02-18T07:30:00+08:00" },
		{ "2026-02-17T23:30:15+08:00", "2026-02-17T23:30:15+08:00" },
		{ "2026-02-17T23:30:15-05:30", "2026-02-18T13:00:15+08:00" },
		{ "2026-02-17T00:00:00+14:00", "2026-02-16T18:00:00+08:00" },
		{ "2026-02-17T23:30:15.5", "2026-02-17T23:30:15.500000+08:00" },
		{ "2026-02-17T23:30:15.1234567", "2026-02-17T23:30:15.123456+08:00" },
		{ "1969-12-31T23:59:59.25", "1969-12-31T23:59:59.250000+08:00" },
		{ "2026-02-30T23:30", NULL },
		{ "2026-02-17T24:00", NULL },
		{ "2026-02-17T23:60", NULL },
		{ "2026-02-17T23:30:60", NULL },
		{ "2026-02-17T23", NULL },
		{ "2026-02-17", NULL },
		{ "2026-02-17T23:30:", NULL },
		{ "2026-02-17T23:30:15.", NULL },
		{ "2026-02-17T23:30+8:00", NULL },
		{ "2026-02-17T23:30+0800", NULL },
		{ "2026-02-17T23:30+08:60", NULL },
		{ "2026-02-17T23:30 ", NULL },
		{ "2026-2-17T23:30", NULL },
		{ "", NULL },
	};
	AUTO_ARENA a = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		instant t;
		if (instant_parse(rows[i].text, &t) != (rows[i].written != NULL))
			fail_msg("%s", rows[i].text);
		if (rows[i].written != NULL)
			assert_string_equal(instant_text(t, &a), rows[i].written);
	}
}

static void moments_go_there_and_back(void **state)
{
	(void)state;
	srand(9);
	for (int round = 0; round < 20000; round++) {
		AUTO_ARENA a = { 0 };
		instant t = { ((int64_t)rand() << 24 ^ rand()) * (rand() % 2 == 0 ? 1 : -1) }, back;
		assert_true(instant_parse(instant_text(t, &a), &back));
		assert_int_equal(back.us, t.us);
		assert_true(date_start(instant_date(t)).us <= t.us);
		assert_true(t.us < date_start(date_plus(instant_date(t), 1)).us);
	}
}

static void days_are_read_strictly(void **state)
{
	static const char *const bad[] = { "2026-2-17",	 "2026-02-29", "20260217", "2026-02-17 ",
					   "2026/02/17", "0000-01-01", "" };
	date d = { 7 };

	(void)state;
	for (size_t i = 0; i < COUNT(bad); i++)
		assert_false(date_parse_iso(bad[i], &d));
	assert_false(date_parse_iso("1970-01-01", &d)); /* the number of an unset day */
	assert_int_equal(d.day, 7);
	assert_true(date_parse_iso("2024-02-29", &d));
	assert_int_equal(d.day, date_of(2024, 2, 29).day);
}

static void the_clock_is_that_of_the_machine(void **state)
{
	int64_t before = (int64_t)time(NULL), now = instant_now().us / SECOND, after = (int64_t)time(NULL);

	(void)state;
	assert_true(before <= now && now <= after + 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(known_days_have_their_numbers),
		cmocka_unit_test(every_day_goes_there_and_back),
		cmocka_unit_test(months_are_added_to_the_corresponding_day),
		cmocka_unit_test(moments_are_read),
		cmocka_unit_test(moments_go_there_and_back),
		cmocka_unit_test(days_are_read_strictly),
		cmocka_unit_test(the_clock_is_that_of_the_machine),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
