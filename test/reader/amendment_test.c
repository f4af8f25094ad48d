/* What a later document changes: old and new of each, and the facts as they count now. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/buffer.h"
#include "reader/reader.h"

struct example {
	const char *name, *says, *found;
};

static void show(struct buffer *b, const struct reading *r)
{
	static const enum fact_id facts[] = { FACT_DEADLINE, FACT_OPENING };

	for (size_t i = 0; i < r->amend_count; i++)
		buffer_print(b, "%s:%s>%s|", r->amends[i].label, r->amends[i].was, r->amends[i].now);
	for (size_t i = 0; i < sizeof facts / sizeof *facts; i++)
		if (r->facts[facts[i]].found)
			buffer_print(b, "%s=%s|", fact_table[facts[i]].path, r->facts[facts[i]].is.text);
	if (r->facts[FACT_VALIDITY_DAYS].found)
		buffer_print(b, "validity=%d|", (int)r->facts[FACT_VALIDITY_DAYS].is.number);
	if (r->facts[FACT_BOND].found)
		buffer_print(b, "bond=%d|", (int)(r->facts[FACT_BOND].is.number / 100));
	for (size_t i = 0; i < r->clause_count; i++)
		buffer_print(b, "★%s %s%s|", r->clauses[i].section, r->clauses[i].of == NULL ? "" : r->clauses[i].of,
			     r->clauses[i].text);
}

static int check(const struct example *examples, size_t n)
{
	int wrong = 0;

	for (size_t i = 0; i < n; i++) {
		AUTO_ARENA a = { 0 };
		struct reading r;
		struct buffer b = BUFFER(&a);
		assert_null(reader_read(&a, "x.txt", examples[i].says, strlen(examples[i].says), &r));
		assert_true(r.amendment);
		show(&b, &r);
		if (strcmp(buffer_text(&b), examples[i].found) != 0) {
			print_error("%s\n  wanted %s\n  found  %s\n", examples[i].name, examples[i].found,
				    buffer_text(&b));
			wrong++;
		}
	}
	return wrong;
}

static void changes(void **state)
{
	static const struct example examples[] = {
		{ "old with a colon, 由…顺延至",
		  "南屏书院监控项目更正公告\n1、原投标截止时间：2026年4月10日9时30分，现更正为：2026年4月17日14时00分。"
		  "\n"
		  "2、开标时间由2026年4月10日9时30分顺延至2026年4月17日14时00分。\n其他不变。",
		  "投标截止时间:2026年4月10日9时30分>2026年4月17日14时00分|开标时间:2026年4月10日9时30分>"
		  "2026年4月17日14时00分|bid_deadline.iso=2026-04-17T14:00|opening.iso=2026-04-17T14:00|" },
		{ "two in one sentence",
		  "答疑纪要\n投标截止时间延期至2026年4月17日9:00，开标时间相应调整为2026年4月17日9:00。",
		  "投标截止时间:>2026年4月17日9:00|开标时间:>2026年4月17日9:00|bid_deadline.iso=2026-04-17T09:00|"
		  "opening.iso=2026-04-17T09:00|" },
		{ "no colon", "补充通知\n原投标有效期60天，现更正为90天。", "投标有效期:60天>90天|validity=90|" },
		{ "a table",
		  "变更公告\n序号\t变更项\t变更前\t变更后\n1\t投标截止时间\t2026-04-10 09:00\t2026-04-20 09:00\n"
		  "2\t投标保证金\t20000元\t10000元",
		  "投标截止时间:2026-04-10 09:00>2026-04-20 09:00|投标保证金:20000元>10000元|"
		  "bid_deadline.iso=2026-04-20T09:00|bond=10000|" },
		{ "before and after in lines of their own",
		  "招标文件补遗书\n一、投标截止时间\n更正前：2026年5月6日9时00分\n更正后：2026年5月12日9时00分",
		  "投标截止时间:2026年5月6日9时00分>2026年5月12日9时00分|bid_deadline.iso=2026-05-12T09:00|" },
		{ "questions do not count",
		  "澄清文件\n问题1：投标截止时间为2026年5月6日9:00，能否延期？\n答复：投标截止时间延长至2026年5月8日9:"
		  "00。",
		  "投标截止时间:>2026年5月8日9:00|bid_deadline.iso=2026-05-08T09:00|" },
		{ "a clause in quotation marks",
		  "更正公告\n原招标文件第五章“★3.2 内存不低于64GB”修改为“★3.2 内存不低于128GB”。",
		  "第五章:★3.2内存不低于64GB>★3.2内存不低于128GB|★3.2 内存不低于128GB|" },
		{ "a clause in a table: what is changed is not what it is of",
		  "变更公告\n序号\t变更项\t变更前\t变更后\n1\t服务器参数\t★3.2 内存64GB\t★3.2 内存128GB",
		  "服务器参数:★3.2 内存64GB>★3.2 内存128GB|★3.2 内存128GB|" },
		{ "the new below", "更正通知\n将投标有效期更正为：\n120天", "投标有效期:>120天|validity=120|" },
	};

	(void)state;
	assert_int_equal(check(examples, sizeof examples / sizeof *examples), 0);
}

static void quotations_are_as_written(void **state)
{
	static const char says[] = "更正公告\n原投标截止时间：2026年4月10日9时30分，现更正为：2026年4月17日14时00分。";
	AUTO_ARENA a = { 0 };
	struct reading r;

	(void)state;
	assert_null(reader_read(&a, "x.txt", says, strlen(says), &r));
	assert_string_equal(r.facts[FACT_DEADLINE].is.at.quote, strchr(says, '\n') + 1);
}

static void a_tender_is_none(void **state)
{
	static const char *const says[] = {
		"云台中学录播采购项目招标文件\n第一章 招标公告\n投标截止时间：2026年4月10日9时30分",
		"投标人须知\n1. "
		"招标文件的澄清与修改由采购人在投标截止时间十五日前以书面形式发出，并作为招标文件的组成部分，投标人应当"
		"确认。",
	};

	(void)state;
	for (size_t i = 0; i < sizeof says / sizeof *says; i++) {
		AUTO_ARENA a = { 0 };
		struct reading r;
		assert_null(reader_read(&a, "x.txt", says[i], strlen(says[i]), &r));
		assert_false(r.amendment);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(changes),
		cmocka_unit_test(quotations_are_as_written),
		cmocka_unit_test(a_tender_is_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
