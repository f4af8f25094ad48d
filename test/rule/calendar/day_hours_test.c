/* The parts of a day: as people write them, and what is none. */
#include "rule/calendar/day_hours.h"

#include "rule/given.h"

static void hours_are_read_as_people_write_them(void **state)
{
	static const struct {
		const char *written, *text;
	} rows[] = {
		{ "09:00-18:00", "09:00-18:00" },
		{ "9:00-12:00, 13:30-18:00", "09:00-12:00,13:30-18:00" },
		{ "09：00–12：00、13：30～18：00", "09:00-12:00,13:30-18:00" },
		{ "8:30至11:30，13:00至17:00；19:00到21:00", "08:30-11:30,13:00-17:00,19:00-21:00" },
		{ " 00:00-24:00 ", "00:00-24:00" },
		{ "0:00-1:00 2:00-3:00 4:00-5:00 6:00-7:00 8:00-9:00 10:00-11:00",
		  "00:00-01:00,02:00-03:00,04:00-05:00,06:00-07:00,08:00-09:00,10:00-11:00" },
	};
	AUTO_ARENA a = { 0 };
	struct day_hours h;

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		assert_null(day_hours_parse(rows[i].written, &h));
		assert_string_equal(day_hours_text(&h, &a), rows[i].text);
	}
}

static void what_is_none_is_refused_and_changes_nothing(void **state)
{
	static const struct {
		const char *written, *reason;
	} rows[] = {
		{ "", "not_hours" },
		{ "around the clock", "not_hours" },
		{ "9-12", "not_hours" },
		{ "09:00", "not_hours" },
		{ "09:00-12:60", "not_hours" },
		{ "09:00-24:01", "not_hours" },
		{ "09:0-12:00", "not_hours" },
		{ "09:00-12:00 x", "not_hours" },
		{ "0:00-1:00 2:00-3:00 4:00-5:00 6:00-7:00 8:00-9:00 10:00-11:00 12:00-13:00", "not_hours" },
		{ "12:00-12:00", "hours_out_of_order" },
		{ "18:00-09:00", "hours_out_of_order" },
		{ "13:30-18:00,09:00-12:00", "hours_out_of_order" },
		{ "09:00-12:00,11:00-18:00", "hours_out_of_order" },
	};
	struct day_hours h = { .count = 7 };

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		assert_string_equal(day_hours_parse(rows[i].written, &h), rows[i].reason);
	assert_int_equal(h.count, 7);
}

static void the_whole_day_is_around_the_clock(void **state)
{
	struct day_hours h = DAY_HOURS_WHOLE;

	(void)state;
	assert_true(day_hours_whole(&h));
	assert_null(day_hours_parse("00:00-23:59", &h));
	assert_false(day_hours_whole(&h));
	assert_null(day_hours_parse("00:00-12:00 12:30-24:00", &h));
	assert_false(day_hours_whole(&h));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(hours_are_read_as_people_write_them),
		cmocka_unit_test(what_is_none_is_refused_and_changes_nothing),
		cmocka_unit_test(the_whole_day_is_around_the_clock),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
