/* What was signed stays signed; a contract closes when nothing it promised is open. */
#include "rule/asked.h"

static struct contract *contract_of(struct arena *a, enum contract_stage stage)
{
	struct contract *c = record_new(&contract_entity, a);

	c->stage = stage;
	c->amount.minor = 98500000;
	c->policy_template = "seed-2019";
	c->warranty_term = 2;
	c->warranty_unit = term_unit_year;
	c->signed_on = day("2026-03-02");
	return c;
}

static void signing_needs_the_terms(void **state)
{
	ASK("2026-03-02", role_sales);
	NEW(contract, bare);
	struct contract *c = contract_of(&a, contract_stage_draft);

	assert_answer("signed_on required_for_step, amount required_for_step, policy_template required_for_step, "
		      "warranty_term required_for_step, warranty_unit required_for_step",
		      step_answer(&contract_entity, bare, "sign", &env));
	c->signed_on = day("2026-03-03");
	assert_answer("signed_on in_the_future", step_answer(&contract_entity, c, "sign", &env));
	c->signed_on = day("2026-03-02");
	assert_answer("", step_answer(&contract_entity, c, "sign", &env));
	assert_int_equal(c->stage, contract_stage_signed);
}

static void accepted_after_it_was_signed(void **state)
{
	static const struct {
		const char *on, *answer;
	} rows[] = {
		{ "2026-03-01", "accepted_on before_signing" },
		{ "2026-03-02", "" },
		{ "2026-05-20", "" },
		{ "2026-05-21", "accepted_on in_the_future" },
	};
	ASK("2026-05-20", role_project_manager);

	for (size_t i = 0; i < COUNT(rows); i++) {
		struct contract *c = contract_of(&a, contract_stage_signed);
		c->accepted_on = day(rows[i].on);
		c->warranty_end_on = day("2028-05-20");
		assert_answer(rows[i].answer, step_answer(&contract_entity, c, "accept", &env));
	}
}

static void closing_leaves_nothing_open(void **state)
{
	static const struct {
		int64_t obligations, papers;
		const char *answer;
	} rows[] = {
		{ 0, 0, "" },
		{ UNSET, UNSET, "" },
		{ 1, 0, "obligations_open obligations_open" },
		{ 2, 1, "obligations_open obligations_open, handover_open handover_open" },
	};
	ASK("2029-06-01", role_service_manager);

	for (size_t i = 0; i < COUNT(rows); i++) {
		struct contract *c = contract_of(&a, contract_stage_accepted);
		c->obligations_open = rows[i].obligations;
		c->handover_open = rows[i].papers;
		assert_answer(rows[i].answer, step_answer(&contract_entity, c, "close", &env));
	}
}

static void signed_terms_are_fixed(void **state)
{
	ASK("2026-03-03", role_sales);
	struct contract *before = contract_of(&a, contract_stage_draft), *after = contract_of(&a, contract_stage_draft);

	after->amount.minor = 1;
	after->name = "别的名称";
	after->notes = "备注";
	assert_answer("", answer_text(contract_check(after, before, &env), &a));
	before->stage = after->stage = contract_stage_signed;
	assert_answer("name signed_is_fixed, amount signed_is_fixed",
		      answer_text(contract_check(after, before, &env), &a));
}

static void a_term_has_a_unit(void **state)
{
	ASK("2026-03-02", role_sales);
	struct contract *c = contract_of(&a, contract_stage_draft);

	assert_null(contract_check(c, NULL, &env));
	c->warranty_unit = term_unit_unset;
	assert_answer("warranty_unit term_needs_unit", answer_text(contract_check(c, NULL, &env), &a));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(signing_needs_the_terms),     cmocka_unit_test(accepted_after_it_was_signed),
		cmocka_unit_test(closing_leaves_nothing_open), cmocka_unit_test(signed_terms_are_fixed),
		cmocka_unit_test(a_term_has_a_unit),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
