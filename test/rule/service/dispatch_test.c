/* Who is asked, what happens while nobody answers, when people are told. */
#include "rule/service/dispatch.h"

#include "rule/given.h"

static const struct dispatch_need video_in_lixia = { .skill = "video", .site = 71, .city = "济南", .district = "历下" };

#define WHO(name_, role_, skills_) .name = name_, .role = duty_role_##role_, .skills = skills_
#define NOWHERE .place_minutes = UNSET

static void the_one_who_can_and_is_free_and_near_is_asked(void **state)
{
	static const struct {
		struct dispatch_person people[4];
		const char *chosen; /* NULL: nobody */
	} rows[] = {
		/* S83: required {network}, has {video}: not offered; the other way round here */
		{ { { WHO("甲", first, "network"), NOWHERE }, { WHO("乙", first, "video,network"), NOWHERE } }, "乙" },
		{ { { WHO("甲", first, "network"), NOWHERE }, { WHO("乙", first, NULL), NOWHERE } }, NULL },
		/* second duty only when no first can; the lead never before it is his turn */
		{ { { WHO("甲", second, "video"), NOWHERE }, { WHO("乙", first, "video"), NOWHERE, .load = 3 } },
		  "乙" },
		{ { { WHO("甲", second, "video"), NOWHERE }, { WHO("乙", first, "video"), NOWHERE, .asked = true } },
		  "甲" },
		{ { { WHO("甲", lead, "video"), NOWHERE } }, NULL },
		/* free before near, near before fewer cases */
		{ { { WHO("甲", first, "video"), .site = 71, .city = "济南", .place_minutes = 10, .load = 1 },
		    { WHO("乙", first, "video"), .city = "青岛", .place_minutes = 10 } },
		  "乙" },
		{ { { WHO("甲", first, "video"), .city = "济南", .district = "市中", .place_minutes = 10 },
		    { WHO("乙", first, "video"), .city = "济南", .district = "历下", .place_minutes = 60 } },
		  "乙" },
		{ { { WHO("甲", first, "video"), .city = "济南", .district = "历下", .place_minutes = 10, .load = 2 },
		    { WHO("乙", first, "video"), .city = "青岛", .place_minutes = 10, .load = 1 } },
		  "甲" },
		{ { { WHO("甲", first, "video"), NOWHERE, .load = 2 },
		    { WHO("乙", first, "video"), NOWHERE, .load = 1 } },
		  "乙" },
		/* a check-in of this morning says nothing any more */
		{ { { WHO("甲", first, "video"), .city = "济南", .district = "历下", .place_minutes = 241 },
		    { WHO("乙", first, "video"), .city = "济南", .district = "市中", .place_minutes = 240 } },
		  "乙" },
		/* on duty for another city; the same in all: who was named first */
		{ { { WHO("甲", first, "video"), NOWHERE, .region = "青岛" },
		    { WHO("乙", second, "video"), NOWHERE, .region = "济南" } },
		  "乙" },
		{ { { WHO("甲", first, "video"), NOWHERE }, { WHO("乙", first, "video"), NOWHERE } }, "甲" },
	};
	const struct dispatch_policy policy = dispatch_policy_seed();

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		size_t n = 0;
		while (n < 4 && rows[i].people[n].name != NULL)
			n++;
		const struct dispatch_person *p = dispatch_choose(&video_in_lixia, rows[i].people, n, &policy);
		assert_string_equal(p == NULL ? "" : p->name, rows[i].chosen == NULL ? "" : rows[i].chosen);
	}
}

static void without_a_device_anybody_will_do(void **state)
{
	const struct dispatch_policy policy = dispatch_policy_seed();
	const struct dispatch_need need = { 0 }, lead = { .lead_only = true };
	const struct dispatch_person people[] = { { WHO("甲", first, NULL), NOWHERE },
						  { WHO("乙", lead, NULL), NOWHERE } };

	(void)state;
	assert_string_equal(dispatch_choose(&need, people, 2, &policy)->name, "甲");
	assert_string_equal(dispatch_choose(&lead, people, 2, &policy)->name, "乙");
	assert_null(dispatch_choose(&need, people, 0, &policy));
}

static void it_is_said_why(void **state)
{
	static const struct {
		struct dispatch_person person;
		const char *zh, *en;
	} rows[] = {
		{ { WHO("张强", first, "video"), .city = "济南", .district = "历下", .place_minutes = 25 },
		  "张强当前是一线值班。具备视频监控技能。手上没有未完服务单。25 分钟前在历下签到，与现场同区。",
		  "张强 is on first duty. Has the skill: video. No open case at hand. Checked in 25 minutes ago at "
		  "历下, in the "
		  "same district." },
		{ { WHO("张强", second, "video"), NOWHERE, .load = 2 },
		  "张强当前是二线值班。具备视频监控技能。手上还有 2 件未完。近期没有签到，位置未知。",
		  "张强 is on second duty. Has the skill: video. 2 open cases at hand. No recent check-in: whereabouts "
		  "unknown." },
		{ { WHO("张强", first, "network"), NOWHERE },
		  "张强不具备视频监控技能。",
		  "张强 lacks the skill: video." },
		{ { WHO("张强", first, "video"), NOWHERE, .asked = true },
		  "已经问过张强。",
		  "张强 was asked already." },
		{ { WHO("张强", first, "video"), NOWHERE, .region = "青岛" },
		  "张强只在青岛值班。",
		  "张强 is on duty for 青岛 only." },
		{ { WHO("张强", lead, "video"), NOWHERE },
		  "张强是维保负责人，无人应答时才会通知。",
		  "张强 is the maintenance lead, told only when nobody answers." },
	};
	const struct dispatch_policy policy = dispatch_policy_seed();
	AUTO_ARENA a = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		const struct why *w = dispatch_why(&video_in_lixia, &rows[i].person, &policy, &a);
		assert_string_equal(why_text(w, LANGUAGE_ZH, &a), rows[i].zh);
		assert_string_equal(why_text(w, LANGUAGE_EN, &a), rows[i].en);
	}
}

static void after_three_minutes_the_next_then_the_lead(void **state)
{
	static const struct {
		struct unanswered u;
		enum escalation next;
	} rows[] = {
		{ { .minutes = UNSET }, ESCALATE_ASK },
		{ { .minutes = 0, .asked = 1 }, ESCALATE_WAIT },
		{ { .minutes = 2, .asked = 1 }, ESCALATE_WAIT },
		{ { .minutes = 3, .asked = 1 }, ESCALATE_ASK },
		{ { .minutes = 0, .asked = 1, .refused = true }, ESCALATE_ASK },
		{ { .minutes = 2, .asked = 2 }, ESCALATE_WAIT },
		{ { .minutes = 3, .asked = 2 }, ESCALATE_LEAD },
		{ { .minutes = 1, .asked = 2, .refused = true }, ESCALATE_LEAD },
		{ { .minutes = 60, .asked = 7 }, ESCALATE_LEAD },
	};
	const struct dispatch_policy policy = dispatch_policy_seed();
	struct dispatch_policy patient = policy;

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		assert_int_equal(escalation_next(&rows[i].u, &policy), rows[i].next);
	patient.accept_minutes = 10;
	assert_int_equal(escalation_next(&(struct unanswered){ .minutes = 9, .asked = 1 }, &patient), ESCALATE_WAIT);
}

static void one_is_warned_before_it_is_too_late(void **state)
{
	static const struct {
		const char *due, *done, *now;
		bool warns;
	} rows[] = {
		{ "2026-02-17T23:30", NULL, "2026-02-17T22:59", false },
		{ "2026-02-17T23:30", NULL, "2026-02-17T23:00", true },
		{ "2026-02-17T23:30", NULL, "2026-02-18T03:00", true },
		{ "2026-02-17T23:30", "2026-02-17T22:00", "2026-02-17T23:10", false },
		{ NULL, NULL, "2026-02-17T23:10", false }, /* a pause lasts */
	};
	const struct dispatch_policy policy = dispatch_policy_seed();

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		assert_int_equal(
			escalation_warns(moment(rows[i].due), moment(rows[i].done), moment(rows[i].now), &policy),
			rows[i].warns);
}

static void quiet_hours_never_silence_what_is_urgent(void **state)
{
	static const struct {
		const char *now;
		bool urgent;
		const char *at;
	} rows[] = {
		{ "2026-02-17T02:10", true, "2026-02-17T02:10" },  { "2026-02-17T02:10", false, "2026-02-17T07:00" },
		{ "2026-02-17T22:00", false, "2026-02-18T07:00" }, { "2026-02-17T21:30", false, "2026-02-18T07:00" },
		{ "2026-02-17T09:10", false, "2026-02-17T10:00" }, { "2026-02-17T09:00", false, "2026-02-17T09:00" },
		{ "2026-02-17T06:30", false, "2026-02-17T07:00" }, { "2026-02-17T23:50", false, "2026-02-18T07:00" },
	};
	const struct dispatch_policy policy = dispatch_policy_seed();
	struct dispatch_policy noon = policy;

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		assert_int_equal(notice_time(moment(rows[i].now), rows[i].urgent, &policy).us, moment(rows[i].at).us);
	noon.quiet_from = 720, noon.quiet_to = 810;
	assert_int_equal(notice_time(moment("2026-02-17T11:50"), false, &noon).us, moment("2026-02-17T13:30").us);
	assert_int_equal(notice_time(moment("2026-02-17T23:50"), false, &noon).us, moment("2026-02-18T00:00").us);
}

static void the_desks_numbers_are_whole(void **state)
{
	const struct dispatch_value *wait = dispatch_policy_find("dispatch.accept_minutes");
	struct dispatch_policy p = dispatch_policy_seed();

	(void)state;
	assert_int_equal(p.accept_minutes, 3);
	assert_null(dispatch_policy_find("sla.response_minutes"));
	assert_string_equal(dispatch_policy_set(&p, wait, "abc"), "not_a_number");
	assert_string_equal(dispatch_policy_set(&p, wait, "-1"), "out_of_range");
	assert_null(dispatch_policy_set(&p, wait, "5"));
	assert_int_equal(p.accept_minutes, 5);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_one_who_can_and_is_free_and_near_is_asked),
		cmocka_unit_test(without_a_device_anybody_will_do),
		cmocka_unit_test(it_is_said_why),
		cmocka_unit_test(after_three_minutes_the_next_then_the_lead),
		cmocka_unit_test(one_is_warned_before_it_is_too_late),
		cmocka_unit_test(quiet_hours_never_silence_what_is_urgent),
		cmocka_unit_test(the_desks_numbers_are_whole),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
