/* What may leave the house in a customer pack (S16, S19, S64). */
#include "rule/presale/customer_pack.h"

#include "rule/asked.h"

static void certificates_by_the_day(void **state)
{
	static const struct {
		const char *valid_to, *surveillance, *on;
		enum confidentiality confidentiality;
		enum pack_problem problem;
	} rows[] = {
		/* S16: expired 2026-03-19, the pack is built a day later. */
		{ "2026-03-19", NULL, "2026-03-20", confidentiality_open, pack_problem_expired },
		{ "2026-03-19", NULL, "2026-03-19", confidentiality_open, pack_problem_unset },
		{ NULL, NULL, "2026-03-20", confidentiality_open, pack_problem_unset },
		{ "2027-03-19", "2026-03-01", "2026-03-20", confidentiality_open, pack_problem_suspended },
		{ "2027-03-19", "2026-03-20", "2026-03-20", confidentiality_open, pack_problem_unset },
		{ "2027-03-19", NULL, "2026-03-20", confidentiality_internal, pack_problem_confidential },
		{ "2026-03-19", NULL, "2026-03-20", confidentiality_confidential, pack_problem_confidential },
	};
	AUTO_ARENA a = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		NEW(certificate, c);
		c->valid_to = day(rows[i].valid_to);
		c->surveillance_due_on = day(rows[i].surveillance);
		c->confidentiality = rows[i].confidentiality;
		assert_int_equal(certificate_problem(c, day(rows[i].on)), rows[i].problem);
	}
	NEW(certificate, early);
	early->confidentiality = confidentiality_open;
	early->valid_from = day("2026-03-21");
	assert_int_equal(certificate_problem(early, day("2026-03-20")), pack_problem_not_yet_valid);
}

static void cases_and_claims(void **state)
{
	AUTO_ARENA a = { 0 };
	NEW(case_study, c);
	NEW(advantage_point, p);

	(void)state;
	assert_int_equal(case_study_problem(c), pack_problem_not_disclosed);
	c->disclosure_allowed = true;
	assert_int_equal(case_study_problem(c), pack_problem_unset);
	assert_int_equal(advantage_point_problem(p), pack_problem_unproven);
	p->proven = true;
	assert_int_equal(advantage_point_problem(p), pack_problem_unset);
}

static void one_piece_a_row(void **state)
{
	ASK("2026-06-01", role_presales);
	NEW(customer_pack, p);
	struct pack_item items[] = { { .case_study.v = 1 },
				     { .note = "空行" },
				     { .case_study.v = 1, .certificate.v = 2 } };

	p->items = (struct lines){ items, 3 };
	assert_answer("items[1].case_study one_piece_a_row, items[2].case_study one_piece_a_row",
		      answer_text(customer_pack_check(p, NULL, &env), &a));
}

static void issued_whole_or_not_at_all(void **state)
{
	ASK("2026-06-01", role_presales);
	NEW(customer_pack, p);
	struct pack_item items[] = {
		{ .case_study.v = 1 },
		{ .certificate.v = 2, .problem = pack_problem_expired },
		{ .advantage_point.v = 3, .problem = pack_problem_unproven },
	};

	assert_answer("items nothing_to_issue", step_answer(&customer_pack_entity, p, "issue", &env));
	p->items = (struct lines){ items, 3 };
	assert_answer("items[1].certificate pack_expired, items[2].advantage_point pack_unproven",
		      step_answer(&customer_pack_entity, p, "issue", &env));
	items[1].problem = items[2].problem = pack_problem_unset;
	assert_answer("", step_answer(&customer_pack_entity, p, "issue", &env));
	assert_int_equal(p->stage, customer_pack_stage_issued);
	assert_int_equal(p->issued_at.us, env.now.us);
}

static void what_was_issued_stays(void **state)
{
	ASK("2026-06-01", role_presales);
	NEW(customer_pack, before);
	NEW(customer_pack, after);

	before->stage = after->stage = customer_pack_stage_issued;
	before->name = "一";
	after->name = "二";
	assert_answer("name issued_is_fixed", answer_text(customer_pack_check(after, before, &env), &a));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(certificates_by_the_day), cmocka_unit_test(cases_and_claims),
		cmocka_unit_test(one_piece_a_row),	   cmocka_unit_test(issued_whole_or_not_at_all),
		cmocka_unit_test(what_was_issued_stays),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
