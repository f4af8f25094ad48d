/* The days of one tender, by law and by its document (DOMAIN 2.2); the terms alone are BD-* in the rules bench. */
#include "rule/bid/tender_days.h"

#include <string.h>

#include "rule/given.h"

static const struct tender_day *day_named(const struct tender_day *all, size_t n, const char *key)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(all[i].key, key) == 0)
			return &all[i];
	return NULL;
}

static struct tender_dates works(void)
{
	return (struct tender_dates){ .regime = procurement_regime_bidding_law,
				      .method = procurement_method_open_tender,
				      .issued_on = day("2026-03-02"),
				      .sale_ends_on = day("2026-03-06"),
				      .deadline_on = day("2026-03-24") };
}

static void the_document_is_held_against_the_law(void **state)
{
	AUTO_ARENA a = { 0 };
	const struct calendar *c = announced_calendar(&a);
	struct tender_dates t = works();
	struct tender_day all[TENDER_DAYS_MOST];
	size_t n = tender_days(&t, c, &a, all);

	(void)state;
	assert_int_equal(day_named(all, n, "earliest_deadline")->end.last_day.day, day("2026-03-22").day);
	assert_int_equal(day_named(all, n, "earliest_deadline")->verdict, DAY_KEPT);
	assert_int_equal(day_named(all, n, "document_sale")->verdict, DAY_BROKEN);
	assert_int_equal(day_named(all, n, "objection")->end.last_day.day, day("2026-03-14").day);
	assert_int_equal(day_named(all, n, "objection")->end.last_safe_workday.day, day("2026-03-13").day);
	assert_int_equal(day_named(all, n, "objection")->side, DAY_OF_US);
	assert_int_equal(day_named(all, n, "clarification")->end.last_day.day, day("2026-03-09").day);
	assert_null(day_named(all, n, "challenge"));
	assert_null(day_named(all, n, "signing"));
	t.deadline_on = day("2026-03-21");
	n = tender_days(&t, c, &a, all);
	assert_int_equal(day_named(all, n, "earliest_deadline")->verdict, DAY_BROKEN);
}

static void each_method_has_its_period(void **state)
{
	static const struct {
		enum procurement_method method;
		const char *earliest;
	} rows[] = {
		{ procurement_method_open_tender, "2026-03-22" },
		{ procurement_method_competitive_consultation, "2026-03-12" },
		{ procurement_method_competitive_negotiation, "2026-03-05" },
		{ procurement_method_rfq, "2026-03-05" },
	};
	AUTO_ARENA a = { 0 };
	const struct calendar *c = announced_calendar(&a);
	struct tender_day all[TENDER_DAYS_MOST];

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct tender_dates t = works();
		t.regime = procurement_regime_gov_procurement;
		t.method = rows[i].method;
		size_t n = tender_days(&t, c, &a, all);
		assert_int_equal(day_named(all, n, "earliest_deadline")->end.last_day.day, day(rows[i].earliest).day);
		assert_int_equal(day_named(all, n, "challenge")->end.last_day.day, day("2026-03-17").day);
	}
}

static void after_the_award(void **state)
{
	AUTO_ARENA a = { 0 };
	const struct calendar *c = announced_calendar(&a);
	struct tender_dates t = works();
	struct tender_day all[TENDER_DAYS_MOST];

	(void)state;
	t.award_notice_on = day("2026-04-02");
	t.contract_signed_on = day("2026-04-20");
	t.has_bond = true;
	t.bond = (struct bond_fate){ t.regime, FATE_WON, t.award_notice_on, t.contract_signed_on, { 0 } };
	size_t n = tender_days(&t, c, &a, all);
	assert_int_equal(day_named(all, n, "signing")->end.last_day.day, day("2026-05-02").day);
	assert_int_equal(day_named(all, n, "filing")->end.last_day.day, day("2026-05-05").day);
	assert_int_equal(day_named(all, n, "bond_refund")->end.last_day.day, day("2026-04-25").day);
	t.regime = procurement_regime_enterprise;
	t.bond.regime = t.regime;
	assert_int_equal(tender_days(&t, c, &a, all), 0);
	t.regime = procurement_regime_unset;
	assert_int_equal(tender_days(&t, c, &a, all), 0);
}

static void questions_have_their_last_day(void **state)
{
	AUTO_ARENA a = { 0 };
	const struct calendar *c = announced_calendar(&a);
	struct tender_dates t = works();

	(void)state;
	assert_int_equal(question_legal_day(question_kind_clarification, &t, c).day, 0);
	assert_int_equal(question_legal_day(question_kind_objection, &t, c).day, day("2026-03-14").day);
	t.regime = procurement_regime_gov_procurement;
	t.received_on = day("2026-03-03");
	assert_int_equal(question_legal_day(question_kind_challenge, &t, c).day, day("2026-03-12").day);
	t.received_on.day = t.sale_ends_on.day = 0;
	assert_int_equal(question_legal_day(question_kind_challenge, &t, c).day, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_document_is_held_against_the_law),
		cmocka_unit_test(each_method_has_its_period),
		cmocka_unit_test(after_the_award),
		cmocka_unit_test(questions_have_their_last_day),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
