/* Guidance leads to our strengths, and to no exclusion of others (S33, S63, A3). */
#include "rule/presale/guidance_goal.h"

#include "rule/asked.h"
#include "rule/presale/exclusionary.h"

/* S33: 3 of 4 → 75 %. */
static void attainment_is_current_of_target(void **state)
{
	ASK("2026-03-02", role_presales);
	NEW(guidance_goal, g);

	g->topic = "微模块机房";
	g->target = 4;
	assert_int_equal(g->current, 0);
	assert_answer("", answer_text(guidance_goal_check(g, NULL, &env), &a));
	assert_int_equal(g->attainment, 0);
	g->current = 3;
	assert_answer("", answer_text(guidance_goal_check(g, NULL, &env), &a));
	assert_int_equal(g->attainment, 75);
}

/* S63: 区块链 is not among our strengths → warning. */
static void a_topic_stands_on_a_strength(void **state)
{
	static const char *const strengths[] = { "视频监控", "模块化机房", "IPv6 Network", "" };
	static const struct {
		const char *topic;
		bool strong;
	} rows[] = {
		{ "区块链", false }, { "视频监控", true }, { "校园视频监控联网", true },
		{ "监控", true },    { "ipv6", true },	   { "IPv6network", true },
		{ " ", false },	     { "机房", true },
	};
	ASK("2026-03-02", role_presales);

	(void)env;
	for (size_t i = 0; i < COUNT(rows); i++)
		if (topic_is_strength(rows[i].topic, strengths, COUNT(strengths), &a) != rows[i].strong)
			fail_msg("%s", rows[i].topic);
	assert_false(topic_is_strength("视频监控", strengths, 0, &a));
}

static void exclusion_is_not_recorded(void **state)
{
	static const struct {
		const char *text;
		bool exclusionary;
	} rows[] = {
		{ NULL, false },
		{ "微模块机房", false },
		{ "唯一的人脸库", false },
		{ "独立的管理网", false },
		{ "排他性参数：单机 64 盘位", true },
		{ "帮客户控标", true },
		{ "按我司产品量身定制技术条款", true },
		{ "An Exclusionary clause", true },
		{ "parameters only we can meet", true },
	};
	ASK("2026-03-02", role_presales);
	NEW(guidance_goal, g);

	for (size_t i = 0; i < COUNT(rows); i++)
		if (exclusionary_text(rows[i].text) != rows[i].exclusionary)
			fail_msg("%s", rows[i].text);
	g->topic = "排他参数";
	g->notes = "控标点三处";
	assert_answer("topic no_exclusionary_parameters, notes no_exclusionary_parameters",
		      answer_text(guidance_goal_check(g, NULL, &env), &a));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(attainment_is_current_of_target),
		cmocka_unit_test(a_topic_stands_on_a_strength),
		cmocka_unit_test(exclusion_is_not_recorded),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
