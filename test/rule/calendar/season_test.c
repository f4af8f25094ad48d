/* Seasons of places: both ends in, over the turn of the year, with a year's own dates. */
#include "rule/calendar/season.h"

#include <string.h>

#include "rule/given.h"

static void both_ends_belong_to_a_season(void **state)
{
	static const struct {
		const char *city, *date;
		bool in;
	} rows[] = {
		{ "济南", "2026-11-14", false },   { "济南", "2026-11-15", true }, { "济南市", "2027-03-15", true },
		{ "济南", "2027-03-16", false },   { "青岛", "2027-04-05", true }, { "青岛", "2027-04-06", false },
		{ "临沂", "2026-11-10", true },	   { "北京", "2028-02-29", true }, { "广州", "2027-01-10", false },
		{ "无此城", "2027-01-10", false },
	};
	AUTO_ARENA a = { 0 };
	struct seasons all = known_seasons(&a);

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		assert_int_equal(season_holds(&all, SEASON_HEATING, rows[i].city, day(rows[i].date)), rows[i].in);
	assert_non_null(season_find(&all, SEASON_HEATING, "广州", 2026));
	assert_null(season_find(&all, SEASON_HEATING, "无此城", 2026));
}

static void a_year_of_its_own_stands_over_the_rule(void **state)
{
	const char *csv =
		"kind,place,year,starts,ends,source\nheating,北京,2026,11-07,03-22,a\nheating,北京,,11-15,03-15,b\n"
		"rain,北京,,06-01,02-29,c\n";
	AUTO_ARENA a = { 0 };
	struct seasons all;
	date first, last;

	(void)state;
	assert_null(seasons_read(&a, csv, strlen(csv), &all));
	assert_true(season_holds(&all, SEASON_HEATING, "北京", day("2026-11-07")));
	assert_true(season_holds(&all, SEASON_HEATING, "北京", day("2027-03-22")));
	assert_false(season_holds(&all, SEASON_HEATING, "北京", day("2027-11-07")));
	assert_true(season_days(season_find(&all, SEASON_RAIN, "北京", 2026), 2026, &first, &last));
	assert_string_equal(shown(last, &a), "2027-02-28");
	assert_true(season_days(season_find(&all, SEASON_RAIN, "北京", 2027), 2027, &first, &last));
	assert_string_equal(shown(last, &a), "2028-02-29");
}

static void seasons_come_in_the_order_of_their_days(void **state)
{
	static const char *const expected[] = { "2026-11-15", "2027-06-01", "2027-11-15", "2028-06-01" };
	struct season_start list[8];
	AUTO_ARENA a = { 0 };
	struct seasons all = known_seasons(&a);

	(void)state;
	assert_int_equal(seasons_between(&all, "济南", day("2026-06-02"), day("2028-06-01"), list, 8), 4);
	for (size_t i = 0; i < COUNT(expected); i++)
		assert_string_equal(shown(list[i].first, &a), expected[i]);
	assert_int_equal(seasons_between(&all, "济南", day("2026-06-02"), day("2028-06-01"), list, 2), 2);
	assert_int_equal(seasons_between(&all, "无此城", day("2026-06-02"), day("2028-06-01"), list, 8), 0);
}

static void a_bad_table_names_its_line(void **state)
{
	static const char *const bad[] = {
		"h\nheating,,,11-15,03-15,\n",	   "h\nsnow,北京,,11-15,03-15,\n", "h\nheating,北京,26,11-15,03-15,\n",
		"h\nheating,北京,,11-31,03-15,\n", "h\nheating,北京,,11-15,,\n",
	};
	AUTO_ARENA a = { 0 };
	struct seasons all;

	(void)state;
	for (size_t i = 0; i < COUNT(bad); i++) {
		struct error *e = seasons_read(&a, bad[i], strlen(bad[i]), &all);
		assert_non_null(e);
		assert_string_equal(e->field, "line 2");
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(both_ends_belong_to_a_season),
		cmocka_unit_test(a_year_of_its_own_stands_over_the_rule),
		cmocka_unit_test(seasons_come_in_the_order_of_their_days),
		cmocka_unit_test(a_bad_table_names_its_line),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
