/* Visits on the grid, late or in time, for a month and for a season; and priorities. */
#include "rule/service/revisit.h"

#include "rule/given.h"
#include "rule/service/priority.h"

static void the_grid_shifts_off_days_of_rest(void **state)
{
	static const struct {
		int number;
		const char *raw, *previous, *next;
	} rows[] = {
		{ 1, "2026-01-30", "2026-01-30", "2026-01-30" },  { 2, "2026-02-19", "2026-02-14", "2026-02-24" },
		{ 6, "2026-05-10", "2026-05-09", "2026-05-11" },  { 8, "2026-06-19", "2026-06-18", "2026-06-22" },
		{ 13, "2026-09-27", "2026-09-24", "2026-09-28" }, { 14, "2026-10-17", "2026-10-16", "2026-10-19" },
	};
	AUTO_ARENA a = { 0 };
	const struct calendar *c = announced_calendar(&a);
	struct visit_grid g = { .start = day("2026-01-10"), .every_days = 20, .shift = SHIFT_NONE };

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		date raw = visit_grid_day(&g, rows[i].number, c).day;
		assert_string_equal(shown(raw, &a), rows[i].raw);
		assert_string_equal(shown(visit_shift_day(raw, SHIFT_PREVIOUS_WORKDAY, c), &a), rows[i].previous);
		assert_string_equal(shown(visit_shift_day(raw, SHIFT_NEXT_WORKDAY, c), &a), rows[i].next);
	}
	assert_int_equal(visit_grid_count(&g, day("2027-01-05")), 18);
	assert_int_equal(visit_grid_count(&g, day("2027-01-04")), 17);
	assert_int_equal(visit_grid_count(&g, day("2026-01-09")), 0);
}

static void lateness_is_that_of_the_mode(void **state)
{
	static const struct {
		bool rolling;
		const char *start, *on;
		int grace, days_since, days_late;
		bool overdue;
	} rows[] = {
		{ true, "2026-02-10", "2026-03-02", 0, 20, 0, false },
		{ true, "2026-02-10", "2026-03-03", 0, 21, 1, true },
		{ true, "2026-02-10", "2026-03-05", 3, 23, 3, false },
		{ true, "2026-02-10", "2026-03-06", 3, 24, 4, true },
		{ false, "2026-07-17", "2026-07-17", 0, 0, 0, false },
		{ false, "2026-07-17", "2026-07-01", 0, 0, 0, false },
		{ false, "2026-07-17", "2026-07-18", 0, 0, 1, true },
		{ false, "2026-07-17", "2026-07-19", 2, 0, 2, false },
		{ false, "2026-07-17", "2026-07-20", 2, 0, 3, true },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		date start = day(rows[i].start), on = day(rows[i].on);
		struct visit_lateness l = rows[i].rolling ? visit_late_rolling(start, 20, on, rows[i].grace)
							  : visit_late_on_grid(start, on, rows[i].grace);
		assert_int_equal(l.days_since, rows[i].days_since);
		assert_int_equal(l.days_late, rows[i].days_late);
		assert_int_equal(l.overdue, rows[i].overdue);
	}
}

static void a_visit_nearby_stands_for_the_planned_one(void **state)
{
	(void)state;
	assert_true(visit_satisfies(day("2026-03-11"), day("2026-03-08"), 3));
	assert_true(visit_satisfies(day("2026-03-11"), day("2026-03-14"), 3));
	assert_false(visit_satisfies(day("2026-03-11"), day("2026-03-07"), 3));
	assert_false(visit_satisfies(day("2026-03-11"), day("2026-03-15"), 3));
	assert_false(visit_satisfies(day("2026-03-11"), day("2026-03-12"), 0));
}

static void months_and_windows_have_their_ends(void **state)
{
	const date visit[] = { day("2026-01-31"), day("2027-02-01") };
	struct visit_window w = season_window(day("2026-11-15"), 15, 15);
	struct visit_window clipped = window_clip(w, day("2026-11-10"), day("2026-11-20"));

	(void)state;
	assert_true(month_visited(2026, 1, visit, 2));
	assert_false(month_visited(2026, 2, visit, 2));
	assert_true(window_holds(w, day("2026-10-31")) && window_holds(w, day("2026-11-30")));
	assert_false(window_holds(w, day("2026-10-30")) || window_holds(w, day("2026-12-01")));
	assert_int_equal(clipped.from.day, day("2026-11-10").day);
	assert_int_equal(clipped.to.day, day("2026-11-20").day);
}

static void priorities_are_those_of_the_matrix(void **state)
{
	static const int expected[3][3] = { { 1, 2, 3 }, { 2, 3, 4 }, { 3, 4, 5 } };

	(void)state;
	for (int impact = 1; impact <= 3; impact++)
		for (int urgency = 1; urgency <= 3; urgency++)
			assert_int_equal(priority_of(impact, urgency), expected[impact - 1][urgency - 1]);
	assert_int_equal(priority_of(0, 1), 0);
	assert_int_equal(priority_of(1, 4), 0);
}

/* FIELD row 74: the grid of a weekday of the month. */
static void a_grid_may_be_a_weekday_of_each_month(void **state)
{
	static const struct {
		int number;
		const char *raw, *day;
	} rows[] = {
		{ 1, "2026-06-01", "2026-06-01" },
		{ 2, "2026-07-06", "2026-07-06" },
		{ 5, "2026-10-05", "2026-09-30" },
		{ 8, "2027-01-04", "2027-01-04" },
	};
	struct visit_grid g = {
		.start = day("2026-05-20"), .every_days = 20, .monthly = { 1, 1 }, .shift = SHIFT_PREVIOUS_WORKDAY
	};
	AUTO_ARENA a = { 0 };
	const struct calendar *c = announced_calendar(&a);

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct visit_day v = visit_grid_day(&g, rows[i].number, c);
		assert_string_equal(shown(v.raw, &a), rows[i].raw);
		assert_string_equal(shown(v.day, &a), rows[i].day);
	}
	assert_int_equal(visit_grid_count(&g, day("2026-05-31")), 0);
	assert_int_equal(visit_grid_count(&g, day("2026-06-01")), 1);
	assert_int_equal(visit_grid_count(&g, day("2026-07-05")), 1);
	assert_int_equal(visit_grid_count(&g, day("2027-05-20")), 12);
	assert_int_equal(visit_grid_count(&g, day("2026-05-01")), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_grid_may_be_a_weekday_of_each_month),
		cmocka_unit_test(the_grid_shifts_off_days_of_rest),
		cmocka_unit_test(lateness_is_that_of_the_mode),
		cmocka_unit_test(a_visit_nearby_stands_for_the_planned_one),
		cmocka_unit_test(months_and_windows_have_their_ends),
		cmocka_unit_test(priorities_are_those_of_the_matrix),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
