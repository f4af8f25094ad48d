/* Conversations as people paste them (S83). */
#include "rule/service/chat.h"

#include <stdio.h>
#include <string.h>

#include "base/buffer.h"
#include "rule/given.h"

/* A Thursday, 10:40. */
#define NOW "2026-11-26T10:40"

static void a_moment_is_read_as_messengers_write_it(void **state)
{
	static const struct {
		const char *text, *day; /* NULL: no day */
		int second;
		bool counted, unclear;
		const char *rest;
	} rows[] = {
		{ "2026-11-26 09:12:33", "2026-11-26", 33153, false, false, "" },
		{ "2026/11/6 9:12", "2026-11-06", 33120, false, false, "" },
		{ "2026.11.26 09:12", "2026-11-26", 33120, false, false, "" },
		{ "2026年11月26日 上午9:12", "2026-11-26", 33120, false, false, "" },
		{ "2026年11月26日 星期四 21:05", "2026-11-26", 75900, false, false, "" },
		{ "2026-11-26T09:12", "2026-11-26", 33120, false, false, "" },
		/* without a year: the last such day */
		{ "11-26 09:12", "2026-11-26", 33120, true, false, "" },
		{ "11/27 09:12", "2025-11-27", 33120, true, false, "" },
		{ "11月25日 下午3:20", "2026-11-25", 55200, true, false, "" },
		{ "2月29日 08:00", "2024-02-29", 28800, true, false, "" },
		{ "昨天 21:05", "2026-11-25", 75900, true, false, "" },
		{ "前天 晚上8:30", "2026-11-24", 73800, true, false, "" },
		{ "今天 09：12", "2026-11-26", 33120, true, false, "" },
		{ "星期三 21:05", "2026-11-25", 75900, true, false, "" },
		{ "周五 21:05", "2026-11-20", 75900, true, false, "" },
		/* today's own weekday is today or a week ago */
		{ "周四 09:12", NULL, 33120, true, true, "" },
		{ "Yesterday at 9:12 PM", "2026-11-25", 76320, true, false, "" },
		{ "Nov 26, 2026 9:12 AM", "2026-11-26", 33120, false, false, "" },
		{ "26 Nov 2026, 09:12", "2026-11-26", 33120, false, false, "" },
		{ "Nov 3 12:05 am", "2026-11-03", 300, true, false, "" },
		{ "Wed 21:05", "2026-11-25", 75900, true, false, "" },
		{ "10:32 AM, 26/11/2026", "2026-11-26", 37920, false, false, "" },
		{ "26/11/2026, 10:32", "2026-11-26", 37920, false, false, "" },
		{ "11/26/26, 10:32", "2026-11-26", 37920, false, false, "" },
		{ "03/04/2026, 10:32", NULL, 37920, false, true, "" },
		{ "4/4/2026 10:32", "2026-04-04", 37920, false, false, "" },
		{ "09:12", NULL, 33120, false, false, "" },
		{ "09:12：", NULL, 33120, false, false, "：" },
		{ "中午12:05", NULL, 43500, false, false, "" },
		{ "中午1:05", NULL, 47100, false, false, "" },
		{ "凌晨12:30", NULL, 1800, false, false, "" },
		{ "下午15:20", NULL, 55200, false, false, "" },
		{ "09:12 张三", NULL, 33120, false, false, " 张三" },
		{ "2026-11-26", "2026-11-26", -1, false, false, "" },
		/* none */
		{ "2026-13-01 09:12", "-", 0, false, false, "" },
		{ "25:00", "-", 0, false, false, "" },
		{ "9点12分", "-", 0, false, false, "" },
		{ "13800138000", "-", 0, false, false, "" },
		{ "1.5", "-", 0, false, false, "" },
		{ "", "-", 0, false, false, "" },
	};

	AUTO_ARENA a = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct chat_stamp s = { 0 };
		const char *at = rows[i].text;
		bool found = chat_stamp_read(&at, day("2026-11-26"), &s);
		if (rows[i].day != NULL && *rows[i].day == '-') {
			if (found)
				print_message("%s is no moment\n", rows[i].text);
			assert_false(found);
			assert_ptr_equal(at, rows[i].text);
			continue;
		}
		if (!found || s.second != rows[i].second)
			print_message("%s: %d\n", rows[i].text, s.second);
		assert_true(found);
		assert_string_equal(shown(s.day, &a), rows[i].day == NULL ? "" : rows[i].day);
		assert_int_equal(s.second, rows[i].second);
		assert_int_equal(s.counted, rows[i].counted);
		assert_int_equal(s.unclear, rows[i].unclear);
		assert_string_equal(at, rows[i].rest);
	}
}

/* "speaker|11-26 09:12 stated|words" a message. */
static const char *told(const struct chat *c, struct arena *a)
{
	static const char *const datings[] = { "undated", "stated", "counted", "unclear" };
	struct buffer b = BUFFER(a);

	for (unsigned i = 0; i < c->count; i++) {
		const struct chat_message *m = &c->messages[i];
		struct civil t = instant_civil(m->at);
		buffer_print(&b, "%s%s|", i > 0 ? "\n" : "", m->speaker == NULL ? "" : m->speaker);
		if (m->at.us != 0)
			buffer_print(&b, "%02d-%02d %02d:%02d ", t.month, t.day, t.hour, t.minute);
		buffer_print(&b, "%s|", datings[m->dating]);
		for (const char *s = m->text; *s != '\0'; s++)
			buffer_char(&b, *s == '\n' ? '/' : *s);
		if (m->pictures > 0 || m->others > 0)
			buffer_print(&b, "|%d+%d", m->pictures, m->others);
	}
	return buffer_text(&b);
}

static void a_conversation_is_read_into_its_messages(void **state)
{
	static const struct {
		const char *name, *text, *told;
	} rows[] = {
		{ "WeChat, copied on a computer",
		  "王主任 2026/11/26 9:12:33\n李工在吗\n大门摄像机黑屏了\n\n李强 2026/11/26 9:15:02\n收到\n",
		  "王主任|11-26 09:12 stated|李工在吗/大门摄像机黑屏了\n李强|11-26 09:15 stated|收到" },
		{ "WeChat, sent by mail",
		  "Dear:\n   “一中机房群”的聊天记录如下：\n\n————— 2026-11-25 —————\n\n王主任  21:05\n\n断网了\n\n"
		  "————— 2026-11-26 —————\n\n李强  00:10\n\n马上到\n",
		  "王主任|11-25 21:05 stated|断网了\n李强|11-26 00:10 stated|马上到" },
		{ "DingTalk", "王主任 11-26 09:12:33\n门禁打不开[图片][图片]\n李强 11-26 09:13:10\n[语音]",
		  "王主任|11-26 09:12 counted|门禁打不开|2+0\n李强|11-26 09:13 counted||0+1" },
		{ "Feishu",
		  "王主任  11月26日 09:12\n会议室没声音\n李强  11月26日 09:14\n「王主任：会议室没声音」\n- - - - - - - "
		  "- -\n去看看",
		  "王主任|11-26 09:12 counted|会议室没声音\n李强|11-26 09:14 counted|去看看" },
		{ "QQ", "王主任(12345678) 2026-11-26 9:12:33\n坏了", "王主任|11-26 09:12 stated|坏了" },
		{ "clocks in brackets: today, since they have been", "[10:32] 王主任: 摄像机黑屏\n[10:35] 李强: 收到",
		  "王主任|11-26 10:32 counted|摄像机黑屏\n李强|11-26 10:35 counted|收到" },
		{ "a clock that has not come is yesterday's, and before midnight is the day before",
		  "[23:50] 王主任: 断网\n[00:10] 李强: 收到\n[23:00] 王主任: 还是不行",
		  "王主任|11-24 23:50 counted|断网\n李强|11-25 00:10 counted|收到\n王主任|11-25 23:00 "
		  "counted|还是不行" },
		{ "a telephone's clock that goes ahead a little", "[10:43] 王主任: 黑屏",
		  "王主任|11-26 10:40 counted|黑屏" },
		{ "names alone: nobody says when",
		  "王主任：大门摄像机黑屏\n序列号：DS-2CD3T47\n电话: 13900139000\n李强：收到",
		  "王主任|undated|大门摄像机黑屏/序列号：DS-2CD3T47/电话: 13900139000\n李强|undated|收到" },
		{ "a telephone's screen: times stand between the messages",
		  "昨天 21:05\n王主任：断网了\n李强：收到\n08:30\n王主任：好了",
		  "王主任|11-25 21:05 counted|断网了\n李强|11-25 21:05 counted|收到\n王主任|11-26 08:30 counted|好了" },
		{ "WhatsApp",
		  "[10:32 am, 26/11/2026] Wang Lei: The gate camera is down\n[10:35 am, 26/11/2026] Li Qiang: On my "
		  "way",
		  "Wang Lei|11-26 10:32 stated|The gate camera is down\nLi Qiang|11-26 10:35 stated|On my way" },
		{ "WhatsApp, exported", "26/11/2026, 10:32 - Wang Lei: The gate camera is down\nsince morning",
		  "Wang Lei|11-26 10:32 stated|The gate camera is down/since morning" },
		{ "Teams", "[Yesterday 9:12 PM] Wang Lei\nno signal in room 3",
		  "Wang Lei|11-25 21:12 counted|no signal in room 3" },
		{ "a day that may be two is none", "[03/04/2026, 10:32] Wang Lei: no signal",
		  "Wang Lei|unclear|no signal" },
		{ "a day to come is none", "王主任 2026-12-26 09:12\n黑屏", "王主任|unclear|黑屏" },
		{ "what the messenger says itself is nobody's word",
		  "王主任 2026/11/26 9:12:33\n黑屏了\n李强撤回了一条消息\n李强 2026/11/26 9:15:02\n收到",
		  "王主任|11-26 09:12 stated|黑屏了\n李强|11-26 09:15 stated|收到" },
		{ "an hour that somebody names is his word",
		  "李强 2026/11/26 9:12:33\n几点方便？\n王主任 2026/11/26 9:13:33\n10:30\n到门卫登记",
		  "李强|11-26 09:12 stated|几点方便？\n王主任|11-26 09:13 stated|10:30/到门卫登记" },
		{ "a report is no name", "大门摄像机黑屏，电话13900139000",
		  "|undated|大门摄像机黑屏，电话13900139000" },
		{ "nothing", " \n \n", "" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		AUTO_ARENA a = { 0 };
		struct chat c;
		chat_read(rows[i].text, moment(NOW), &a, &c);
		if (strcmp(told(&c, &a), rows[i].told) != 0)
			print_message("%s\n", rows[i].name);
		assert_string_equal(told(&c, &a), rows[i].told);
	}
}

static void its_head_says_whose_it_is_and_in_what(void **state)
{
	static const struct {
		const char *text, *title;
		enum case_channel channel;
	} rows[] = {
		{ "“一中机房群”的聊天记录如下：\n王主任  2026-11-26 09:12\n黑屏", "一中机房群", case_channel_wechat },
		{ "[王主任和李强的聊天记录]\n王主任 09:12\n黑屏", "王主任和李强", case_channel_unset },
		{ "钉钉群聊的聊天记录\n王主任 09:12\n黑屏", "钉钉群聊", case_channel_dingtalk },
		{ "Feishu chat history of Zhongxin\nWang Lei 09:12\nno signal", "Feishu chat history of Zhongxin",
		  case_channel_feishu },
		{ "王主任 09:12\n微信打不开", NULL, case_channel_unset },
		{ "微信打不开", NULL, case_channel_unset },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		AUTO_ARENA a = { 0 };
		struct chat c;
		chat_read(rows[i].text, moment(NOW), &a, &c);
		assert_string_equal(c.title == NULL ? "" : c.title, rows[i].title == NULL ? "" : rows[i].title);
		assert_int_equal(c.channel, rows[i].channel);
	}
}

static void a_very_long_one_is_cut_and_says_so(void **state)
{
	AUTO_ARENA a = { 0 };
	struct buffer b = BUFFER(&a);
	struct chat c;

	(void)state;
	for (unsigned i = 0; i < CHAT_MESSAGES_MOST + 5; i++)
		buffer_print(&b, "[09:12] 王主任: %u\n", i);
	chat_read(buffer_text(&b), moment(NOW), &a, &c);
	assert_int_equal(c.count, CHAT_MESSAGES_MOST);
	assert_true(c.left_out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_moment_is_read_as_messengers_write_it),
		cmocka_unit_test(a_conversation_is_read_into_its_messages),
		cmocka_unit_test(its_head_says_whose_it_is_and_in_what),
		cmocka_unit_test(a_very_long_one_is_cut_and_says_so),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
