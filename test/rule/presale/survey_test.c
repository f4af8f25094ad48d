/* What an item of the survey needs (S46-S57), and how much of the survey is known. */
#include "rule/asked.h"
#include "rule/presale/function_list.h"
#include "rule/presale/measure.h"
#include "rule/presale/old_things.h"
#include "rule/presale/survey.h"

#include <stdlib.h>

#include "base/money.h"
#include "base/text.h"

/* "信息中心/周立群|保卫处/": name, then detail; ">" before what it is under, "#" before a strength. */
static struct lines lines_of(const char *text, struct arena *a)
{
	struct lines all = { .rows = arena_array(a, struct answer_line, 20) };

	for (const char *p = text; p != NULL && *p != '\0'; p += *p == '|') {
		struct answer_line *l = LINE_AT(all, struct answer_line, all.count);
		size_t n = strcspn(p, "|/>#");
		l->name = arena_copy_n(a, p, n);
		l->strength = UNSET;
		for (p += n; *p != '\0' && *p != '|'; p += n) {
			char what = *p++;
			n = strcspn(p, "|/>#");
			const char *word = n == 0 ? NULL : arena_copy_n(a, p, n);
			if (what == '/')
				l->detail = word;
			else if (what == '>')
				l->under = word;
			else
				l->strength = atoi(word);
		}
		all.count++;
	}
	return all;
}

static struct discovery_answer *said(struct arena *a, enum answer_kind kind, const char *text, const char *lines)
{
	struct discovery_answer *d = record_new(&discovery_answer_entity, a);

	d->kind = kind;
	d->state = answer_state_known;
	d->text = text;
	d->lines = lines_of(lines, a);
	return d;
}

static const char *verdict_of(const struct discovery_answer *d, const struct survey_beside *beside, struct arena *a)
{
	struct survey_item i = { d->kind, &d, 1 };

	return item_verdict_name(survey_judge(&i, beside, a).verdict);
}

static void each_item_has_its_rule(void **state)
{
	static const struct {
		enum answer_kind kind;
		const char *text, *lines;
		int64_t level;
		const char *verdict;
	} rows[] = {
		{ answer_kind_organisation, NULL, "信息中心|保卫处", UNSET, "part" }, /* S46 */
		{ answer_kind_organisation, NULL, "信息中心/周立群|保卫处", UNSET, "answered" },
		{ answer_kind_maturity, "6 人", NULL, 2, "answered" }, /* S47 */
		{ answer_kind_maturity, NULL, NULL, 2, "part" },
		{ answer_kind_maturity, "6 人", NULL, UNSET, "part" },
		{ answer_kind_words, "出口 2 Gbps，双上联", NULL, UNSET, "answered" }, /* S48, S50 */
		{ answer_kind_words, NULL, NULL, UNSET, "open" },
		{ answer_kind_scale, "120 个点位", NULL, UNSET, "answered" }, /* S50 */
		{ answer_kind_scale, "很大", NULL, UNSET, "vague" },
		{ answer_kind_target, "高可靠", NULL, UNSET, "vague" }, /* S51 */
		{ answer_kind_target, "可用性 99.9 %", NULL, UNSET, "answered" },
		{ answer_kind_target, "等保三级", NULL, UNSET, "answered" },
		{ answer_kind_businesses, NULL, "出入管理", UNSET, "answered" }, /* S52 */
		{ answer_kind_businesses, "若干", NULL, UNSET, "part" },
		{ answer_kind_functions, NULL, "人脸识别|晚归名单", UNSET, "answered" }, /* S53 */
		{ answer_kind_functions, "见附件", NULL, UNSET, "part" },
		{ answer_kind_choice, "麒麟 + 鲲鹏", NULL, UNSET, "answered" }, /* S54 */
		{ answer_kind_choice, NULL, NULL, UNSET, "open" },
		{ answer_kind_protection, "国密、每日备份", NULL, UNSET, "part" }, /* S55 */
		{ answer_kind_protection, "等保三级，国密", NULL, UNSET, "answered" },
		{ answer_kind_protection, NULL, NULL, 3, "answered" },
		{ answer_kind_storage, "129.6 TB", NULL, UNSET, "answered" },
		{ answer_kind_storage, "够用就行", NULL, UNSET, "vague" },
		{ answer_kind_mechanism, "还没想好", NULL, UNSET, "open" },   /* S56 */
		{ answer_kind_topics, NULL, "AI#5|云#2", UNSET, "answered" }, /* S57 */
		{ answer_kind_topics, "都可以", NULL, UNSET, "part" },
	};
	struct survey_beside beside = { .today = day("2026-11-23") };
	AUTO_ARENA a = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct discovery_answer *d = said(&a, rows[i].kind, rows[i].text, rows[i].lines);
		d->level = rows[i].level;
		assert_string_equal(verdict_of(d, &beside, &a), rows[i].verdict);
	}
}

static void a_model_is_chosen(void **state)
{
	struct survey_beside beside = { .today = day("2026-11-23") };
	AUTO_ARENA a = { 0 };
	struct discovery_answer *d = said(&a, answer_kind_mechanism, NULL, NULL);

	(void)state;
	d->delivery_model = delivery_model_product;
	assert_string_equal(verdict_of(d, &beside, &a), "answered");
}

static void tables_answer_by_themselves(void **state)
{
	static const struct {
		enum answer_kind kind;
		struct survey_beside beside;
		const char *verdict;
	} rows[] = {
		{ answer_kind_devices, { .devices = 1 }, "answered" },
		{ answer_kind_devices, { .softwares = 1 }, "open" },
		{ answer_kind_software, { .softwares = 2 }, "answered" },
		{ answer_kind_target, { .targets = 1, .vague_targets = 1 }, "open" },
		{ answer_kind_target, { .targets = 2, .vague_targets = 1 }, "answered" },
	};
	AUTO_ARENA a = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct survey_item item = { rows[i].kind, NULL, 0 };
		assert_string_equal(item_verdict_name(survey_judge(&item, &rows[i].beside, &a).verdict),
				    rows[i].verdict);
	}
}

static void four_of_five_businesses(void **state)
{
	AUTO_ARENA a = { 0 };
	struct lines businesses = lines_of("门禁|晚归|访客|报修|巡更", &a);
	struct survey_beside beside = { .businesses = &businesses, .today = day("2026-11-23") };
	struct discovery_answer *d = said(&a, answer_kind_processes, NULL, "登记>门禁|点名>晚归|预约>访客|派单>报修");
	struct survey_item item = { answer_kind_processes, (const struct discovery_answer *const[]){ d }, 1 };
	struct item_state s = survey_judge(&item, &beside, &a);

	(void)state;
	assert_int_equal(survey_with_process(&businesses, &d->lines), 4);
	assert_int_equal(s.verdict, ITEM_PART);
	assert_string_equal(why_text(s.why, LANGUAGE_ZH, &a), "5 项业务中 4 项有流程：80%。每项业务至少需要一个流程。");
	d->lines = lines_of("登记>门禁|点名>晚归|预约>访客|派单>报修|打卡>巡更", &a);
	assert_int_equal(survey_judge(&item, &beside, &a).verdict, ITEM_ANSWERED);
}

static void availability_says_hours(void **state)
{
	AUTO_ARENA a = { 0 };
	struct survey_beside beside = { .today = day("2026-11-23") };
	struct discovery_answer *d = said(&a, answer_kind_target, "可用性 99.9 %", NULL);
	struct survey_item item = { answer_kind_target, (const struct discovery_answer *const[]){ d }, 1 };

	(void)state;
	assert_string_equal(why_text(survey_judge(&item, &beside, &a).why, LANGUAGE_ZH, &a),
			    "可用性 99.9%：每年中断不超过 8.76 小时。");
}

static void one_key_topic(void **state)
{
	AUTO_ARENA a = { 0 };
	struct lines topics = lines_of("AI#5|云#2", &a), none = { 0 };

	(void)state;
	assert_int_equal(survey_key_topics(&topics), 1);
	assert_int_equal(survey_key_topics(&none), 0);
}

/* A21: 「未知」 with a day is a state of its own, until that day has passed. */
static void unknown_until_its_day(void **state)
{
	static const struct {
		const char *ask_on, *verdict;
	} rows[] = { { "2026-11-30", "unknown" }, { "2026-11-23", "unknown" }, { "2026-11-22", "open" } };
	struct survey_beside beside = { .today = day("2026-11-23") };
	AUTO_ARENA a = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct discovery_answer *d = said(&a, answer_kind_words, NULL, NULL);
		d->state = answer_state_unknown;
		d->ask_on = day(rows[i].ask_on);
		assert_string_equal(verdict_of(d, &beside, &a), rows[i].verdict);
	}
}

static void assumed_is_not_known(void **state)
{
	struct survey_beside beside = { .today = day("2026-11-23") };
	AUTO_ARENA a = { 0 };
	struct discovery_answer *d = said(&a, answer_kind_scale, "约 400 个点位", NULL);

	(void)state;
	d->state = answer_state_assumed;
	assert_string_equal(verdict_of(d, &beside, &a), "assumed");
}

static void two_people_differ(void **state)
{
	static const struct {
		int64_t first, second;
		const char *text;
		bool set_aside, contradicted;
	} rows[] = {
		{ 1, 2, "保存 30 天", false, true },  { 1, 2, "保存 90 天", false, false },
		{ 1, 1, "保存 30 天", false, false }, { 1, 0, "保存 30 天", false, false },
		{ 1, 2, "保存 30 天", true, false },
	};
	struct survey_beside beside = { .today = day("2026-11-23") };
	AUTO_ARENA a = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct discovery_answer *x = said(&a, answer_kind_storage, "保存 90 天", NULL);
		struct discovery_answer *y = said(&a, answer_kind_storage, rows[i].text, NULL);
		x->contact.v = rows[i].first;
		y->contact.v = rows[i].second;
		y->set_aside = rows[i].set_aside;
		struct survey_item item = { answer_kind_storage, (const struct discovery_answer *const[]){ x, y }, 2 };
		assert_int_equal(survey_judge(&item, &beside, &a).contradicted, rows[i].contradicted);
	}
}

static void assumed_counts_apart(void **state)
{
	static const struct survey_mark marks[] = {
		{ 1, ITEM_ANSWERED },
		{ 1, ITEM_ASSUMED },
		{ 2, ITEM_ANSWERED },
		{ 3, ITEM_VAGUE },
	};
	AUTO_ARENA a = { 0 };
	struct survey_coverage c = survey_coverage_of(marks, COUNT(marks), &a);

	(void)state;
	assert_int_equal(c.answered, 2);
	assert_int_equal(c.assumed, 1);
	assert_string_equal(c.percent, "50.0");
	assert_true(c.open[1] && !c.open[2] && c.open[3] && !c.open[4]);
	assert_string_equal(why_text(c.why, LANGUAGE_EN, &a),
			    "2 of 4 items are answered: 50.0%. Categories with open items: 1, 3. "
			    "1 more are only assumed; with them it is 75.0%.");
}

static void numbers_with_units_are_found(void **state)
{
	static const struct {
		const char *text, *value, *unit; /* NULL: none */
	} rows[] = {
		{ "120 个点位", "120", "个点位" },
		{ "很大", NULL, NULL },
		{ "高可靠", NULL, NULL },
		{ "可用性 99.9 %", "99.9", "%" },
		{ "约1,200人", "1200", "人" },
		{ "２０ ＴＢ", "20", "TB" },
		{ "2026 年建成", NULL, NULL },
		{ "2026 年建成，420 路", "420", "路" },
		{ "7×24 小时", "24", "小时" },
		{ "12", NULL, NULL },
		{ NULL, NULL, NULL },
	};
	AUTO_ARENA a = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct measure m;
		bool found = measure_find(rows[i].text, &a, &m);
		assert_int_equal(found, rows[i].value != NULL);
		if (!found)
			continue;
		assert_string_equal(decimal_text(m.value, &a), rows[i].value);
		assert_string_equal(m.unit, rows[i].unit);
	}
}

static void levels_are_found(void **state)
{
	static const struct {
		const char *text;
		int level;
	} rows[] = { { "等保三级", 3 }, { "第 2 级", 2 },  { "Level 4", 4 },
		     { "高级", 0 },	{ "升级改造", 0 }, { NULL, 0 } };
	AUTO_ARENA a = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		assert_int_equal(level_find(rows[i].text, &a), rows[i].level);
}

static void old_devices_are_flagged(void **state)
{
	static const struct {
		const char *bought, *created;
		int64_t age;
		bool old;
	} rows[] = {
		{ "2019-05-07", "2026-11-01T09:00", UNSET, true }, /* S48 */
		{ "2021-11-23", "2026-11-01T09:00", UNSET, false },
		{ "2021-11-22", "2026-11-01T09:00", UNSET, true },
		{ NULL, "2026-11-01T09:00", 6, true },
		{ NULL, "2026-11-01T09:00", 4, false },
		{ NULL, "2026-11-01T09:00", UNSET, false },
	};
	AUTO_ARENA a = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct existing_device *d = record_new(&existing_device_entity, &a);
		d->record.created_at = moment(rows[i].created);
		d->bought_on = day(rows[i].bought);
		d->age_years = rows[i].age;
		assert_int_equal(device_old(d, day("2026-11-23"), &a) != NULL, rows[i].old);
	}
}

static void expired_software_is_flagged(void **state)
{
	static const struct {
		const char *licence, *care;
		bool expired;
	} rows[] = {
		{ "2026-06-30", NULL, true }, /* S49 */
		{ "2026-11-23", NULL, false },
		{ "2027-06-30", "2026-11-22", true },
		{ NULL, NULL, false },
	};
	AUTO_ARENA a = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct existing_software *s = record_new(&existing_software_entity, &a);
		s->licence_end_on = day(rows[i].licence);
		s->maintenance_end_on = day(rows[i].care);
		assert_int_equal(software_expired(s, day("2026-11-23"), &a) != NULL, rows[i].expired);
	}
}

static void twelve_functions_are_twelve(void **state)
{
	static const char list[] =
		"1. 校门人脸识别\n2、宿舍晚归名单：次日 7 点前\n（3）访客预约\n4) 车牌识别\n- 报修派单\n"
		"六、录像检索\r\n七、巡更\n\n  8．统计报表\n4K 摄像机接入\n3 级等保测评\n• 短信提醒\n移动端\t安卓与 "
		"iOS\n";
	static const struct {
		const char *name, *detail;
	} expected[] = {
		{ "校门人脸识别", NULL },  { "宿舍晚归名单", "次日 7 点前" },
		{ "访客预约", NULL },	   { "车牌识别", NULL },
		{ "报修派单", NULL },	   { "录像检索", NULL },
		{ "巡更", NULL },	   { "统计报表", NULL },
		{ "4K 摄像机接入", NULL }, { "3 级等保测评", NULL },
		{ "短信提醒", NULL },	   { "移动端", "安卓与 iOS" },
	};
	AUTO_ARENA a = { 0 };
	struct function_line found[FUNCTIONS_MOST];

	(void)state;
	assert_int_equal(function_list_read(list, &a, found), 12);
	for (size_t i = 0; i < COUNT(expected); i++) {
		assert_string_equal(found[i].name, expected[i].name);
		assert_true(text_same(found[i].detail, expected[i].detail));
	}
	assert_int_equal(function_list_read(" \n\n- \n", &a, found), 0);
	assert_int_equal(function_list_read(NULL, &a, found), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_item_has_its_rule),
		cmocka_unit_test(a_model_is_chosen),
		cmocka_unit_test(tables_answer_by_themselves),
		cmocka_unit_test(four_of_five_businesses),
		cmocka_unit_test(availability_says_hours),
		cmocka_unit_test(one_key_topic),
		cmocka_unit_test(unknown_until_its_day),
		cmocka_unit_test(assumed_is_not_known),
		cmocka_unit_test(two_people_differ),
		cmocka_unit_test(assumed_counts_apart),
		cmocka_unit_test(numbers_with_units_are_found),
		cmocka_unit_test(levels_are_found),
		cmocka_unit_test(old_devices_are_flagged),
		cmocka_unit_test(expired_software_is_flagged),
		cmocka_unit_test(twelve_functions_are_twelve),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
