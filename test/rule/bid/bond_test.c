/* What may be demanded, and whether ours will do (DOMAIN 2.7); BB-*, BC-*, PB-*, RC-* run in the rules bench. */
#include "rule/bid/bond.h"

#include "rule/given.h"

static struct bond good(void)
{
	return (struct bond){ .demanded = { 6000000 },
			      .paid = { 6000000 },
			      .form = bond_form_transfer,
			      .from_basic_account = true,
			      .needs_basic_account = true,
			      .bid_valid_until = day("2026-06-22"),
			      .deadline_at = moment("2026-03-24T09:30"),
			      .arrived_at = moment("2026-03-24T09:29"),
			      .regime = procurement_regime_gov_procurement };
}

static void all_that_is_wrong(void **state)
{
	struct bond b = good();

	(void)state;
	assert_int_equal(bond_check(&b), 0);
	b.paid.minor--;
	b.arrived_at = b.deadline_at;
	b.from_basic_account = false;
	assert_int_equal(bond_check(&b), BOND_SHORT | BOND_LATE | BOND_NOT_FROM_BASIC_ACCOUNT);
	b.paid.minor = UNSET;
	assert_int_equal(bond_check(&b), BOND_MISSING);
}

static void a_guarantee_covers_the_validity(void **state)
{
	struct bond b = good();

	(void)state;
	b.form = bond_form_guarantee;
	b.from_basic_account = false;
	b.guarantee_until = day("2026-06-21");
	assert_int_equal(bond_check(&b), BOND_EXPIRES_BEFORE_BID_VALIDITY);
	b.guarantee_until = day("2026-06-22");
	assert_int_equal(bond_check(&b), 0);
	b.guarantee_until = (date){ 0 };
	assert_int_equal(bond_check(&b), BOND_EXPIRES_BEFORE_BID_VALIDITY);
}

static void cash_is_for_others(void **state)
{
	struct bond b = good();

	(void)state;
	b.form = bond_form_cash;
	assert_int_equal(bond_check(&b), BOND_CASH_NOT_ALLOWED_GOV);
	b.regime = procurement_regime_bidding_law;
	assert_int_equal(bond_check(&b), 0);
}

static void caps(void **state)
{
	(void)state;
	assert_int_equal(bid_bond_cap((money){ 123456700 }, false).minor, 2469134);
	assert_int_equal(bid_bond_cap((money){ 5000000000 }, false).minor, 100000000);
	assert_int_equal(bid_bond_cap((money){ 5000000000 }, true).minor, 80000000);
	assert_int_equal(performance_bond_cap((money){ 98500000 }).minor, 9850000);
	assert_int_equal(retention_cap((money){ 125600000 }).minor, 3768000);
}

static void forms_by_name(void **state)
{
	enum bond_form form;

	(void)state;
	assert_true(bond_form_parse("insurance", &form));
	assert_int_equal(form, bond_form_insurance);
	assert_false(bond_form_parse("gold", &form));
}

static void the_law_says_when_it_is_back(void **state)
{
	static const struct {
		enum procurement_regime regime;
		enum bid_fate fate;
		const char *award, *contract, *withdrawn, *last, *law;
	} rows[] = {
		{ procurement_regime_gov_procurement, FATE_LOST, "2026-03-02", NULL, NULL, "2026-03-09",
		  "政府采购法实施条例 33" },
		{ procurement_regime_bidding_law, FATE_LOST, "2026-03-02", NULL, NULL, NULL, NULL },
		{ procurement_regime_bidding_law, FATE_LOST, "2026-03-02", "2026-03-16", NULL, "2026-03-21",
		  "招标投标法实施条例 57" },
		{ procurement_regime_gov_procurement, FATE_WON, "2026-03-02", "2026-03-16", NULL, "2026-03-23",
		  "政府采购法实施条例 33" },
		{ procurement_regime_bidding_law, FATE_WITHDRAWN, NULL, NULL, "2026-03-02", "2026-03-07",
		  "招标投标法实施条例 35" },
		{ procurement_regime_enterprise, FATE_WON, NULL, "2026-03-16", NULL, NULL, NULL },
		{ procurement_regime_gov_procurement, FATE_OPEN, "2026-03-02", "2026-03-16", NULL, NULL, NULL },
	};
	AUTO_ARENA a = { 0 };
	const struct calendar *c = announced_calendar(&a);

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct bond_fate f = { rows[i].regime, rows[i].fate, day(rows[i].award), day(rows[i].contract),
				       day(rows[i].withdrawn) };
		const char *law = NULL;
		date last = bond_refund_due(&f, c, &law).last_day;
		assert_int_equal(last.day, day(rows[i].last).day);
		if (rows[i].law != NULL)
			assert_string_equal(law, rows[i].law);
	}
}

static void out_until_it_is_back(void **state)
{
	static const struct {
		enum bid_bond_stage stage;
		const char *due, *today;
		bool out;
		int late;
	} rows[] = {
		{ bid_bond_stage_planned, "2026-03-20", "2026-03-25", false, 0 },
		{ bid_bond_stage_paid, NULL, "2026-03-25", true, 0 },
		{ bid_bond_stage_arrived, "2026-03-20", "2026-03-20", true, 0 },
		{ bid_bond_stage_arrived, "2026-03-20", "2026-03-25", true, 5 },
		{ bid_bond_stage_refunded, "2026-03-20", "2026-03-25", false, 0 },
		{ bid_bond_stage_forfeited, "2026-03-20", "2026-03-25", false, 0 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct bid_bond b = { .stage = rows[i].stage, .refund_due_on = day(rows[i].due) };
		assert_int_equal(bid_bond_is_out(&b), rows[i].out);
		assert_int_equal(bid_bond_days_late(&b, day(rows[i].today)), rows[i].late);
	}
	assert_true(bond_is_guarantee(bond_form_electronic_guarantee) && !bond_is_guarantee(bond_form_transfer));
}

static void who_is_late_is_asked(void **state)
{
	static const struct {
		enum bid_bond_stage stage;
		const char *asked, *today;
		bool unchased;
	} rows[] = {
		{ bid_bond_stage_arrived, NULL, "2026-04-19", false }, /* thirty days late: there is time */
		{ bid_bond_stage_arrived, NULL, "2026-04-20", true },
		{ bid_bond_stage_arrived, "2026-04-01", "2026-05-01", false },
		{ bid_bond_stage_arrived, "2026-04-01", "2026-05-02", true },
		{ bid_bond_stage_refunded, NULL, "2026-06-01", false },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct bond_chase asked = { .on = day(rows[i].asked) };
		struct bid_bond b = { .stage = rows[i].stage,
				      .refund_due_on = day("2026-03-20"),
				      .chases = { &asked, rows[i].asked != NULL } };
		assert_int_equal(bid_bond_unchased(&b, day(rows[i].today)), rows[i].unchased);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(all_that_is_wrong),
		cmocka_unit_test(the_law_says_when_it_is_back),
		cmocka_unit_test(a_guarantee_covers_the_validity),
		cmocka_unit_test(cash_is_for_others),
		cmocka_unit_test(caps),
		cmocka_unit_test(forms_by_name),
		cmocka_unit_test(out_until_it_is_back),
		cmocka_unit_test(who_is_late_is_asked),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
