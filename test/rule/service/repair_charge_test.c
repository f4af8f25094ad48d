/* Who pays what: the table of A16, the paper of A17, the internal cost of S75. */
#include "rule/service/repair_charge.h"

#include <string.h>

#include "rule/given.h"

static const struct repair_item repair[] = {
	{ CHARGE_PART, "PSU-12V", { 2000000 }, { 32000 }, { UNSET }, NOT_OVERRIDDEN, NULL },
	{ CHARGE_PART, "CAM-4MP", { 1000000 }, { 128050 }, { UNSET }, NOT_OVERRIDDEN, NULL },
	{ CHARGE_LABOUR, "labour", { 1000000 }, { 60000 }, { UNSET }, NOT_OVERRIDDEN, NULL },
	{ CHARGE_TRAVEL, "travel", { 1000000 }, { 20000 }, { UNSET }, NOT_OVERRIDDEN, NULL },
	{ CHARGE_TEST, "test", { 1000000 }, { 30000 }, { UNSET }, NOT_OVERRIDDEN, NULL },
};

static const decimal goods = { 130000 };

static void every_cause_has_its_charge(void **state)
{
	static const struct {
		const char *cause;
		int64_t in_warranty, after;
		const char *reason_in, *reason_after;
	} rows[] = {
		{ "normal_use", 0, 192050, "free_in_warranty", "parts_at_cost_after_warranty" },
		{ "design_defect", 0, 0, "free_for_ever", "free_for_ever" },
		{ "quality_defect", 0, 0, "free_for_ever", "free_for_ever" },
		{ "abnormal_use", 192050, 192050, "parts_at_cost_not_normal_use", "parts_at_cost_after_warranty" },
		{ "human_damage", 192050, 192050, "parts_at_cost_not_normal_use", "parts_at_cost_after_warranty" },
		{ "power_failure", 192050, 192050, "parts_at_cost_not_normal_use", "parts_at_cost_after_warranty" },
		{ "lightning", 192050, 192050, "parts_at_cost_not_normal_use", "parts_at_cost_after_warranty" },
		{ "force_majeure", 192050, 192050, "parts_at_cost_not_normal_use", "parts_at_cost_after_warranty" },
		{ "third_party", 192050, 192050, "parts_at_cost_not_normal_use", "parts_at_cost_after_warranty" },
		{ "consumable", 192050, 192050, "parts_at_cost_not_normal_use", "parts_at_cost_after_warranty" },
	};
	AUTO_ARENA a = { 0 };

	(void)state;
	for (size_t i = 0; i < 2 * COUNT(rows); i++) {
		bool in = i % 2 == 0;
		enum repair_cause cause;
		assert_true(repair_cause_parse(rows[i / 2].cause, &cause));
		assert_string_equal(repair_cause_name(cause), rows[i / 2].cause);
		struct repair_charge r = repair_charge_of(in, cause, repair, COUNT(repair), goods, &a);
		int64_t net = in ? rows[i / 2].in_warranty : rows[i / 2].after;
		assert_int_equal(r.total.net.minor, net);
		assert_int_equal(r.net[CHARGE_PART].minor, net);
		assert_int_equal(r.net[CHARGE_LABOUR].minor + r.net[CHARGE_TRAVEL].minor + r.net[CHARGE_TEST].minor, 0);
		assert_string_equal(r.line[0].reason, in ? rows[i / 2].reason_in : rows[i / 2].reason_after);
		assert_string_equal(r.line[2].reason, "only_parts_are_charged");
		assert_int_equal(r.line[0].payer, net > 0 ? PAYER_CUSTOMER : PAYER_SUPPLIER);
		assert_int_equal(r.line[4].payer, PAYER_SUPPLIER);
		assert_int_equal(r.internal_cost.minor, 302050);
		assert_int_equal(r.borne_by_us.minor, 302050 - net);
	}
}

static void the_paper_prints_net_tax_and_gross(void **state)
{
	AUTO_ARENA a = { 0 };
	struct repair_charge r = repair_charge_of(false, CAUSE_NORMAL_USE, repair, COUNT(repair), goods, &a);

	(void)state;
	assert_int_equal(r.total.net.minor, 192050);
	assert_int_equal(r.total.tax.minor, 24967);
	assert_int_equal(r.total.gross.minor, 217017);
	assert_int_equal(r.total.rate.millionths, 130000);
	assert_string_equal(
		why_text(r.why, LANGUAGE_ZH, &a),
		"质保期外（正常使用），只收零配件成本费。不含税 1920.50，税率 13%，税额 249.67，价税合计 2170.17。"
		"人工、差旅、检测费均不收取。");
}

static void a_price_never_passes_its_ceiling(void **state)
{
	const struct repair_item parts[] = {
		{ CHARGE_PART, "A", { 2000000 }, { 32000 }, { 30000 }, NOT_OVERRIDDEN, NULL },
		{ CHARGE_PART, "B", { 1500000 }, { 3333 }, { 99999 }, NOT_OVERRIDDEN, NULL },
	};
	AUTO_ARENA a = { 0 };
	struct repair_charge r = repair_charge_of(false, CAUSE_NORMAL_USE, parts, 2, goods, &a);

	(void)state;
	assert_int_equal(r.line[0].charged.net.minor, 60000);
	assert_int_equal(r.line[0].cost.minor, 64000);
	assert_int_equal(r.line[1].charged.net.minor, 5000); /* 1.5 x 33.33 = 49.995 */
	assert_int_equal(r.borne_by_us.minor, 4000);
}

/* C3, C11: what the customer would have to pay under warranty wants proof and its word; in dispute we repair first. */
static void a_contested_cause_wants_proof(void **state)
{
	static const struct {
		enum repair_cause cause;
		bool in_warranty;
		enum cause_standing standing;
		int64_t net;
		const char *reason;
	} rows[] = {
		{ CAUSE_ABNORMAL_USE, true, CAUSE_STANDS, 192050, "parts_at_cost_not_normal_use" },
		{ CAUSE_ABNORMAL_USE, true, CAUSE_UNPROVEN, 0, "cause_not_proven" },
		{ CAUSE_ABNORMAL_USE, true, CAUSE_DISPUTED, 0, "repaired_first" },
		{ CAUSE_ABNORMAL_USE, false, CAUSE_UNPROVEN, 192050, "parts_at_cost_after_warranty" },
		{ CAUSE_ABNORMAL_USE, false, CAUSE_DISPUTED, 0, "repaired_first" },
		{ CAUSE_CONSUMABLE, true, CAUSE_UNPROVEN, 192050, "parts_at_cost_not_normal_use" },
		{ CAUSE_NORMAL_USE, true, CAUSE_UNPROVEN, 0, "free_in_warranty" },
		{ CAUSE_NORMAL_USE, true, CAUSE_DISPUTED, 0, "free_in_warranty" },
		{ CAUSE_NORMAL_USE, false, CAUSE_DISPUTED, 0, "repaired_first" },
		{ CAUSE_DESIGN_DEFECT, false, CAUSE_DISPUTED, 0, "free_for_ever" },
	};
	AUTO_ARENA a = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		const struct repair_terms t = { rows[i].in_warranty, rows[i].cause, rows[i].standing };
		struct repair_charge r = repair_charge_for(&t, repair, COUNT(repair), goods, &a);
		assert_int_equal(r.total.net.minor, rows[i].net);
		assert_string_equal(r.line[0].reason, rows[i].reason);
		assert_int_equal(r.internal_cost.minor, 302050);
	}
	assert_true(repair_cause_contested(CAUSE_LIGHTNING));
	assert_false(repair_cause_contested(CAUSE_CONSUMABLE) || repair_cause_contested(CAUSE_DESIGN_DEFECT));
}

/* FIELD golden cases 13 to 15: labour is free after the warranty whatever parts cost; a design defect after it is ours;
 * what was not used as intended under it is the customer's, and the reason is printed. */
static void golden_cases_of_coverage(void **state)
{
	AUTO_ARENA a = { 0 };
	struct repair_charge worn = repair_charge_of(false, CAUSE_NORMAL_USE, repair, COUNT(repair), goods, &a);
	struct repair_charge design = repair_charge_of(false, CAUSE_DESIGN_DEFECT, repair, COUNT(repair), goods, &a);
	struct repair_charge misuse = repair_charge_of(true, CAUSE_ABNORMAL_USE, repair, COUNT(repair), goods, &a);

	(void)state;
	assert_int_equal(worn.line[0].payer, PAYER_CUSTOMER);
	assert_int_equal(worn.line[2].payer, PAYER_SUPPLIER);
	assert_int_equal(worn.net[CHARGE_LABOUR].minor, 0);
	assert_int_equal(design.total.gross.minor, 0);
	assert_int_equal(misuse.total.net.minor, 192050);
	assert_string_equal(why_text(why_new(&a, misuse.line[0].reason, "@cause_abnormal_use", NULL), LANGUAGE_ZH, &a),
			    "质保期内但原因为非正常使用，只收零配件成本费。");
}

static void an_override_stands_over_the_table(void **state)
{
	struct repair_item parts[] = {
		{ CHARGE_PART, "A", { 1000000 }, { 10000 }, { UNSET }, OVERRIDE_SUPPLIER, NULL },
		{ CHARGE_PART, "B", { 1000000 }, { 20000 }, { 15000 }, NOT_OVERRIDDEN, NULL },
		{ CHARGE_TRAVEL, "C", { 1000000 }, { 5000 }, { UNSET }, OVERRIDE_CUSTOMER, NULL },
	};
	AUTO_ARENA a = { 0 };
	struct repair_charge r = repair_charge_of(false, CAUSE_NORMAL_USE, parts, 3, goods, &a);

	(void)state;
	assert_int_equal(r.line[0].payer, PAYER_SUPPLIER);
	assert_string_equal(r.line[0].reason, "override_supplier");
	assert_int_equal(r.line[1].charged.net.minor, 15000);
	assert_string_equal(r.line[2].reason, "override_customer");
	assert_int_equal(r.net[CHARGE_TRAVEL].minor, 5000);
	assert_int_equal(r.total.net.minor, 20000);
	assert_int_equal(r.internal_cost.minor, 35000);
	assert_int_equal(r.borne_by_us.minor, 15000);
}

static void without_items_nothing_is_charged(void **state)
{
	AUTO_ARENA a = { 0 };
	struct repair_charge r = repair_charge_of(false, CAUSE_CONSUMABLE, NULL, 0, goods, &a);
	enum repair_cause cause;

	(void)state;
	assert_int_equal(r.lines, 0);
	assert_int_equal(r.total.gross.minor, 0);
	assert_false(repair_cause_parse("wear", &cause));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_cause_has_its_charge),
		cmocka_unit_test(the_paper_prints_net_tax_and_gross),
		cmocka_unit_test(a_price_never_passes_its_ceiling),
		cmocka_unit_test(a_contested_cause_wants_proof),
		cmocka_unit_test(golden_cases_of_coverage),
		cmocka_unit_test(an_override_stands_over_the_table),
		cmocka_unit_test(without_items_nothing_is_charged),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
