/* The way of a company round, its coverage and quality (S119, S121, S122, A8); who goes along (S128); how far a
 * technology is from what was expected (S116). */
#include "rule/service/company_round.h"

#include "rule/given.h"
#include "rule/service/new_technology.h"
#include "rule/service/visit_team.h"

static decimal number(const char *s)
{
	decimal d = { UNSET };

	assert_true(decimal_parse(s, &d));
	return d;
}

static void shares_and_means_are_rounded_to_two_places(void **state)
{
	AUTO_ARENA a = { 0 };

	(void)state;
	assert_string_equal(decimal_text(percent_of(18, 20), &a), "90");
	assert_string_equal(decimal_text(percent_of(2, 3), &a), "66.67");
	assert_int_equal(percent_of(0, 0).millionths, UNSET);
	assert_string_equal(decimal_text(mean_of(5 + 4 + 4, 3), &a), "4.33");
	assert_int_equal(mean_of(0, 0).millionths, UNSET);
}

static void a_district_is_done_before_the_next(void **state)
{
	struct round_place place[] = {
		{ .city = "济南", .district = "历下区", .address = "B", .contract = 1 },
		{ .city = "青岛", .district = "市南区", .contract = 2 },
		{ .city = "济南", .district = "市中区", .contract = 3 },
		{ .city = "济南", .district = "历下区", .address = "A", .contract = 4 },
		{ .contract = 5 },
		{ .city = "济南", .district = "市中区", .contract = 6, .fixed = day("2026-03-20") },
	};
	static const struct {
		int64_t contract;
		const char *on;
	} way[] = { { 4, "2026-03-09" }, { 1, "2026-03-11" }, { 3, "2026-03-13" },
		    { 6, "2026-03-20" }, { 2, "2026-03-17" }, { 5, "2026-03-19" } };
	AUTO_ARENA a = { 0 };

	(void)state;
	/* Ten workdays for five stops: every second of them; what has its day keeps it. */
	round_route(place, COUNT(place), day("2026-03-09"), day("2026-03-20"), announced_calendar(&a));
	for (size_t i = 0; i < COUNT(way); i++) {
		assert_int_equal(place[i].contract, way[i].contract);
		assert_string_equal(shown(place[i].on, &a), way[i].on);
	}
}

static void a_round_goes_on_workdays_only(void **state)
{
	struct round_place place[30] = { 0 };
	AUTO_ARENA a = { 0 };
	const struct calendar *c = announced_calendar(&a);

	(void)state;
	for (int i = 0; i < 30; i++)
		place[i] = (struct round_place){ .contract = i + 1 };
	/* Over the Spring Festival of 2026: 02-15 to 02-23 off, 02-14 and 02-28 worked. */
	round_route(place, 30, day("2026-02-10"), day("2026-03-01"), c);
	for (int i = 0; i < 30; i++) {
		assert_true(calendar_is_workday(c, place[i].on));
		assert_true(i == 0 || place[i].on.day >= place[i - 1].on.day);
	}
	assert_string_equal(shown(place[0].on, &a), "2026-02-10");
	assert_string_equal(shown(place[29].on, &a), "2026-02-28");
	/* No workday at all: on the first day. */
	round_route(place, 2, day("2026-02-16"), day("2026-02-18"), c);
	assert_string_equal(shown(place[1].on, &a), "2026-02-16");
}

static void deviation_is_of_what_was_expected(void **state)
{
	static const struct {
		const char *expected, *measured, *deviation;
	} rows[] = {
		{ "1000", "930", "-7" }, { "1000", "1000", "0" }, { "3", "4", "33.33" },
		{ "3", "2", "-33.33" },	 { "-50", "-40", "20" },  { "0.5", "1", "100" },
	};
	AUTO_ARENA a = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		assert_string_equal(
			decimal_text(deviation_percent(number(rows[i].expected), number(rows[i].measured)), &a),
			rows[i].deviation);
	assert_int_equal(deviation_percent(number("0"), number("1")).millionths, UNSET);
	assert_int_equal(deviation_percent(number("1"), (decimal){ UNSET }).millionths, UNSET);
}

static void a_team_has_a_member_and_the_lead(void **state)
{
	static const struct team_member_known known[] = { { 7, "朱明" }, { 8, "马力" } };
	static const struct {
		bool needed;
		int64_t engineer, lead;
		const char *people;
		bool complete;
	} rows[] = {
		{ false, 1, 0, NULL, true },	    /* nobody asks for a team */
		{ true, 1, 2, NULL, false },	    /* only the lead: S128 */
		{ true, 7, 2, NULL, true },	    /* the engineer built it */
		{ true, 1, 2, "马力、林工", true }, /* named among the people */
		{ true, 7, 0, "朱明", false },	    /* nobody leads */
		{ true, 1, 8, NULL, true },	    /* the lead built it */
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct visit_team t = { rows[i].needed, rows[i].engineer, rows[i].lead, rows[i].people };
		assert_int_equal(team_complete(&t, known, COUNT(known)), rows[i].complete);
	}
	assert_true(team_programme("routine,heating"));
	assert_true(team_programme("technical"));
	assert_false(team_programme("routine,monthly,maintenance"));
	assert_false(team_programme(NULL));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(shares_and_means_are_rounded_to_two_places),
		cmocka_unit_test(a_district_is_done_before_the_next),
		cmocka_unit_test(a_round_goes_on_workdays_only),
		cmocka_unit_test(deviation_is_of_what_was_expected),
		cmocka_unit_test(a_team_has_a_member_and_the_lead),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
