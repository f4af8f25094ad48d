/* Days of the law, regime by regime (DOMAIN 2.2); BD-* run in the rules bench. */
#include "rule/bid/legal_deadline.h"

#include "rule/given.h"

#define LAW procurement_regime_bidding_law
#define GOV procurement_regime_gov_procurement
#define OWN procurement_regime_enterprise

static void each_regime_has_its_own(void **state)
{
	static const struct {
		enum legal_limit limit;
		enum procurement_regime regime;
		const char *from, *last_day;
	} rows[] = {
		{ LIMIT_BID_PERIOD, LAW, "2026-03-02", "2026-03-22" },
		{ LIMIT_BID_PERIOD, OWN, "2026-03-02", NULL },
		{ LIMIT_DOCUMENT_SALE, LAW, "2026-09-28", "2026-10-03" },
		{ LIMIT_DOCUMENT_SALE, GOV, "2026-09-28", "2026-10-10" },
		{ LIMIT_CHALLENGE, LAW, "2026-09-24", NULL },
		{ LIMIT_COMPLAINT, LAW, "2026-03-02", "2026-03-12" },
		{ LIMIT_COMPLAINT, GOV, "2026-10-21", "2026-11-11" },
		{ LIMIT_PUBLICATION, GOV, "2026-02-13", "2026-02-24" },
		{ LIMIT_PUBLICATION, LAW, "2026-02-13", NULL },
		{ LIMIT_REFUND_WITHDRAWN, GOV, "2026-03-20", "2026-03-27" },
		{ LIMIT_NEGOTIATION, GOV, "2026-09-30", "2026-10-10" },
	};
	AUTO_ARENA a = { 0 };
	const struct calendar *c = announced_calendar(&a);

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		assert_int_equal(legal_deadline(rows[i].limit, rows[i].regime, day(rows[i].from), c).last_day.day,
				 day(rows[i].last_day).day);
}

static void every_term_names_its_source(void **state)
{
	(void)state;
	for (int limit = 0; limit < LEGAL_LIMITS; limit++)
		for (int regime = 0; regime <= OWN; regime++) {
			const struct legal_term *t =
				legal_term((enum legal_limit)limit, (enum procurement_regime)regime);
			assert_true((t->days > 0) == (t->source != NULL));
		}
}

static void an_unannounced_year_is_not_certain(void **state)
{
	AUTO_ARENA a = { 0 };
	struct period_end end = legal_deadline(LIMIT_SIGNING, LAW, day("2031-01-10"), announced_calendar(&a));

	(void)state;
	assert_int_equal(end.last_day.day, day("2031-02-09").day);
	assert_int_equal(end.rolled_to_workday.day, 0);
	assert_int_equal(end.confidence, CONFIDENCE_FALLBACK);
}

static void a_late_clarification_moves_the_deadline(void **state)
{
	static const struct {
		const char *issued, *required;
		bool must;
	} rows[] = {
		{ "2026-03-09", "2026-03-24", false },
		{ "2026-03-10", "2026-03-25", true },
		{ "2026-03-24", "2026-04-08", true },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct clarification c = clarification_before(day("2026-03-24"), day(rows[i].issued), LAW);
		assert_int_equal(c.must_extend, rows[i].must);
		assert_int_equal(c.required_deadline.day, day(rows[i].required).day);
	}
	assert_false(clarification_before(day("2026-03-24"), day("2026-03-23"), OWN).must_extend);
}

static void days_before_the_deadline(void **state)
{
	(void)state;
	assert_int_equal(legal_last_day_before(LIMIT_OBJECTION, LAW, day("2026-03-24")).day, day("2026-03-14").day);
	assert_int_equal(legal_last_day_before(LIMIT_OBJECTION, OWN, day("2026-03-24")).day, 0);
	assert_int_equal(publicity_last_day(day("2026-04-01"), 3).day, day("2026-04-03").day);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_regime_has_its_own),
		cmocka_unit_test(every_term_names_its_source),
		cmocka_unit_test(an_unannounced_year_is_not_certain),
		cmocka_unit_test(a_late_clarification_moves_the_deadline),
		cmocka_unit_test(days_before_the_deadline),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
