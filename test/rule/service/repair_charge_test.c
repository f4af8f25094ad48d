/* Who pays what: the table of A16, the paper of A17, the internal cost of S75. */
#include "rule/service/repair_charge.h"

#include <string.h>

#include "rule/given.h"

static const struct repair_item repair[] = {
	{ CHARGE_PART, "PSU-12V", { 2000000 }, { 32000 }, { UNSET } },
	{ CHARGE_PART, "CAM-4MP", { 1000000 }, { 128050 }, { UNSET } },
	{ CHARGE_LABOUR, "labour", { 1000000 }, { 60000 }, { UNSET } },
	{ CHARGE_TRAVEL, "travel", { 1000000 }, { 20000 }, { UNSET } },
	{ CHARGE_TEST, "test", { 1000000 }, { 30000 }, { UNSET } },
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
		{ CHARGE_PART, "A", { 2000000 }, { 32000 }, { 30000 } },
		{ CHARGE_PART, "B", { 1500000 }, { 3333 }, { 99999 } },
	};
	AUTO_ARENA a = { 0 };
	struct repair_charge r = repair_charge_of(false, CAUSE_NORMAL_USE, parts, 2, goods, &a);

	(void)state;
	assert_int_equal(r.line[0].charged.net.minor, 60000);
	assert_int_equal(r.line[0].cost.minor, 64000);
	assert_int_equal(r.line[1].charged.net.minor, 5000); /* 1.5 x 33.33 = 49.995 */
	assert_int_equal(r.borne_by_us.minor, 4000);
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
		cmocka_unit_test(without_items_nothing_is_charged),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
