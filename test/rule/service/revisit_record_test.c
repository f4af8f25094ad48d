/* Signed by both, each for himself, then fixed; reviewed by a third. */
#include "rule/asked.h"

static struct revisit_record *record_of(struct arena *a)
{
	struct revisit_record *r = record_new(&revisit_record_entity, a);

	r->stage = revisit_record_stage_draft;
	r->kinds = "routine";
	r->channel = visit_channel_onsite;
	r->planned_on = day("2026-06-09");
	r->actual_on = day("2026-06-09");
	r->project_members = "王工";
	r->equipment_state = "1 号摄像机 正常";
	r->opinion = "满意";
	r->engineer.v = THIS_USER;
	r->engineer_name = "王工";
	r->engineer_signature.v = 1;
	r->signature.v = 2;
	r->signer = "李主任";
	r->content_hash = r->signature_hash = "00";
	return r;
}

static void a_blank_form_names_what_is_missing(void **state)
{
	ASK("2026-06-09", role_engineer);
	NEW(revisit_record, r);

	assert_answer("kinds required_for_step, channel required_for_step, planned_on required_for_step, "
		      "actual_on required_for_step, project_members required_for_step, "
		      "equipment_state required_for_step, opinion required_for_step, "
		      "engineer_signature required_for_step, signer required_for_step, signature required_for_step, "
		      "content_hash required_for_step, signature_hash required_for_step",
		      step_answer(&revisit_record_entity, r, "sign", &env));
}

static void nobody_signs_for_another(void **state)
{
	static const struct {
		const char *signer, *actual;
		int64_t signature;
		const char *answer;
	} rows[] = {
		{ "李主任", "2026-06-09", 2, "" },
		{ "王工", "2026-06-09", 2, "signer signs_for_another" },
		{ "李主任", "2026-06-09", 1, "signature signs_for_another" },
		{ "李主任", "2026-06-10", 2, "actual_on in_the_future" },
	};
	ASK("2026-06-09", role_engineer);

	for (size_t i = 0; i < COUNT(rows); i++) {
		struct revisit_record *r = record_of(&a);
		r->signer = rows[i].signer;
		r->signature.v = rows[i].signature;
		r->actual_on = day(rows[i].actual);
		assert_answer(rows[i].answer, step_answer(&revisit_record_entity, r, "sign", &env));
		assert_int_equal(r->signed_at.us, env.now.us);
	}
}

static void signed_records_are_fixed(void **state)
{
	ASK("2026-06-09", role_engineer);
	struct revisit_record *before = record_of(&a), *after = record_of(&a);

	after->opinion = "很满意";
	assert_answer("", answer_text(revisit_record_check(after, before, &env), &a));
	before->stage = after->stage = revisit_record_stage_signed;
	assert_answer("opinion signed_is_fixed", answer_text(revisit_record_check(after, before, &env), &a));
	before->stage = after->stage = revisit_record_stage_voided;
	assert_answer("opinion signed_is_fixed", answer_text(revisit_record_check(after, before, &env), &a));
}

static void reviewed_by_a_third(void **state)
{
	ASK("2026-06-10", role_service_manager);
	struct revisit_record *r = record_of(&a);

	r->stage = revisit_record_stage_signed;
	assert_answer("reviewer second_person_needed", step_answer(&revisit_record_entity, r, "review", &env));
	who.user = OTHER_USER;
	assert_answer("", step_answer(&revisit_record_entity, r, "review", &env));
	assert_int_equal(r->reviewer.v, OTHER_USER);
	assert_int_equal(r->reviewed_on.day, day("2026-06-10").day);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_blank_form_names_what_is_missing),
		cmocka_unit_test(nobody_signs_for_another),
		cmocka_unit_test(signed_records_are_fixed),
		cmocka_unit_test(reviewed_by_a_third),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
