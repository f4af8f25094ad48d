/* Serial numbers of days, on both sides of the day that never was. */
#include "rule/calendar/excel.h"

#include "rule/given.h"

static void serials_are_those_of_the_1900_system(void **state)
{
	static const struct {
		const char *date;
		int serial;
	} rows[] = {
		{ "1900-01-01", 1 },	 { "1900-02-28", 59 },	  { "1900-03-01", 61 },	   { "1970-01-02", 25570 },
		{ "2024-02-29", 45351 }, { "2026-01-01", 46023 }, { "2026-11-23", 46349 }, { "9999-12-31", 2958465 },
	};
	AUTO_ARENA a = { 0 };
	date d;

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		assert_int_equal(excel_serial(day(rows[i].date)), rows[i].serial);
		assert_true(excel_date(rows[i].serial, &d));
		assert_string_equal(shown(d, &a), rows[i].date);
	}
	assert_int_equal(excel_serial(date_of(1970, 1, 1)), 25569);
	assert_int_equal(excel_serial(day("1899-12-31")), 0);
	assert_false(excel_date(60, &d));
	assert_false(excel_date(0, &d));
	assert_false(excel_date(2958466, &d));
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(serials_are_those_of_the_1900_system) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
