/* What covers a line of work beside the contract's warranty: its days, its class of cost, of a repair its part; and
 * who pays then (FIELD golden case 13, rows 47 to 55). */
#include "rule/service/coverage.h"

#include "rule/asked.h"
#include "rule/service/repair_charge.h"

static void a_cover_is_of_a_device_or_extends_a_contract(void **state)
{
	static const struct {
		enum coverage_kind kind;
		int64_t equipment, contract;
		const char *from, *to, *answer;
	} rows[] = {
		{ coverage_kind_extension, 0, 5, "2026-01-01", "2026-12-31", "" },
		{ coverage_kind_extension, 4, 0, "2026-01-01", "2026-01-01", "" },
		{ coverage_kind_maker, 4, 0, "2026-01-01", "2027-01-01", "" },
		{ coverage_kind_item, 0, 5, "2026-01-01", "2026-12-31", "contract extensions_only" },
		{ coverage_kind_item, 0, 0, "2026-01-01", "2026-12-31", "equipment device_or_contract" },
		{ coverage_kind_extension, 4, 5, "2026-01-01", "2026-12-31", "equipment device_or_contract" },
		{ coverage_kind_item, 4, 0, "2026-01-02", "2026-01-01", "to_on ends_before_it_begins" },
	};
	ASK("2026-05-20", role_dispatcher);

	for (size_t i = 0; i < COUNT(rows); i++) {
		struct coverage *c = record_new(&coverage_entity, &a);
		c->kind = rows[i].kind;
		c->equipment.v = rows[i].equipment;
		c->contract.v = rows[i].contract;
		c->from_on = day(rows[i].from);
		c->to_on = day(rows[i].to);
		assert_answer(rows[i].answer, answer_text(coverage_entity.check(c, NULL, &env), &a));
	}
}

static struct coverage covers_known[4];

static struct lines covers(void)
{
	const struct coverage rows[] = {
		{ .kind = coverage_kind_maker,
		  .classes = "part,labour",
		  .from_on = day("2025-01-01"),
		  .to_on = day("2035-01-01") },
		{ .kind = coverage_kind_extension,
		  .classes = "part,travel",
		  .from_on = day("2026-05-21"),
		  .to_on = day("2027-05-20") },
		{ .kind = coverage_kind_item,
		  .classes = "labour",
		  .from_on = day("2026-05-21"),
		  .to_on = day("2028-05-20") },
		{ .kind = coverage_kind_repair,
		  .classes = "part,labour,travel,test",
		  .part_no = "PSU-1",
		  .from_on = day("2027-06-01"),
		  .to_on = day("2027-08-30") },
	};

	for (size_t i = 0; i < COUNT(rows); i++)
		covers_known[i] = rows[i];
	return (struct lines){ covers_known, COUNT(rows) };
}

static void it_holds_in_its_days_for_its_class_and_part(void **state)
{
	static const struct {
		const char *on;
		enum charge_kind kind;
		const char *part, *reason;
	} rows[] = {
		{ "2026-05-20", charge_kind_part, "PSU-1", NULL }, /* the maker's is ours alone */
		{ "2026-05-21", charge_kind_part, "PSU-1", "covered_by_extension" },
		{ "2027-05-20", charge_kind_part, "FAN-2", "covered_by_extension" },
		{ "2027-05-20", charge_kind_test, NULL, NULL },
		{ "2027-05-21", charge_kind_part, "FAN-2", NULL }, /* golden case 13: the part's cover is over */
		{ "2027-05-21", charge_kind_labour, NULL, "covered_by_item" },
		{ "2027-06-01", charge_kind_part, "PSU-1", "covered_by_repair" },
		{ "2027-06-01", charge_kind_part, "FAN-2", NULL }, /* another part than was fitted */
		{ "2027-08-31", charge_kind_part, "PSU-1", NULL },
	};
	struct lines all = covers();

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		const char *reason = coverage_reason(&all, day(rows[i].on), rows[i].kind, rows[i].part);
		assert_int_equal(reason == NULL, rows[i].reason == NULL);
		if (reason != NULL)
			assert_string_equal(reason, rows[i].reason);
	}
	AUTO_ARENA a = { 0 };
	struct coverage_end end = coverage_until(&all, day("2026-05-20"));
	assert_string_equal(shown(end.day, &a), "2027-05-20");
	assert_int_equal(end.by, warranty_by_extension);
	end = coverage_until(&all, day("2029-01-01"));
	assert_string_equal(shown(end.day, &a), "2029-01-01");
	assert_int_equal(end.by, warranty_by_contract);
	assert_int_equal(coverage_until(&(struct lines){ 0 }, (date){ 0 }).by, warranty_by_unset);
}

/* Out of the contract's warranty a covered line is free, unless the cause makes the customer pay even under
 * warranty. */
static void a_line_of_its_own_cover_is_as_under_warranty(void **state)
{
	static const struct {
		enum repair_cause cause;
		enum cause_standing standing;
		const char *cover;
		enum charge_payer payer;
		const char *reason;
	} rows[] = {
		{ CAUSE_NORMAL_USE, CAUSE_STANDS, "covered_by_repair", PAYER_SUPPLIER, "covered_by_repair" },
		{ CAUSE_NORMAL_USE, CAUSE_STANDS, NULL, PAYER_CUSTOMER, "parts_at_cost_after_warranty" },
		{ CAUSE_ABNORMAL_USE, CAUSE_STANDS, "covered_by_extension", PAYER_CUSTOMER,
		  "parts_at_cost_not_normal_use" },
		{ CAUSE_ABNORMAL_USE, CAUSE_UNPROVEN, "covered_by_extension", PAYER_SUPPLIER, "cause_not_proven" },
		{ CAUSE_DESIGN_DEFECT, CAUSE_STANDS, "covered_by_extension", PAYER_SUPPLIER, "free_for_ever" },
	};
	AUTO_ARENA a = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		const struct repair_item items[] = {
			{ CHARGE_PART, "PSU-1", { 1000000 }, { 10000 }, { UNSET }, NOT_OVERRIDDEN, rows[i].cover },
			{ CHARGE_PART, "CAB-3", { 1000000 }, { 3000 }, { UNSET }, NOT_OVERRIDDEN, NULL },
		};
		const struct repair_terms terms = { false, rows[i].cause, rows[i].standing };
		struct repair_charge c = repair_charge_for(&terms, items, COUNT(items), (decimal){ 130000 }, &a);
		assert_int_equal(c.line[0].payer, rows[i].payer);
		assert_string_equal(c.line[0].reason, rows[i].reason);
		/* The other line is as ever: at cost after the warranty but for a defect. */
		assert_int_equal(c.line[1].payer,
				 rows[i].cause == CAUSE_DESIGN_DEFECT ? PAYER_SUPPLIER : PAYER_CUSTOMER);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_cover_is_of_a_device_or_extends_a_contract),
		cmocka_unit_test(it_holds_in_its_days_for_its_class_and_part),
		cmocka_unit_test(a_line_of_its_own_cover_is_as_under_warranty),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
