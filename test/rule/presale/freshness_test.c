/* How old knowledge may be (S9, S25). */
#include "base/language.h"
#include "rule/asked.h"
#include "rule/presale/freshness.h"

static void stale_by_age_or_expiry(void **state)
{
	static const struct {
		const char *as_of, *expires, *today;
		int64_t days;
		bool stale;
	} rows[] = {
		{ "2026-01-01", NULL, "2026-06-30", 180, false }, /* 180 days */
		{ "2026-01-01", NULL, "2026-07-01", 180, true },  /* 181: S9 */
		{ "2025-11-01", NULL, "2026-11-23", 180, true },  /* 387: S25 */
		{ "2025-11-01", NULL, "2026-11-23", 387, false },
		{ "2026-01-01", "2026-02-01", "2026-02-01", 180, false },
		{ "2026-01-01", "2026-02-01", "2026-02-02", 180, true },
		{ "2026-01-01", "2027-02-01", "2026-07-01", 180, true },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		date from = stale_from(day(rows[i].as_of), rows[i].days, day(rows[i].expires));
		assert_int_equal(day(rows[i].today).day >= from.day, rows[i].stale);
	}
}

static void what_has_no_day_has_no_age(void **state)
{
	(void)state;
	assert_int_equal(stale_from((date){ 0 }, 180, (date){ 0 }).day, 0);
	assert_int_equal(stale_from((date){ 0 }, 180, day("2026-02-01")).day, day("2026-02-02").day);
}

static void it_says_how_old(void **state)
{
	AUTO_ARENA a = { 0 };
	const struct why *w = stale_why(day("2026-01-01"), day("2026-07-01"), day("2026-07-01"), &a);

	(void)state;
	assert_string_equal(why_text(w, LANGUAGE_EN, &a),
			    "Known since 2026-01-01; 181 days old; stale since 2026-07-01: "
			    "check it again.");
	w = stale_why(day("2026-01-01"), day("2026-07-01"), day("2026-06-30"), &a);
	assert_string_equal(w->key, "still_fresh");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(stale_by_age_or_expiry),
		cmocka_unit_test(what_has_no_day_has_no_age),
		cmocka_unit_test(it_says_how_old),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
