/* Warranties: their last day and what still counts, the legal floor, the promise of parts. */
#include "rule/contract/warranty.h"

#include "rule/contract/parts_obligation.h"
#include "rule/given.h"

static void a_report_counts_until_the_last_day_or_its_roll(void **state)
{
	static const struct {
		const char *acceptance;
		struct period term;
		bool rolls;
		const char *on, *last;
		bool covered;
	} rows[] = {
		{ "2026-05-20", { 1, PERIOD_YEAR }, true, "2027-05-20", "2027-05-20", true },
		{ "2026-05-20", { 1, PERIOD_YEAR }, true, "2027-05-21", "2027-05-20", false },
		{ "2024-02-29", { 1, PERIOD_YEAR }, true, "2025-02-28", "2025-02-28", true },
		{ "2024-02-29", { 1, PERIOD_YEAR }, true, "2025-03-01", "2025-02-28", false },
		{ "2026-08-31", { 18, PERIOD_MONTH }, true, "2028-02-29", "2028-02-29", true },
		{ "2026-08-31", { 18, PERIOD_MONTH }, true, "2028-03-01", "2028-02-29", false },
		{ "2026-05-20", { 2, PERIOD_YEAR }, true, "2028-05-22", "2028-05-20", true }, /* A15 */
		{ "2026-05-20", { 2, PERIOD_YEAR }, true, "2028-05-23", "2028-05-20", false },
		{ "2026-05-20", { 2, PERIOD_YEAR }, false, "2028-05-21", "2028-05-20", false },
	};
	AUTO_ARENA a = { 0 };
	const struct calendar *c = announced_calendar(&a);

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct warranty w = warranty_of(day(rows[i].acceptance), rows[i].term, rows[i].rolls, c);
		assert_string_equal(shown(w.last_day, &a), rows[i].last);
		assert_int_equal(warranty_covers(&w, day(rows[i].on)), rows[i].covered);
	}
	assert_int_equal(warranty_of(day("2026-05-20"), (struct period){ 2, PERIOD_YEAR }, true, c).confidence,
			 CONFIDENCE_FALLBACK);
}

/* C2: the promised event; used before its acceptance, from its use; a day not known yet leaves the acceptance for
 * now. */
static void a_warranty_runs_from_what_was_promised(void **state)
{
	static const struct {
		enum warranty_event promised;
		const char *accepted, *used, *delivered, *fixed, *on;
		enum warranty_event from;
		bool early, provisional;
	} rows[] = {
		{ WARRANTY_FROM_ACCEPTANCE, "2026-05-20", NULL, NULL, NULL, "2026-05-20", WARRANTY_FROM_ACCEPTANCE, 0,
		  0 },
		{ WARRANTY_FROM_ACCEPTANCE, "2026-05-20", "2026-04-01", "2026-03-01", "2026-01-01", "2026-04-01",
		  WARRANTY_FROM_USE, 1, 0 },
		{ WARRANTY_FROM_ACCEPTANCE, "2026-05-20", "2026-06-01", NULL, NULL, "2026-05-20",
		  WARRANTY_FROM_ACCEPTANCE, 0, 0 },
		{ WARRANTY_FROM_USE, "2026-05-20", "2026-06-01", NULL, NULL, "2026-06-01", WARRANTY_FROM_USE, 0, 0 },
		{ WARRANTY_FROM_USE, "2026-05-20", "2026-04-01", NULL, NULL, "2026-04-01", WARRANTY_FROM_USE, 0, 0 },
		{ WARRANTY_FROM_USE, "2026-05-20", NULL, "2026-03-01", NULL, "2026-05-20", WARRANTY_FROM_ACCEPTANCE, 0,
		  1 },
		{ WARRANTY_FROM_DELIVERY, "2026-05-20", "2026-04-01", "2026-03-01", NULL, "2026-03-01",
		  WARRANTY_FROM_DELIVERY, 0, 0 },
		{ WARRANTY_FROM_DELIVERY, "2026-05-20", NULL, NULL, NULL, "2026-05-20", WARRANTY_FROM_ACCEPTANCE, 0,
		  1 },
		{ WARRANTY_FROM_FIXED, "2026-05-20", "2026-04-01", NULL, "2026-07-01", "2026-07-01",
		  WARRANTY_FROM_FIXED, 0, 0 },
	};
	AUTO_ARENA a = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		const char *given[] = { rows[i].accepted, rows[i].used, rows[i].delivered, rows[i].fixed };
		date d[4];
		for (size_t k = 0; k < 4; k++)
			d[k] = given[k] == NULL ? (date){ 0 } : day(given[k]);
		struct warranty_days days = { d[0], d[1], d[2], d[3] };
		struct warranty_start s = warranty_start_of(rows[i].promised, &days, &a);
		assert_string_equal(shown(s.on, &a), rows[i].on);
		assert_int_equal(s.from, rows[i].from);
		assert_int_equal(s.early_use, rows[i].early);
		assert_int_equal(s.provisional, rows[i].provisional);
		assert_int_equal(s.why == NULL, i == 0 || i == 2); /* only what nobody expects is explained */
	}
}

static void the_law_lets_no_warranty_end_before_its_day(void **state)
{
	AUTO_ARENA a = { 0 };
	const struct calendar *c = announced_calendar(&a);
	struct warranty w = warranty_of(day("2025-06-30"), (struct period){ 1, PERIOD_YEAR }, true, c);

	(void)state;
	assert_string_equal(shown(warranty_above(w, (date){ 0 }, true, c).last_day, &a), "2026-06-30");
	assert_string_equal(shown(warranty_above(w, day("2026-06-29"), true, c).last_day, &a), "2026-06-30");
	w = warranty_above(w, day("2026-07-04"), true, c); /* a Saturday */
	assert_string_equal(shown(w.last_day, &a), "2026-07-04");
	assert_string_equal(shown(w.report_until, &a), "2026-07-06");
}

static void the_law_stands_below_the_contract(void **state)
{
	static const struct {
		const char *category, *acceptance;
		int years;
		const char *contract, *statutory, *effective;
		bool below;
	} rows[] = {
		{ "mep_installation", "2025-06-30", 1, "2026-06-30", "2027-06-30", "2027-06-30", true },
		{ "mep_installation", "2025-06-30", 2, "2027-06-30", "2027-06-30", "2027-06-30", false },
		{ "mep_installation", "2025-06-30", 3, "2028-06-30", "2027-06-30", "2028-06-30", false },
		{ "decoration", "2024-02-29", 1, "2025-02-28", "2026-02-28", "2026-02-28", true },
		{ "waterproof", "2025-06-30", 2, "2027-06-30", "2030-06-30", "2030-06-30", true },
		{ "goods_only", "2025-06-30", 1, "2026-06-30", "", "2026-06-30", false },
		{ "structure", "2025-06-30", 1, "2026-06-30", "2075-06-30", "2075-06-30", true },
		{ "heating_cooling", "2025-10-20", 0, "", "2027-03-15", "2027-03-15", false },
		{ "heating_cooling", "2025-11-15", 0, "", "2027-03-15", "2027-03-15", false },
		{ "heating_cooling", "2025-11-16", 0, "", "2028-03-15", "2028-03-15", false },
		{ "heating_cooling", "2026-03-16", 1, "2027-03-16", "2028-03-15", "2028-03-15", true },
	};
	AUTO_ARENA a = { 0 };
	struct seasons all = known_seasons(&a);

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct floor_terms t = { .acceptance = day(rows[i].acceptance),
					 .contract = { rows[i].years, PERIOD_YEAR },
					 .seasons = 2,
					 .heating = season_find(&all, SEASON_HEATING, "济南", 2025),
					 .design_life_years = 50 };
		assert_true(work_category_parse(rows[i].category, &t.category));
		struct warranty_floor f = warranty_floor_of(&t);
		assert_string_equal(shown(f.contract_end, &a), rows[i].contract);
		assert_string_equal(shown(f.statutory_end, &a), rows[i].statutory);
		assert_string_equal(shown(f.effective_end, &a), rows[i].effective);
		assert_int_equal(f.below_floor, rows[i].below);
	}
}

static void a_floor_past_the_calendar_has_no_end(void **state)
{
	AUTO_ARENA a = { 0 };
	struct seasons all = known_seasons(&a);
	struct floor_terms t = { .acceptance = day("9998-12-01"),
				 .category = WORK_HEATING_COOLING,
				 .seasons = 2,
				 .heating = season_find(&all, SEASON_HEATING, "济南", 2025) };

	(void)state;
	assert_int_equal(warranty_floor_of(&t).statutory_end.day, 0);
	t.heating = season_find(&all, SEASON_HEATING, "广州", 2025);
	t.acceptance = day("2026-01-01");
	assert_int_equal(warranty_floor_of(&t).statutory_end.day, 0);
}

static void parts_are_promised_to_the_day(void **state)
{
	AUTO_ARENA a = { 0 };
	struct parts_obligation on = parts_obligation_on(day("2026-05-20"), 3, 10, false, day("2029-05-20"));
	struct parts_obligation after = parts_obligation_on(day("2026-05-20"), 3, 10, true, day("2036-05-21"));

	(void)state;
	assert_string_equal(shown(on.guarantee_until, &a), "2029-05-20");
	assert_string_equal(shown(on.supply_until, &a), "2036-05-20");
	assert_true(on.guarantee_active && on.supply_active && on.lifetime_repair);
	assert_false(after.guarantee_active || after.supply_active || after.lifetime_repair);
	assert_true(parts_obligation_on(day("2026-05-20"), 3, 10, false, day("2036-05-20")).supply_active);
	assert_false(parts_obligation_on(day("2026-05-20"), 3, 10, false, day("2029-05-21")).guarantee_active);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_warranty_runs_from_what_was_promised),
		cmocka_unit_test(the_law_lets_no_warranty_end_before_its_day),
		cmocka_unit_test(a_report_counts_until_the_last_day_or_its_roll),
		cmocka_unit_test(the_law_stands_below_the_contract),
		cmocka_unit_test(a_floor_past_the_calendar_has_no_end),
		cmocka_unit_test(parts_are_promised_to_the_day),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
