/* A visit is recorded with something looked at, signed by hand or confirmed, and late when it is. */
#include "rule/asked.h"

static struct visit *visit_of(struct arena *a, enum visit_stage stage, enum visit_channel channel,
			      enum check_state state, const char *finding)
{
	struct visit *v = record_new(&visit_entity, a);
	struct visit_check *check = record_new(&visit_check_entity, a);

	v->stage = stage;
	v->channel = channel;
	v->planned_on = day("2026-06-09");
	check->item = "1 号摄像机";
	check->state = state;
	check->finding = finding;
	v->checks = (struct lines){ check, 1 };
	return v;
}

static void recording_needs_something_seen(void **state)
{
	static const struct {
		const char *actual;
		enum check_state check;
		const char *finding, *answer;
		bool late;
	} rows[] = {
		{ "2026-06-10", check_state_normal, NULL, "", false },
		{ "2026-06-09", check_state_normal, NULL, "", true },
		{ "2026-06-11", check_state_normal, NULL, "actual_on in_the_future", false },
		{ NULL, check_state_normal, NULL, "actual_on required_for_step", true },
		{ "2026-06-10", check_state_not_checked, NULL, "checks no_equipment_checked", false },
		{ "2026-06-10", check_state_abnormal, NULL, "checks[0].finding required_for_step", false },
		{ "2026-06-10", check_state_abnormal, "画面抖动", "", false },
	};
	ASK("2026-06-10", role_engineer);

	for (size_t i = 0; i < COUNT(rows); i++) {
		struct visit *v =
			visit_of(&a, visit_stage_started, visit_channel_onsite, rows[i].check, rows[i].finding);
		v->actual_on = day(rows[i].actual);
		assert_answer(rows[i].answer, step_answer(&visit_entity, v, "record", &env));
		assert_int_equal(v->late_entry, rows[i].late);
		assert_int_equal(v->recorded_at.us, env.now.us);
	}
}

static void a_call_has_its_hour_and_its_partner(void **state)
{
	ASK("2026-06-10", role_engineer);
	struct visit *v = visit_of(&a, visit_stage_planned, visit_channel_phone, check_state_normal, NULL);

	v->actual_on = day("2026-06-10");
	assert_answer("called_at required_for_step, called_whom required_for_step",
		      step_answer(&visit_entity, v, "record", &env));
	v->called_at = env.now;
	v->called_whom = "李主任";
	assert_answer("", step_answer(&visit_entity, v, "record", &env));
}

static void started_today(void **state)
{
	ASK("2026-06-10", role_engineer);
	struct visit *v = visit_of(&a, visit_stage_planned, visit_channel_onsite, check_state_normal, NULL);

	assert_answer("", step_answer(&visit_entity, v, "start", &env));
	assert_int_equal(v->actual_on.day, day("2026-06-10").day);
	assert_int_equal(v->started_at.us, env.now.us);
}

static void moved_to_a_day_to_come(void **state)
{
	ASK("2026-06-10", role_dispatcher);
	struct visit *v = visit_of(&a, visit_stage_planned, visit_channel_onsite, check_state_normal, NULL);

	assert_answer("reschedule_reason required_for_step, planned_on in_the_past",
		      step_answer(&visit_entity, v, "reschedule", &env));
	v->planned_on = day("2026-06-10");
	v->reschedule_reason = "客户停电检修";
	assert_answer("", step_answer(&visit_entity, v, "reschedule", &env));
}

/* A10: on site by hand, unless nobody was there; by phone the customer's word. */
static void confirmed_where_nobody_could_sign(void **state)
{
	static const struct {
		enum visit_stage stage;
		enum visit_channel channel;
		const char *absent, *answer;
	} rows[] = {
		{ visit_stage_recorded, visit_channel_phone, NULL, "" },
		{ visit_stage_unconfirmed, visit_channel_phone, NULL, "" },
		{ visit_stage_recorded, visit_channel_remote, NULL, "" },
		{ visit_stage_recorded, visit_channel_onsite, NULL, "absent_reason signature_needed" },
		{ visit_stage_recorded, visit_channel_onsite, "出差", "" },
	};
	ASK("2026-06-10", role_engineer);

	for (size_t i = 0; i < COUNT(rows); i++) {
		struct visit *v = visit_of(&a, rows[i].stage, rows[i].channel, check_state_normal, NULL);
		v->confirmed_by = "李主任";
		v->absent_reason = rows[i].absent;
		assert_answer(rows[i].answer, step_answer(&visit_entity, v, "confirm", &env));
		assert_int_equal(v->signed_at.us, env.now.us);
	}
}

static void signed_visits_are_fixed(void **state)
{
	ASK("2026-06-11", role_engineer);
	struct visit *before = visit_of(&a, visit_stage_recorded, visit_channel_onsite, check_state_normal, NULL);
	struct visit *after = visit_of(&a, visit_stage_recorded, visit_channel_onsite, check_state_abnormal, "黑屏");

	after->lessons = "加装防雷";
	assert_answer("", answer_text(visit_check(after, before, &env), &a));
	before->stage = after->stage = visit_stage_signed;
	assert_answer("checks signed_is_fixed", answer_text(visit_check(after, before, &env), &a));
	before->stage = after->stage = visit_stage_closed;
	assert_answer("checks signed_is_fixed", answer_text(visit_check(after, before, &env), &a));
}

static void closed_at_its_moment(void **state)
{
	ASK("2026-06-11", role_service_manager);
	struct visit *v = visit_of(&a, visit_stage_signed, visit_channel_onsite, check_state_normal, NULL);

	assert_answer("", step_answer(&visit_entity, v, "close", &env));
	assert_int_equal(v->closed_at.us, env.now.us);
}

static void voiding_takes_the_signature_back(void **state)
{
	static const enum visit_stage stages[] = { visit_stage_signed, visit_stage_closed };
	ASK("2026-06-11", role_service_manager);

	for (size_t i = 0; i < COUNT(stages); i++) {
		struct visit *v = visit_of(&a, stages[i], visit_channel_onsite, check_state_normal, NULL);
		v->signed_at = v->closed_at = env.now;
		v->confirmed_by = "李主任";
		assert_answer("", step_answer(&visit_entity, v, "void", &env));
		assert_int_equal(v->stage, visit_stage_recorded);
		assert_int_equal(v->signed_at.us, 0);
		assert_int_equal(v->closed_at.us, 0);
		assert_null(v->confirmed_by);
		assert_answer("signed_at required_for_step", step_answer(&visit_entity, v, "sign", &env));
	}
}

static struct visit_reading *reading_of(struct visit *v, enum reading_kind kind, struct arena *a)
{
	struct visit_reading *r = record_new(&visit_reading_entity, a);

	r->item = "输入电压";
	r->kind = kind;
	r->unit = "V";
	r->equipment.v = LINE_AT(v->checks, struct visit_check, 0)->equipment.v = 9;
	r->lower.millionths = 198000000;
	r->upper.millionths = 242000000;
	v->readings = (struct lines){ r, 1 };
	v->actual_on = day("2026-06-10");
	return r;
}

/* A value outside its limits makes the device abnormal, however it was tapped (S125). */
static void readings_decide_about_their_device(void **state)
{
	static const struct {
		int64_t number;
		enum value_verdict verdict;
		enum check_state state;
		const char *finding;
	} rows[] = {
		{ 220000000, value_verdict_inside, check_state_normal, NULL },
		{ 260500000, value_verdict_outside, check_state_abnormal, "输入电压 260.5 V" },
		{ UNSET, value_verdict_unset, check_state_normal, NULL },
	};
	ASK("2026-06-10", role_engineer);

	for (size_t i = 0; i < COUNT(rows); i++) {
		struct visit *v = visit_of(&a, visit_stage_started, visit_channel_onsite, check_state_normal, NULL);
		struct visit_reading *r = reading_of(v, reading_kind_number, &a);
		r->number.millionths = rows[i].number;
		assert_null(visit_check(v, NULL, &env));
		assert_int_equal(r->verdict, rows[i].verdict);
		assert_answer("", step_answer(&visit_entity, v, "record", &env));
		assert_int_equal(LINE_AT(v->checks, struct visit_check, 0)->state, rows[i].state);
		if (rows[i].finding == NULL)
			assert_null(LINE_AT(v->checks, struct visit_check, 0)->finding);
		else
			assert_string_equal(LINE_AT(v->checks, struct visit_check, 0)->finding, rows[i].finding);
	}
}

static void what_the_form_needs_is_read(void **state)
{
	static const struct {
		enum reading_kind kind;
		enum check_state device;
		bool needed, photo_needed;
		const char *answer;
	} rows[] = {
		{ reading_kind_number, check_state_normal, true, false, "readings[0].item required_for_step" },
		{ reading_kind_state, check_state_normal, true, true,
		  "readings[0].item required_for_step, readings[0].photo required_for_step" },
		{ reading_kind_words, check_state_normal, false, false, "" },
		{ reading_kind_words, check_state_not_checked, true, true, "checks no_equipment_checked" },
	};
	ASK("2026-06-10", role_engineer);

	for (size_t i = 0; i < COUNT(rows); i++) {
		struct visit *v = visit_of(&a, visit_stage_started, visit_channel_onsite, rows[i].device, NULL);
		struct visit_reading *r = reading_of(v, rows[i].kind, &a);
		r->needed = rows[i].needed;
		r->photo_needed = rows[i].photo_needed;
		assert_answer(rows[i].answer, step_answer(&visit_entity, v, "record", &env));
	}
}

/* S118: a technical revisit ends with what was learned, or with the word that it was nothing. */
static void a_technical_revisit_teaches_or_says_not(void **state)
{
	ASK("2026-06-10", role_engineer);
	struct visit *v = visit_of(&a, visit_stage_started, visit_channel_onsite, check_state_normal, NULL);

	v->actual_on = day("2026-06-10");
	v->programmes = "routine,technical";
	assert_answer("lessons lesson_or_none", step_answer(&visit_entity, v, "record", &env));
	v->no_lessons = true;
	assert_answer("", step_answer(&visit_entity, v, "record", &env));
	v->stage = visit_stage_started;
	v->no_lessons = false;
	v->lessons = "加装防雷";
	assert_answer("", step_answer(&visit_entity, v, "record", &env));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(recording_needs_something_seen),
		cmocka_unit_test(a_call_has_its_hour_and_its_partner),
		cmocka_unit_test(started_today),
		cmocka_unit_test(moved_to_a_day_to_come),
		cmocka_unit_test(confirmed_where_nobody_could_sign),
		cmocka_unit_test(signed_visits_are_fixed),
		cmocka_unit_test(closed_at_its_moment),
		cmocka_unit_test(readings_decide_about_their_device),
		cmocka_unit_test(what_the_form_needs_is_read),
		cmocka_unit_test(a_technical_revisit_teaches_or_says_not),
		cmocka_unit_test(voiding_takes_the_signature_back),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
