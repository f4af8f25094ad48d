/* What a pasted conversation reports (S83, A18). */
#include "rule/service/chat_report.h"

#include <string.h>

#include "base/buffer.h"
#include "rule/given.h"

#define NOW "2026-11-26T10:40"
#define SCHOOL 7
#define HOSPITAL 8

static const struct chat_person people[] = {
	{ .name = "李强", .id = 1 },
	{ .name = "周敏", .id = 2, .position = "服务经理" },
	{ .name = "王磊",
	  .id = 3,
	  .customer = SCHOOL,
	  .position = "信息中心主任",
	  .contact = true,
	  .phone = "13900139000" },
	{ .name = "王磊", .id = 4, .customer = SCHOOL },
	{ .name = "韩梅", .id = 5, .customer = HOSPITAL, .contact = true },
	{ .name = "韩梅", .id = 6, .customer = SCHOOL, .contact = true },
	{ .name = "李强", .id = 7, .customer = HOSPITAL, .contact = true },
	{ .name = "Zhang San", .id = 8, .customer = HOSPITAL, .contact = true },
	{ .name = "王一", .id = 9, .customer = HOSPITAL, .contact = true },
};

static struct chat_known known_of(size_t from, size_t n)
{
	return (struct chat_known){ .people = people + from, .npeople = n, .chosen = -1, .company = "万铂" };
}

static void each_speaker_is_ours_or_theirs_or_stays_open(void **state)
{
	static const struct {
		const char *text, *speaker;
		enum chat_side side;
		int64_t person;
		const char *why; /* NULL: none */
	} rows[] = {
		{ "[10:32] 王磊: 黑屏\n[10:33] 周敏: 收到", "王磊", CHAT_THEIRS, 3, "chat_side_theirs" },
		{ "[10:32] 王磊: 黑屏\n[10:33] 周敏: 收到", "周敏", CHAT_OURS, 2, "chat_side_ours" },
		{ "[10:32] 一中王磊主任: 黑屏", "一中王磊主任", CHAT_THEIRS, 3, "chat_side_theirs" },
		{ "[10:32] 王磊（一中）: 黑屏", "王磊（一中）", CHAT_THEIRS, 3, "chat_side_theirs" },
		{ "[10:32] zhang san | IT: no signal", "zhang san | IT", CHAT_THEIRS, 8, "chat_side_theirs" },
		/* 王一 is not 王一鸣 */
		{ "[10:32] 王一鸣: 黑屏\n[10:33] 赵四: 我这也是", "王一鸣", CHAT_NOBODYS, 0, NULL },
		/* one name, two customers: theirs, but whose is open */
		{ "[10:32] 韩梅: 黑屏", "韩梅", CHAT_THEIRS, 0, "chat_side_several" },
		/* one name, theirs and ours */
		{ "[10:32] 李强: 黑屏", "李强", CHAT_NOBODYS, 0, "chat_side_both" },
		{ "[10:32] 万铂-小陈: 收到\n[10:33] 赵四: 黑屏", "万铂-小陈", CHAT_OURS, 0, "chat_side_company" },
		/* the only voice beside ours; the only one there is; one of two */
		{ "[10:32] 周敏: 您好\n[10:33] 赵四: 黑屏", "赵四", CHAT_THEIRS, 0, "chat_side_other" },
		{ "[10:33] 赵四: 黑屏", "赵四", CHAT_THEIRS, 0, "chat_side_only" },
		{ "[10:32] 钱五: 您好\n[10:33] 赵四: 黑屏", "赵四", CHAT_NOBODYS, 0, NULL },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		AUTO_ARENA a = { 0 };
		struct chat_known known = known_of(0, COUNT(people));
		struct chat_report r;
		struct chat c;
		unsigned at = 0;
		chat_read(rows[i].text, moment(NOW), &a, &c);
		chat_report_of(&c, &known, 12, &a, &r);
		while (at < r.nspeakers && strcmp(r.speakers[at].name, rows[i].speaker) != 0)
			at++;
		if (at == r.nspeakers || r.speakers[at].side != rows[i].side)
			print_message("%s\n", rows[i].text);
		assert_true(at < r.nspeakers);
		assert_int_equal(r.speakers[at].side, rows[i].side);
		assert_int_equal(r.speakers[at].person == NULL ? 0 : r.speakers[at].person->id, rows[i].person);
		assert_string_equal(r.speakers[at].why == NULL ? "" : r.speakers[at].why->key,
				    rows[i].why == NULL ? "" : rows[i].why);
	}
}

static void a_family_name_and_an_office_are_a_hint_alone(void **state)
{
	AUTO_ARENA a = { 0 };
	struct chat_known known = known_of(0, 4);
	struct chat_report r;
	struct chat c;

	(void)state;
	chat_read("[10:32] 王主任: 黑屏\n[10:33] 赵四: 也黑屏", moment(NOW), &a, &c);
	chat_report_of(&c, &known, 12, &a, &r);
	assert_int_equal(r.speakers[0].side, CHAT_NOBODYS);
	assert_null(r.speakers[0].person);
	assert_int_equal(r.speakers[0].maybe->customer, SCHOOL);
	assert_int_equal(r.message, -1);
}

static void what_a_person_says_of_a_speaker_stands(void **state)
{
	static const struct chat_word words[] = { { "赵四", CHAT_THEIRS },
						  { "钱五", CHAT_OURS },
						  { "王磊", CHAT_OURS } };
	AUTO_ARENA a = { 0 };
	struct chat_known known = known_of(0, 4);
	struct chat_report r;
	struct chat c;

	(void)state;
	known.words = words;
	known.nwords = COUNT(words);
	chat_read("[10:31] 王磊: 他说黑屏\n[10:32] 钱五: 哪里\n[10:33] 赵四: 大门黑屏", moment(NOW), &a, &c);
	chat_report_of(&c, &known, 12, &a, &r);
	assert_int_equal(r.speakers[0].side, CHAT_OURS);
	assert_null(r.speakers[0].person);
	assert_int_equal(r.speakers[1].side, CHAT_OURS);
	assert_int_equal(r.speakers[2].side, CHAT_THEIRS);
	assert_int_equal(r.message, 2);
}

static void the_report_begins_where_the_customer_says_something(void **state)
{
	static const struct {
		const char *text;
		int chosen, message;
		const char *why, *title, *words; /* '/' for the end of a line */
	} rows[] = {
		{ "[10:30] 王磊: 李工在吗？\n[10:31] 周敏: 您好\n[10:32] 王磊: "
		  "李工，大门摄像机黑屏了。重启没用\n[10:33] "
		  "王磊: 麻烦看下",
		  -1, 2, "chat_first_behind_greeting", "大门摄像机黑屏了",
		  "11-26 10:32 王磊：李工，大门摄像机黑屏了。重启没用/11-26 10:33 王磊：麻烦看下" },
		/* a picture reports too; the title comes from the words behind it */
		{ "[10:31] 王磊: [图片]\n[10:32] 王磊: 这台不亮", -1, 0, "chat_first", "这台不亮",
		  "11-26 10:32 王磊：这台不亮" },
		{ "[10:31] 周敏: 今天去巡检", -1, -1, "chat_nobody_reports", NULL, NULL },
		{ "[10:31] 王磊: 您好\n[10:32] 周敏: 您好", -1, -1, "chat_nobody_reports", NULL,
		  "11-26 10:31 王磊：您好" },
		/* last week's and today's: a person says which */
		{ "王磊 2026-11-20 09:00\n会议室没声音\n王磊 2026-11-26 09:00\n大门黑屏", -1, -1, "chat_two_talks",
		  "会议室没声音", "11-20 09:00 王磊：会议室没声音/11-26 09:00 王磊：大门黑屏" },
		{ "王磊 2026-11-20 09:00\n会议室没声音\n王磊 2026-11-26 09:00\n大门黑屏", 1, 1, "chat_chosen",
		  "大门黑屏", "11-26 09:00 王磊：大门黑屏" },
		/* a night between report and thanks is one conversation: nothing is reported behind it but by ours */
		{ "王磊 2026-11-25 20:00\n大门黑屏\n周敏 2026-11-26 09:00\n已恢复", -1, 0, "chat_first", "大门黑屏",
		  "11-25 20:00 王磊：大门黑屏" },
		{ "王磊：断网了", -1, 0, "chat_first", "断网了", "王磊：断网了" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		AUTO_ARENA a = { 0 };
		struct chat_known known = known_of(0, 4);
		struct chat_report r;
		struct chat c;
		known.chosen = rows[i].chosen;
		chat_read(rows[i].text, moment(NOW), &a, &c);
		chat_report_of(&c, &known, 12, &a, &r);
		char *words = arena_copy(&a, r.text == NULL ? "" : r.text);
		for (char *s = words; *s != '\0'; s++)
			*s = *s == '\n' ? '/' : *s;
		assert_string_equal(words, rows[i].words == NULL ? "" : rows[i].words);
		assert_int_equal(r.message, rows[i].message);
		assert_string_equal(r.message_why->key, rows[i].why);
		assert_string_equal(r.title == NULL ? "" : r.title, rows[i].title == NULL ? "" : rows[i].title);
	}
}

static void its_words_say_what_it_is_and_how_urgent(void **state)
{
	static const struct {
		const char *words;
		enum case_kind kind;
		int impact, urgency;
		const char *kind_word, *urgency_why;
	} rows[] = {
		{ "大门摄像机黑屏了", case_kind_fault, 2, 2, "黑屏", "chat_usual" },
		{ "全校断网了，马上要考试", case_kind_fault, 1, 1, "断网", "chat_urgent" },
		{ "三楼会议室没声音，不着急", case_kind_fault, 2, 3, "没声音", "chat_calm" },
		/* a complaint about what does not work is a fault: its clock runs */
		{ "又死机了，我要投诉", case_kind_fault, 2, 2, "死机", "chat_usual" },
		{ "上次的事我要投诉", case_kind_complaint, 0, 0, "投诉", NULL },
		{ "申请在操场加装一台摄像机", case_kind_request, 0, 0, "申请", NULL },
		{ "录像怎么导出", case_kind_question, 0, 0, "怎么", NULL },
		{ "The whole network went down, urgent", case_kind_fault, 1, 1, " went down", "chat_urgent" },
		/* nothing says what it is */
		{ "大门那台您看一下", case_kind_unset, 0, 0, NULL, NULL },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		AUTO_ARENA a = { 0 };
		struct chat_known known = known_of(0, 4);
		struct chat_report r;
		struct chat c;
		/* the name of a department is not urgent */
		chat_read(arena_print(&a, "[10:32] 紧急医学科王磊主任: %s", rows[i].words), moment(NOW), &a, &c);
		chat_report_of(&c, &known, 12, &a, &r);
		if (r.kind != rows[i].kind || r.urgency != rows[i].urgency)
			print_message("%s\n", rows[i].words);
		assert_int_equal(r.kind, rows[i].kind);
		assert_int_equal(r.impact, rows[i].impact);
		assert_int_equal(r.urgency, rows[i].urgency);
		if (rows[i].kind_word != NULL && rows[i].kind != case_kind_unset && rows[i].kind_word[0] != ' ')
			assert_string_equal(r.kind_why->args[0], rows[i].kind_word);
		assert_string_equal(r.urgency_why == NULL ? "" : r.urgency_why->key,
				    rows[i].urgency_why == NULL ? "" : rows[i].urgency_why);
	}
}

static const char *listed(const struct chat_token *all, unsigned n, struct arena *a)
{
	struct buffer b = BUFFER(a);

	for (unsigned i = 0; i < n; i++)
		buffer_print(&b, "%s%s@%d", i > 0 ? " " : "", all[i].text, all[i].message);
	return buffer_text(&b);
}

static void numbers_of_the_customer_are_found(void **state)
{
	static const struct {
		const char *text, *phones, *codes;
	} rows[] = {
		{ "[10:32] 王磊: 黑屏，电话 139 0013 9000\n[10:33] 周敏: 我的 13800138000", "13900139000@0", "" },
		{ "[10:32] 王磊: 打0531-88881234转801，或139-0013-9000", "0531-88881234-801@0 13900139000@0", "" },
		{ "[10:32] 王磊: 序列号SN:DS-2CD3T47-0231，编号SB20260101-003。", "",
		  "DS-2CD3T47-0231@0 SB20260101-003@0" },
		{ "[10:32] 王磊: 210235A1XY0000123 不亮，8点10分开始，3台", "", "210235A1XY0000123@0" },
		{ "[10:32] 王磊: 13900139000\n[10:33] 王磊: 13900139000", "13900139000@0", "" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		AUTO_ARENA a = { 0 };
		struct chat_known known = known_of(0, 4);
		struct chat_report r;
		struct chat c;
		chat_read(rows[i].text, moment(NOW), &a, &c);
		chat_report_of(&c, &known, 12, &a, &r);
		assert_string_equal(listed(r.phones, r.nphones, &a), rows[i].phones);
		assert_string_equal(listed(r.codes, r.ncodes, &a), rows[i].codes);
	}
}

static void a_place_is_found_by_its_whole_name(void **state)
{
	static const char *const names[] = { "东院区", "东院区二期", "西院区", "门卫", "门卫" };

	(void)state;
	assert_int_equal(chat_name_in("东院区大门", names, 5), 0);
	assert_int_equal(chat_name_in("东院区二期大门", names, 5), 1);
	assert_int_equal(chat_name_in("东院区和西院区都断了", names, 5), -1);
	assert_int_equal(chat_name_in("院区", names, 5), -1);
	assert_int_equal(chat_name_in("门卫", names, 5), -1);
	assert_int_equal(chat_name_in(NULL, names, 5), -1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_speaker_is_ours_or_theirs_or_stays_open),
		cmocka_unit_test(a_family_name_and_an_office_are_a_hint_alone),
		cmocka_unit_test(what_a_person_says_of_a_speaker_stands),
		cmocka_unit_test(the_report_begins_where_the_customer_says_something),
		cmocka_unit_test(its_words_say_what_it_is_and_how_urgent),
		cmocka_unit_test(numbers_of_the_customer_are_found),
		cmocka_unit_test(a_place_is_found_by_its_whole_name),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
