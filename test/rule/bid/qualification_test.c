/* What proves what a tender asks, on the day that counts (DOMAIN 2.8, 2.9). */
#include "base/money.h"
#include "rule/asked.h"
#include "rule/bid/expiry.h"
#include "rule/bid/qualification.h"

static struct proof_days days_of(const char *on, const char *until, const char *issued)
{
	return (struct proof_days){ day(on), day(until), day(issued) };
}

static void a_certificate_counts_on_the_deadline(void **state)
{
	static const struct {
		const char *from, *to, *surveillance, *verdict;
		bool counts;
	} rows[] = {
		{ "2024-01-01", "2027-12-31", NULL, "ok", true },
		{ "2024-01-01", NULL, NULL, "ok", true },
		{ "2024-01-01", "2026-06-10", NULL, "ends_meanwhile", true },
		{ "2024-01-01", "2026-06-09", NULL, "expired", false },
		{ "2026-06-11", "2029-06-10", NULL, "not_yet_valid", false },
		{ "2024-01-01", "2027-12-31", "2026-06-09", "surveillance_due", true },
		{ "2024-01-01", "2027-12-31", "2026-06-10", "ok", true },
	};
	struct proof_days d = days_of("2026-06-10", "2026-09-08", "2026-05-01");
	AUTO_ARENA a = { 0 };
	NEW(qualification_item, q);
	NEW(certificate, c);

	(void)state;
	q->kind = qualification_kind_certificate;
	for (size_t i = 0; i < COUNT(rows); i++) {
		c->valid_from = day(rows[i].from);
		c->valid_to = day(rows[i].to);
		c->surveillance_due_on = day(rows[i].surveillance);
		enum proof_verdict v = certificate_proves(c, q, &d);
		assert_string_equal(proof_verdict_name(v), rows[i].verdict);
		assert_int_equal(proof_counts(v), rows[i].counts);
	}
}

static void months_audits_and_looks_have_days_of_their_own(void **state)
{
	static const struct {
		enum qualification_kind kind;
		const char *from, *to, *issued;
		int64_t year;
		const char *on, *verdict;
	} rows[] = {
		{ qualification_kind_tax_proof, "2026-03-01", "2026-03-31", NULL, UNSET, "2026-06-10", "ok" },
		{ qualification_kind_tax_proof, "2025-10-01", "2025-11-30", NULL, UNSET, "2026-06-10",
		  "outside_months" },
		{ qualification_kind_tax_proof, "2026-06-01", "2026-06-30", NULL, UNSET, "2026-06-10",
		  "outside_months" },
		{ qualification_kind_social_security, NULL, NULL, NULL, UNSET, "2026-06-10", "undated" },
		{ qualification_kind_audit_report, "2025-01-01", "2025-12-31", NULL, UNSET, "2026-06-10", "ok" },
		{ qualification_kind_audit_report, "2024-01-01", "2024-12-31", NULL, UNSET, "2026-06-10",
		  "wrong_year" },
		{ qualification_kind_audit_report, "2024-01-01", "2024-12-31", NULL, UNSET, "2026-04-10", "ok" },
		{ qualification_kind_audit_report, "2024-01-01", "2024-12-31", NULL, 2025, "2026-04-10", "wrong_year" },
		{ qualification_kind_credit_check, NULL, NULL, "2026-05-01", UNSET, "2026-06-10", "ok" },
		{ qualification_kind_credit_check, NULL, NULL, "2026-04-30", UNSET, "2026-06-10", "too_old" },
	};
	AUTO_ARENA a = { 0 };
	NEW(qualification_item, q);
	NEW(certificate, c);

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct proof_days d = days_of(rows[i].on, NULL, "2026-05-01");
		q->kind = rows[i].kind;
		q->year = rows[i].year;
		c->covers_from = day(rows[i].from);
		c->covers_to = day(rows[i].to);
		c->issued_on = day(rows[i].issued);
		assert_string_equal(proof_verdict_name(certificate_proves(c, q, &d)), rows[i].verdict);
	}
}

static void months_of_several_papers_add_up(void **state)
{
	struct proof_days d = days_of("2026-06-10", NULL, NULL);
	struct qualification_count n = { 0 };
	AUTO_ARENA a = { 0 };
	NEW(qualification_item, q);
	NEW(certificate, c);

	(void)state;
	q->kind = qualification_kind_social_security;
	q->months = 3;
	c->covers_from = day("2026-04-01");
	c->covers_to = day("2026-05-31");
	n.months = proof_months(c, q, &d);
	n.chosen = 1;
	assert_int_equal(n.months, 3);
	assert_int_equal(qualification_state(q, &n), QUALIFICATION_MISSING);
	c->covers_from = c->covers_to = day("2026-01-15");
	n.possible_months = proof_months(c, q, &d);
	assert_int_equal(n.possible_months, 16);
	assert_int_equal(qualification_state(q, &n), QUALIFICATION_POSSIBLE);
	n.months |= n.possible_months;
	assert_int_equal(qualification_state(q, &n), QUALIFICATION_MET);
}

/* TR-01's shape: five projects, some too old, too small or without their papers. */
static void past_projects_count_by_day_amount_and_papers(void **state)
{
	static const struct {
		const char *signed_on, *accepted_on;
		int64_t amount;
		const char *papers;
		const char *verdict;
	} rows[] = {
		{ "2024-03-01", "2024-12-01", 600000000, "contract_pages,acceptance_report,invoice", "ok" },
		{ "2022-12-31", "2023-12-01", 600000000, "contract_pages,acceptance_report,invoice", "not_in_time" },
		{ "2024-03-01", "2024-12-01", 499999999, "contract_pages,acceptance_report,invoice", "too_small" },
		{ "2024-03-01", "2024-12-01", 600000000, "contract_pages,acceptance_report", "papers_missing" },
		{ NULL, "2024-12-01", 600000000, "contract_pages,acceptance_report,invoice", "undated" },
		{ "2026-06-11", NULL, 600000000, "contract_pages,acceptance_report,invoice", "not_in_time" },
	};
	ASK("2026-06-01", role_bid);
	NEW(qualification_item, q);
	NEW(case_study, c);

	q->kind = qualification_kind_track_record;
	assert_null(qualification_item_check(q, NULL, &env));
	assert_int_equal(q->basis, record_basis_signed);
	q->from_on = day("2023-01-01");
	q->to_on = day("2026-06-10");
	q->least_amount.minor = 500000000;
	q->papers = "acceptance_report,invoice";
	for (size_t i = 0; i < COUNT(rows); i++) {
		c->signed_on = day(rows[i].signed_on);
		c->accepted_on = day(rows[i].accepted_on);
		c->amount.minor = rows[i].amount;
		c->papers = rows[i].papers;
		assert_string_equal(proof_verdict_name(case_proves(c, q)), rows[i].verdict);
	}
	q->basis = record_basis_accepted;
	c->accepted_on = day("2024-12-01");
	assert_string_equal(proof_verdict_name(case_proves(c, q)), "ok");
}

static void the_library_is_searched_by_kind_and_words(void **state)
{
	AUTO_ARENA a = { 0 };
	NEW(qualification_item, q);
	NEW(certificate, c);
	NEW(case_study, s);

	(void)state;
	q->kind = qualification_kind_certificate;
	q->words = "iso 27001";
	c->category = certificate_category_management_system;
	c->name = "信息安全管理体系认证 ISO/IEC 27001";
	assert_true(certificate_fits(c, q));
	q->words = "iso 9001";
	assert_false(certificate_fits(c, q));
	q->words = NULL;
	q->category = certificate_category_secrecy;
	assert_false(certificate_fits(c, q));
	q->category = certificate_category_unset;
	c->category = certificate_category_personnel;
	assert_false(certificate_fits(c, q));
	q->kind = qualification_kind_personnel;
	assert_true(certificate_fits(c, q));
	q->kind = qualification_kind_track_record;
	assert_false(certificate_fits(c, q));
	s->name = "医院机房改造";
	s->industry = "医疗";
	q->industry = "医疗";
	q->words = "机房";
	assert_true(case_fits(s, q));
	q->industry = "教育";
	assert_false(case_fits(s, q));
}

static void what_is_chosen_is_worth_points(void **state)
{
	struct qualification_count n = { .chosen = 2, .possible = 4 };
	ASK("2026-06-01", role_bid);
	NEW(qualification_item, q);
	NEW(score_item, s);

	q->kind = qualification_kind_track_record;
	q->wanted = 5;
	s->points = (decimal){ 10 * DECIMAL_ONE };
	s->each = (decimal){ 2 * DECIMAL_ONE };
	assert_int_equal(qualification_points(q, s, &n).millionths, 4 * DECIMAL_ONE);
	assert_int_equal(qualification_state(q, &n), QUALIFICATION_POSSIBLE);
	n.chosen = 7;
	assert_int_equal(qualification_points(q, s, &n).millionths, 10 * DECIMAL_ONE);
	s->each.millionths = UNSET;
	assert_int_equal(qualification_points(q, s, &n).millionths, 10 * DECIMAL_ONE);
	n.chosen = 4;
	assert_int_equal(qualification_points(q, s, &n).millionths, 0);
	q->from_on = day("2026-01-02");
	q->to_on = day("2026-01-01");
	assert_answer("to_on ends_before_it_begins", answer_text(qualification_item_check(q, NULL, &env), &a));
	q->kind = qualification_kind_tax_proof;
	q->months = 7;
	assert_answer("to_on ends_before_it_begins, within_months fewer_than_asked",
		      answer_text(qualification_item_check(q, NULL, &env), &a));
}

static void we_are_reminded_three_times(void **state)
{
	static const struct {
		const char *today;
		int due;
	} rows[] = { { "2026-03-11", -1 }, { "2026-03-12", 90 }, { "2026-04-10", 90 }, { "2026-04-11", 60 },
		     { "2026-05-11", 30 }, { "2026-06-10", 30 }, { "2026-06-11", 0 } };

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		assert_int_equal(expiry_reminder(day("2026-06-10"), day(rows[i].today)), rows[i].due);
	assert_int_equal(expiry_reminder((date){ 0 }, day("2026-06-10")), -1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_certificate_counts_on_the_deadline),
		cmocka_unit_test(months_audits_and_looks_have_days_of_their_own),
		cmocka_unit_test(months_of_several_papers_add_up),
		cmocka_unit_test(past_projects_count_by_day_amount_and_papers),
		cmocka_unit_test(the_library_is_searched_by_kind_and_words),
		cmocka_unit_test(what_is_chosen_is_worth_points),
		cmocka_unit_test(we_are_reminded_three_times),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
