/* What would have a bid thrown out (DOMAIN 2.16); BP-01 runs in the rules bench.  Deviations and past projects too. */
#include "rule/bid/readiness.h"

#include "base/buffer.h"
#include "rule/bid/deviation_score.h"
#include "rule/bid/track_record.h"
#include "rule/given.h"

/* A bid without a fault. */
static struct bid_facts sound(void)
{
	return (struct bid_facts){ .deadline_at = moment("2026-03-24T09:30"),
				   .validity_required = 90,
				   .validity_offered = 90,
				   .price_cap = { 100000000 },
				   .opening_total = { 98500000 },
				   .opening_words = { 98500000 },
				   .line_sum = { 98500000 },
				   .seals_required = 12,
				   .seals_done = 12,
				   .duplicates_required = UNSET,
				   .usb_required = UNSET,
				   .star_negative = 0,
				   .general_negative = 3,
				   .most_general_negative = 5 };
}

static const char *codes(const struct bid_facts *f, struct arena *a)
{
	enum readiness_code found[readiness_code_count];
	struct buffer b = BUFFER(a);
	size_t n = readiness_check(f, found);

	for (size_t i = 0; i < n; i++)
		buffer_print(&b, "%s%s", i > 0 ? " " : "", readiness_code_choices.labels[found[i]]);
	return buffer_text(&b);
}

#define CHANGED(code, change)                             \
	do {                                              \
		struct bid_facts f = sound();             \
		f.change;                                 \
		assert_string_equal(codes(&f, &a), code); \
	} while (0)

static void one_fault_one_code(void **state)
{
	AUTO_ARENA a = { 0 };
	static const struct bid_certificate expired = { .valid_to = { 20535 } }, early = { .valid_from = { 30000 } };

	(void)state;
	CHANGED("", consortium = false);
	CHANGED("VALIDITY_SHORT", validity_offered = 89);
	CHANGED("PRICE_SHEET_MISSING", price_sheet_missing = true);
	CHANGED("LOT_WRONG", lot_open = true);
	CHANGED("PAGES_OVER", volumes_long = 1);
	CHANGED("SECTION_UNCHECKED", sections_unchecked = 2);
	CHANGED("PRICE_OVER_CAP", price_cap.minor = 98499999);
	CHANGED("WORDS_MISMATCH", opening_words.minor = 98500001);
	CHANGED("SUM_MISMATCH", line_sum.minor = 98499999);
	CHANGED("AUTHORIZATION_INCOMPLETE", authorization_asked = true);
	CHANGED("SEAL_MISSING", seals_done = 11);
	CHANGED("COPIES_SHORT", duplicates_required = 1);
	CHANGED("USB_MISSING", usb_required = 1);
	CHANGED("STAR_NEGATIVE", star_negative = 1);
	CHANGED("TOO_MANY_NEGATIVES", general_negative = 5);
	CHANGED("CONSORTIUM_NOT_ALLOWED CONSORTIUM_AGREEMENT_MISSING", consortium = true);
	CHANGED("CERT_EXPIRED", certificates = (f.certificate_count = 1, &expired));
	CHANGED("CERT_NOT_YET_VALID", certificates = (f.certificate_count = 1, &early));
	CHANGED("CLAUSE_UNANSWERED", clauses_unanswered = 1);
	CHANGED("QUALIFICATION_MISSING", qualifications_missing = 1);
	CHANGED("EVIDENCE_MISSING", evidence_missing = 1);
	CHANGED("PAYMENT_DEVIATION", payment_negative = 1);
	CHANGED("CONDITION_ATTACHED", conditions = 1);
	CHANGED("COPIED_TEXT", copied = 1);
	CHANGED("SIGNATURE_MISSING", signatures_missing = 1);
	CHANGED("MULTIPLE_PRICES", other_bids = 1);
	CHANGED("NAME_INCONSISTENT", names_differing = 1);
	CHANGED("DATE_IMPLAUSIBLE", dates_wrong = 1);
	CHANGED("AMENDMENT_NOT_ADOPTED", amendments_open = 1);
	CHANGED("DELIVERY_TOO_LONG", delivery_required = 60);
	CHANGED("DELIVERY_TOO_LONG", delivery_offered = (f.delivery_required = 60, 61));
	CHANGED("", delivery_offered = (f.delivery_required = 60, 60));
	CHANGED("WARRANTY_TOO_SHORT", warranty_offered = (f.warranty_required = 36, 35));
	CHANGED("FILE_TOO_LARGE", file_size = (f.file_most = 100, 101));
	CHANGED("", file_size = 101);
	CHANGED("SPEC_AUTHOR_CONFLICT", spec_conflict = true);
	CHANGED("LATE_RISK", near_deadline = true);
	CHANGED("DECRYPT_TEST_MISSING", decrypt_missing = true);
	CHANGED("CA_EXPIRED", ca_needed_until = day("2026-06-22"));
	CHANGED("", ca_needed_until = f.ca_until = day("2026-06-22"));
	CHANGED("BOND_MISSING", bond.paid.minor = (f.has_bond = true, UNSET));
}

static void passages_out_of_place(void **state)
{
	static const char *const passages[] = { "济南市教育局智慧校园项目", "某区医院门诊楼", "〔需补充〕" };
	AUTO_ARENA a = { 0 };
	struct bid_facts f = sound();

	(void)state;
	f.customer = "济南市教育局";
	f.passages = passages;
	f.passage_count = 1;
	assert_string_equal(codes(&f, &a), "");
	f.passage_count = 2;
	assert_string_equal(codes(&f, &a), "FOREIGN_PROJECT_NAME");
	f.passage_count = 3;
	assert_string_equal(codes(&f, &a), "FOREIGN_PROJECT_NAME PLACEHOLDER_LEFT");
	assert_true(passage_is_blank("{{customer_name}}"));
	assert_true(passage_is_blank("设备清单见〔未读取：嵌入的 Excel 表格〕"));
	assert_false(passage_is_blank("设备清单见附件"));
}

static void every_code_is_described(void **state)
{
	(void)state;
	for (enum readiness_code i = 1; i < readiness_code_count; i++)
		assert_non_null(readiness_trait(i)->place);
	assert_true(readiness_trait(readiness_code_BOND_LATE)->fatal);
	assert_false(readiness_trait(readiness_code_LATE_RISK)->fatal);
	assert_true(readiness_trait(readiness_code_RELATED_BIDDER)->by_person);
	for (unsigned i = 0; i < BOND_FINDINGS; i++)
		assert_string_equal(readiness_code_choices.labels[readiness_code_BOND_MISSING + i],
				    bond_finding_name(i));
}

/* The law that a tender goes by, and not the other one's. */
static void the_basis_is_of_the_tenders_own_law(void **state)
{
	static const struct {
		enum readiness_code code;
		enum procurement_regime regime;
		const char *basis;
	} cases[] = {
		{ readiness_code_BOND_MISSING, procurement_regime_bidding_law, "招标投标法实施条例 26" },
		{ readiness_code_BOND_MISSING, procurement_regime_gov_procurement, "财政部令第87号 63" },
		{ readiness_code_BOND_MISSING, procurement_regime_enterprise, NULL },
		{ readiness_code_PRICE_OVER_CAP, procurement_regime_bidding_law, "招标投标法实施条例 51" },
		{ readiness_code_SEAL_MISSING, procurement_regime_gov_procurement, "财政部令第87号 63" },
		{ readiness_code_WORDS_MISMATCH, procurement_regime_gov_procurement, "财政部令第87号 59" },
		{ readiness_code_BOND_CASH_NOT_ALLOWED_GOV, procurement_regime_bidding_law, NULL },
		{ readiness_code_LATE_RISK, procurement_regime_bidding_law, NULL },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const char *basis = readiness_basis(cases[i].code, cases[i].regime);
		if (cases[i].basis == NULL)
			assert_null(basis);
		else
			assert_string_equal(basis, cases[i].basis);
	}
}

static void words_that_bind_the_offer(void **state)
{
	AUTO_ARENA a = { 0 };

	(void)state;
	assert_string_equal(condition_attached("以招标人提供场地为前提"), "为前提");
	assert_null(condition_attached("按招标文件要求供货"));
	assert_null(condition_attached(NULL));
	assert_true(answer_is_copied("内存 ≥ 16GB", "内存≥16GB ", &a));
	assert_false(answer_is_copied("内存 ≥ 16GB", "内存 32GB", &a));
	assert_false(answer_is_copied("提供授权书", "提供授权书", &a));
	assert_false(answer_is_copied("内存 ≥ 16GB", NULL, &a));
}

static void deviations_cost(void **state)
{
	const struct deviation_policy p = { { 15 * DECIMAL_ONE }, { 1500000 }, { 3 * DECIMAL_ONE }, 10 };
	struct deviating c[12] = { { MARK_STAR, false } };
	struct deviation_result r;

	(void)state;
	for (size_t i = 1; i < 12; i++)
		c[i] = (struct deviating){ MARK_GENERAL, true };
	assert_int_equal(deviation_score(c, 10, &p).score, 150);
	r = deviation_score(c, 11, &p);
	assert_true(r.invalid);
	assert_int_equal(r.score, UNSET);
	c[0].negative = true;
	assert_int_equal(deviation_score(c, 1, &p).star_negative, 1);
	const struct deviation_policy open = { { 3 * DECIMAL_ONE }, { 1500000 }, { 3 * DECIMAL_ONE }, UNSET };
	assert_int_equal(deviation_score(c + 1, 11, &open).score, 0);
}

static void both_ends_of_the_window_count(void **state)
{
	const struct record_wanted w = { day("2023-03-24"), day("2026-03-24"), { 100000000 }, 7 };
	static const struct {
		const char *on;
		int64_t amount;
		unsigned papers;
		bool counts;
	} rows[] = {
		{ "2023-03-24", 100000000, 7, true },  { "2023-03-23", 100000000, 7, false },
		{ "2026-03-24", 100000000, 15, true }, { "2026-03-25", 100000000, 7, false },
		{ "2025-01-01", 99999999, 7, false },  { "2025-01-01", 100000000, 6, false },
		{ NULL, 100000000, 7, false },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		assert_int_equal(
			track_record_counts(
				&(struct past_project){ day(rows[i].on), { rows[i].amount }, rows[i].papers }, &w),
			rows[i].counts);
	assert_int_equal(track_record_points(7, (decimal){ 2 * DECIMAL_ONE }, (decimal){ 10 * DECIMAL_ONE }).millionths,
			 10 * DECIMAL_ONE);
	assert_int_equal(track_record_points(3, (decimal){ 1500000 }, (decimal){ UNSET }).millionths, 4500000);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(one_fault_one_code),
		cmocka_unit_test(passages_out_of_place),
		cmocka_unit_test(every_code_is_described),
		cmocka_unit_test(the_basis_is_of_the_tenders_own_law),
		cmocka_unit_test(words_that_bind_the_offer),
		cmocka_unit_test(deviations_cost),
		cmocka_unit_test(both_ends_of_the_window_count),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
