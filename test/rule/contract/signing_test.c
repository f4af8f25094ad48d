/* Who may sign, who approves, who seals: on that day, and never for himself. */
#include "rule/asked.h"
#include "rule/contract/signing_authority.h"

static void authority_on_that_day(void **state)
{
	static const struct {
		const char *on;
		int64_t amount;
		enum signing_authority_stage stage;
		const char *reason;
	} rows[] = {
		{ "2025-12-31", 100, signing_authority_stage_active, "authority_not_begun" },
		{ "2026-01-01", 100, signing_authority_stage_active, "" },
		{ "2026-12-31", 50000000, signing_authority_stage_active, "" },
		{ "2026-12-31", 50000001, signing_authority_stage_active, "above_authority" },
		{ "2026-06-01", UNSET, signing_authority_stage_active, "" },
		{ "2027-01-01", 100, signing_authority_stage_active, "authority_over" },
		{ "2026-05-31", 100, signing_authority_stage_revoked, "" },
		{ "2026-06-01", 100, signing_authority_stage_revoked, "authority_revoked" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct signing_authority x = { .from_on = day("2026-01-01"),
					       .to_on = day("2026-12-31"),
					       .amount_most = { 50000000 },
					       .stage = rows[i].stage,
					       .revoked_on = day("2026-06-01") };
		const char *said = signing_authority_lacks(&x, day(rows[i].on), (money){ rows[i].amount });
		assert_string_equal(said == NULL ? "" : said, rows[i].reason);
	}
}

static void a_power_of_attorney_ends(void **state)
{
	ASK("2026-03-02", role_seal_keeper);
	NEW(signing_authority, x);

	x->from_on = day("2026-01-01");
	x->kind = authority_kind_power_of_attorney;
	assert_answer("to_on required", answer_text(signing_authority_check(x, NULL, &env), &a));
	x->to_on = day("2025-12-31");
	assert_answer("to_on ends_before_it_begins", answer_text(signing_authority_check(x, NULL, &env), &a));
	x->kind = authority_kind_legal_representative;
	x->to_on = (date){ 0 };
	assert_answer("", answer_text(signing_authority_check(x, NULL, &env), &a));
	x->revoke_reason = "离任";
	assert_answer("", step_answer(&signing_authority_entity, x, "revoke", &env));
	assert_int_equal(x->revoked_on.day, day("2026-03-02").day);
}

static void approved_by_somebody_of_the_trade(void **state)
{
	static const struct {
		enum approval_kind kind;
		enum role role;
		int64_t asker;
		const char *answer;
	} rows[] = {
		{ approval_kind_finance, role_finance, OTHER_USER, "" },
		{ approval_kind_finance, role_manager, OTHER_USER, "kind not_of_this_trade" },
		{ approval_kind_management, role_deputy_general_manager, OTHER_USER, "" },
		{ approval_kind_management, role_bid_manager, OTHER_USER, "kind not_of_this_trade" },
		{ approval_kind_legal, role_bid_manager, OTHER_USER, "" },
		{ approval_kind_technical, role_presales, OTHER_USER, "" },
		{ approval_kind_technical, role_presales, THIS_USER, "approved_by second_person_needed" },
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		ASK("2026-03-02", rows[i].role);
		NEW(contract_approval, p);
		p->kind = rows[i].kind;
		p->record.created_by = rows[i].asker;
		assert_answer(rows[i].answer, step_answer(&contract_approval_entity, p, "approve", &env));
	}
}

static void who_asks_for_a_seal_does_not_approve_it(void **state)
{
	ASK("2026-03-02", role_manager);
	NEW(seal_request, q);

	q->copies = 4;
	q->record.created_by = THIS_USER;
	assert_answer("approved_by second_person_needed", step_answer(&seal_request_entity, q, "approve", &env));
	q->record.created_by = OTHER_USER;
	assert_answer("", step_answer(&seal_request_entity, q, "approve", &env));
	who.roles = ROLE_BIT(role_seal_keeper);
	q->sealed_copies = 5;
	assert_answer("sealed_copies more_than_asked", step_answer(&seal_request_entity, q, "seal", &env));
	q->sealed_copies = UNSET;
	assert_answer("", step_answer(&seal_request_entity, q, "seal", &env));
	assert_int_equal(q->sealed_copies, 4);
	assert_int_equal(q->sealed_by.v, THIS_USER);
}

static void an_original_comes_back(void **state)
{
	ASK("2026-03-02", role_seal_keeper);
	NEW(borrowed_original, b);

	b->due_on = day("2026-03-01");
	assert_answer("due_on in_the_past", answer_text(borrowed_original_check(b, NULL, &env), &a));
	b->due_on = day("2026-03-09");
	assert_answer("", step_answer(&borrowed_original_entity, b, "lend", &env));
	assert_int_equal(b->lent_on.day, day("2026-03-02").day);
	b->returned_on = day("2026-03-01");
	assert_answer("returned_on before_it_was_given", step_answer(&borrowed_original_entity, b, "return", &env));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(authority_on_that_day),
		cmocka_unit_test(a_power_of_attorney_ends),
		cmocka_unit_test(approved_by_somebody_of_the_trade),
		cmocka_unit_test(who_asks_for_a_seal_does_not_approve_it),
		cmocka_unit_test(an_original_comes_back),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
