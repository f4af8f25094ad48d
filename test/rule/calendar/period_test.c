/* Ends of periods by 民法典 201 to 203, in announced and in computed years. */
#include "rule/calendar/period.h"

#include "rule/given.h"

static void periods_end_where_the_code_says(void **state)
{
	static const struct {
		const char *start;
		struct period p;
		const char *last, *rolled_to_workday, *safe, *rolled;
	} rows[] = {
		{ "2026-05-20", { 1, PERIOD_YEAR }, "2027-05-20", "", "", "2027-05-20" },
		{ "2024-02-29", { 1, PERIOD_YEAR }, "2025-02-28", "2025-02-28", "2025-02-28", "2025-02-28" },
		{ "2024-02-29", { 4, PERIOD_YEAR }, "2028-02-29", "", "", "2028-02-29" },
		{ "2026-01-31", { 1, PERIOD_MONTH }, "2026-02-28", "2026-02-28", "2026-02-28", "2026-02-28" },
		{ "2023-08-31", { 6, PERIOD_MONTH }, "2024-02-29", "", "", "2024-02-29" },
		{ "2026-01-20", { 30, PERIOD_DAY }, "2026-02-19", "2026-02-24", "2026-02-14", "2026-02-24" },
		{ "2026-09-24", { 2, PERIOD_WEEK }, "2026-10-08", "2026-10-08", "2026-10-08", "2026-10-08" },
		{ "2026-05-20", { 2, PERIOD_YEAR }, "2028-05-20", "", "", "2028-05-22" }, /* A15 */
		{ "2026-12-31", { 0, PERIOD_DAY }, "2026-12-31", "2026-12-31", "2026-12-31", "2026-12-31" },
		/* the last safe workday lies in 2024, which is not announced here */
		{ "2024-12-31", { 1, PERIOD_DAY }, "2025-01-01", "2025-01-02", "", "2025-01-02" },
		{ "9999-12-30", { 1, PERIOD_DAY }, "9999-12-31", "", "", "9999-12-31" },
		{ "9999-12-30", { 2, PERIOD_DAY }, "", "", "", "" },
		{ "9000-01-01", { 1000, PERIOD_YEAR }, "", "", "", "" },
	};
	AUTO_ARENA a = { 0 };
	const struct calendar *c = announced_calendar(&a);

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct period_end end = period_end(day(rows[i].start), rows[i].p, c);
		assert_string_equal(shown(end.last_day, &a), rows[i].last);
		assert_string_equal(shown(end.rolled_to_workday, &a), rows[i].rolled_to_workday);
		assert_string_equal(shown(end.last_safe_workday, &a), rows[i].safe);
		assert_string_equal(shown(end.rolled, &a), rows[i].rolled);
	}
}

static void units_have_names(void **state)
{
	enum period_unit unit;

	(void)state;
	for (enum period_unit u = PERIOD_DAY; u <= PERIOD_YEAR; u++) {
		assert_true(period_unit_parse(period_unit_name(u), &unit));
		assert_int_equal(unit, u);
	}
	assert_false(period_unit_parse("years", &unit));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(periods_end_where_the_code_says),
		cmocka_unit_test(units_have_names),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
