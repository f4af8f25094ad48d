/* The lots of small documents, and which of them clauses, lines, scores and facts are of. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <cmocka.h>

#include "base/buffer.h"
#include "reader/lot_call.h"
#include "reader/reader.h"

/* --- what a lot is called --- */

static const struct {
	const char *text, *calls;
} calls[] = {
	{ "第一包视频会议", "1|" },
	{ "第01包", "1|" },
	{ "第1标段", "1|" },
	{ "包1:机房", "1|" },
	{ "包01", "1|" },
	{ "采购包3(监控)", "3|" },
	{ "合同包2", "2|" },
	{ "标段二", "2|" },
	{ "二标段", "2|" },
	{ "A包", "A|" },
	{ "包B", "B|" },
	{ "包A1", "A1|" },
	{ "01包", "1|" },
	{ "II标段", "2|" },
	{ "分包编号:02", "2|" },
	{ "标项十二", "12|" },
	{ "Lot 1 cameras", "1|" },
	{ "LOT No. 2", "2|" },
	{ "第一、二包", "1,2|" },
	{ "第1-3包", "1,2,3|" },
	{ "包1、2", "1,2|" },
	{ "包1、包3的供应商", "1|3|" },
	{ "第一包和第二包", "1|2|" },
	/* none */
	{ "同一标段的投标", "" },
	{ "每包单独密封", "" },
	{ "共2包", "" },
	{ "分为2个包", "" },
	{ "包括下列内容", "" },
	{ "包一切费用", "" },
	{ "承包1年", "" },
	{ "第一包装箱", "" },
	{ "包1.5米", "" },
	{ "所投包号", "" },
	{ "第1标准", "" },
	{ "本包不接受联合体", "" },
	{ "A slot 1", "" },
};

static void test_calls(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof calls / sizeof *calls; i++) {
		AUTO_ARENA a = { 0 };
		struct buffer b = BUFFER(&a);
		struct lot_call c;
		for (const char *at = calls[i].text; lot_call_next(calls[i].text, at, &c); at = c.to) {
			for (int k = 0; k < c.count; k++)
				buffer_print(&b, "%s%s", k > 0 ? "," : "", c.keys[k].text);
			buffer_char(&b, '|');
		}
		if (strcmp(buffer_text(&b), calls[i].calls) != 0)
			fail_msg("%s: wanted %s, found %s", calls[i].text, calls[i].calls, buffer_text(&b));
	}
}

/* --- documents --- */

static void show_lots(struct buffer *b, const struct reading *r)
{
	static const enum fact_id shown[] = { FACT_BUDGET, FACT_CEILING, FACT_BOND, FACT_WARRANTY_MONTHS,
					      FACT_DELIVERY_DAYS };

	for (size_t i = 0; i < r->lot_count; i++) {
		buffer_print(b, "%s=%s", r->lots[i].no, r->lots[i].name);
		for (size_t f = 0; f < sizeof shown / sizeof *shown; f++)
			if (r->lots[i].facts[shown[f]].found)
				buffer_print(b, " %s:%lld", fact_table[shown[f]].path,
					     (long long)r->lots[i].facts[shown[f]].is.number);
		buffer_char(b, '|');
	}
}

static void show_place(struct buffer *b, const struct place *at)
{
	buffer_print(b, "@%s%s%s|", at->lot == NULL ? "" : at->lot, at->lot_doubt == NULL ? "" : "?",
		     at->lot_doubt == NULL ? "" : at->lot_doubt);
}

static void show_clauses(struct buffer *b, const struct reading *r)
{
	for (size_t i = 0; i < r->clause_count; i++) {
		buffer_add(b, r->clauses[i].text);
		show_place(b, &r->clauses[i].at);
	}
}

static void show_scores(struct buffer *b, const struct reading *r)
{
	for (size_t i = 0; i < r->score_count; i++) {
		buffer_print(b, "%s=%d", r->scores[i].name, (int)(r->scores[i].points / 100));
		show_place(b, &r->scores[i].at);
	}
}

typedef void show(struct buffer *b, const struct reading *r);

#define TABLE                                                                                                \
	"一、采购内容\n| 包号 | 包名称 | 预算金额（万元） | 最高限价（万元） |\n" \
	"| 1 | 视频会议系统 | 120 | 110 |\n| 2 | 机房工程 | 80 | 78.5 |\n二、其他\n"

static const struct {
	const char *name, *says, *found;
	show *put;
} documents[] = {
	{ "a table of lots, each with its money", TABLE,
	  "包1=视频会议系统 budget.fen:120000000 ceiling.fen:110000000|包2=机房工程 budget.fen:80000000 "
	  "ceiling.fen:78500000|",
	  show_lots },
	{ "headings name them",
	  "第一章 采购需求\n第一包 视频会议系统\n1、★终端支持1080P。\n2、质保期三年。\n第二包 "
	  "机房工程\n1、★空调制冷量40kW。\n"
	  "第二章 合同条款\n★付款按月。",
	  "第一包=视频会议系统 warranty.period_months:36|第二包=机房工程|", show_lots },
	{ "a clause is of the section it stands in",
	  "第一章 采购需求\n第一包 视频会议系统\n1、★终端支持1080P。\n第二包 机房工程\n1、★空调制冷量40kW。\n"
	  "第二章 商务要求\n1、★质保三年。",
	  "终端支持1080P。@第一包|空调制冷量40kW。@第二包|质保三年。@|", show_clauses },
	{ "numbered headings",
	  "一、标段一技术要求\n1、★甲设备功率40kW。\n二、标段二技术要求\n1、★乙设备功率50kW。\n三、商务要求\n1、★质保三"
	  "年。",
	  "甲设备功率40kW。@标段一|乙设备功率50kW。@标段二|质保三年。@|", show_clauses },
	{ "a list of lots is no section",
	  "一、项目概况\n第一包：视频会议系统\n第二包：机房工程\n★本项目不接受联合体投标。\n二、要求\n★质保三年。",
	  "本项目不接受联合体投标。@|质保三年。@|", show_clauses },
	{ "a clause that says itself which it is of",
	  TABLE "★第一包供应商须提供原厂授权。\n★（包2）投标人须具有机房资质。\n★投标文件须盖章。",
	  "第一包供应商须提供原厂授权。@包1|(包2)投标人须具有机房资质。@包2|投标文件须盖章。@|", show_clauses },
	{ "a row of a table", TABLE "三、要求\n| 包号 | 要求 |\n| 1 | ★终端支持双流 |\n| 2 | ★空调冗余 |\n",
	  "终端支持双流@包1|空调冗余@包2|", show_clauses },
	{ "rows behind a row that only names the lot",
	  TABLE "三、要求\n| 序号 | 要求 |\n| 第1包 视频会议系统 |\n| 1 | ★终端支持双流 |\n| 第2包 机房工程 |\n| 1 | "
		"★空调冗余 |\n",
	  "终端支持双流@包1|空调冗余@包2|", show_clauses },
	{ "all of them is none", TABLE "★第一包、第二包均须提供三年质保。", "第一包、第二包均须提供三年质保。@|",
	  show_clauses },
	{ "some of several", "一、内容\n包1：会议系统\n包2：机房工程\n包3：监控\n二、要求\n★包1、包3须提供原厂授权。",
	  "包1、包3须提供原厂授权。@包1、包3|", show_clauses },
	{ "mentioned is not meant", TABLE "★交货时须与第一包中标人配合。", "交货时须与第一包中标人配合。@?包1|",
	  show_clauses },
	{ "another lot in the section of one",
	  "第一章 需求\n第一包 会议\n★须与第二包中标人配合。\n第二包 机房\n★空调冗余。\n第二章 商务\n★质保三年。",
	  "须与第二包中标人配合。@?第一包、第二包|空调冗余。@第二包|质保三年。@|", show_clauses },
	{ "behind the last lot there may be something for all",
	  "第一章 需求\n第一包 会议\n一、技术要求\n★双流。\n二、数量\n★十套。\n第二包 "
	  "机房\n一、技术要求\n★冗余。\n二、数量\n★"
	  "两台。\n三、商务要求\n★质保三年。\n第二章 合同",
	  "双流。@第一包|十套。@第一包|冗余。@第二包|两台。@第二包|质保三年。@?第二包|", show_clauses },
	{ "for every lot, in the section of one",
	  "第一章 需求\n包1 会议\n★双流。\n包2 机房\n★各包均须提供三年质保。\n第二章 合同",
	  "双流。@包1|各包均须提供三年质保。@?包2|", show_clauses },
	{ "one lot is none to tell apart", "本项目划分为1个标段。\n包号：1\n第一包 会议\n★双流。", "", show_lots },
	{ "two numbers in one sentence",
	  "一、概况\n本项目分为两个包：包1：会议系统；包2：机房工程。\n预算金额：包1：50万元；包2：80万元。",
	  "包1=会议系统 budget.fen:50000000|包2=机房工程 budget.fen:80000000|", show_lots },
	{ "bonds in capitals, in a sentence of the front table",
	  TABLE "三、前附表\n| 条款名称 | 编列内容 |\n| 投标保证金 | "
		"包1：人民币壹万贰仟元整；包2：人民币捌仟元整。转账或保函。 |\n",
	  "包1=视频会议系统 budget.fen:120000000 ceiling.fen:110000000 bid_bond.fen:1200000|包2=机房工程 "
	  "budget.fen:80000000 ceiling.fen:78500000 bid_bond.fen:800000|",
	  show_lots },
	{ "a bond that is asked for, then how much of each",
	  TABLE
	  "三、前附表\n| 条款名称 | 编列内容 |\n| 投标保证金 | ☑要求提交。金额：包1 3万元，包2 2万元；形式：保函 |\n",
	  "包1=视频会议系统 budget.fen:120000000 ceiling.fen:110000000 bid_bond.fen:3000000|包2=机房工程 "
	  "budget.fen:80000000 ceiling.fen:78500000 bid_bond.fen:2000000|",
	  show_lots },
	{ "two lots with one term",
	  "一、内容\n包1：会议系统\n包2：机房工程\n包3：监控\n二、要求\n交货期：包1合同签订后45日内；包2、包3合同签订后"
	  "60日内。",
	  "包1=会议系统 delivery.days:45|包2=机房工程 delivery.days:60|包3=监控 delivery.days:60|", show_lots },
	{ "a sum of two lots is neither's",
	  "一、内容\n包1：会议系统\n包2：机房工程\n包3：监控\n二、要求\n预算金额：包1、包2共计100万元；包3：60万元。",
	  "包1=会议系统|包2=机房工程|包3=监控 budget.fen:60000000|", show_lots },
	{ "run together in one line",
	  "一、概况\n一标段：供配电安装，招标控制价18万元；二标段：暖通空调，招标控制价12万元。\n二、其他",
	  "一标段=供配电安装 ceiling.fen:18000000|二标段=暖通空调 ceiling.fen:12000000|", show_lots },
	{ "bonds", TABLE "三、保证金\n投标保证金：第一包10000元；第二包8000元。",
	  "包1=视频会议系统 budget.fen:120000000 ceiling.fen:110000000 bid_bond.fen:1000000|包2=机房工程 "
	  "budget.fen:80000000 "
	  "ceiling.fen:78500000 bid_bond.fen:800000|",
	  show_lots },
	{ "a table of scores each",
	  "第一章 评标办法\n第一包评分标准\n| 评分因素 | 分值 |\n| 报价 | 30 |\n| 终端性能 | 70 |\n第二包评分标准\n| "
	  "评分因素 | 分值 "
	  "|\n| 报价 | 40 |\n| 机房方案 | 60 |\n第二章 合同\n付款。",
	  "报价=30@第一包|终端性能=70@第一包|报价=40@第二包|机房方案=60@第二包|", show_scores },
	{ "an amendment whose sentence names the lot, and its new wording does not",
	  "更正公告\n1、原招标文件第二包采购需求“★3.2内存不低于64GB”修改为“★3.2内存不低于128GB”。\n"
	  "2、原“★4.1电源冗余，与第一包一致”修改为“★4.1双电源”。",
	  "内存不低于128GB@第二包|双电源@|", show_clauses },
	{ "an amendment whose lead sentence names it for those below",
	  "更正公告\n一、关于第二包，作如下更正：\n1、“★3.2内存64GB”修改为“★3.2内存128GB”。\n2、“★4.1单电源”修改为“★4."
	  "1双电源”。\n"
	  "二、关于投标人须知，作如下更正：\n1、“★5.1保修两年”修改为“★5.1保修三年”。",
	  "内存128GB@第二包|双电源@第二包|保修三年@|", show_clauses },
	{ "a lead sentence without a number, until the next",
	  "变更通知\n现对包1作如下变更：\n“★3.2内存64GB”修改为“★3.2内存128GB”。\n现对包3作如下变更：\n“★4."
	  "1单电源”修改为“★4.1双电源”。\n"
	  "其他内容不变。\n★投标文件须重新递交。",
	  "内存128GB@包1|双电源@包3|投标文件须重新递交。@|", show_clauses },
	{ "lots are counted in each part",
	  "分标编号：0625-21 分标名称：土建\n| 包号 | 包名称 |\n| 包01 | 东站 |\n| 包02 | 西站 |\n分标编号：0625-80 "
	  "分标名称：电气\n| 包号 | "
	  "包名称 |\n| 包01 | 开关柜 |\n",
	  "0625-21 包01=东站|0625-21 包02=西站|0625-80 包01=开关柜|", show_lots },
};

static void test_documents(void **state)
{
	int wrong = 0;

	(void)state;
	for (size_t i = 0; i < sizeof documents / sizeof *documents; i++) {
		AUTO_ARENA a = { 0 };
		struct reading r;
		struct buffer b = BUFFER(&a);
		const char *text = arena_print(&a, "项目名称：青岚水厂设备采购\n%s\n", documents[i].says);
		assert_null(reader_read(&a, "x.txt", text, strlen(text), &r));
		documents[i].put(&b, &r);
		if (strcmp(buffer_text(&b), documents[i].found) != 0) {
			print_error("%s\n  wanted %s\n  found  %s\n", documents[i].name, documents[i].found,
				    buffer_text(&b));
			wrong++;
		}
	}
	assert_int_equal(wrong, 0);
}

/* A sum of one lot is not the tender's. */
static void test_money_of_a_lot(void **state)
{
	AUTO_ARENA a = { 0 };
	struct reading r;
	static const char text[] = "项目名称：青岚水厂设备采购\n一、概况\n预算金额：200万元\n包1：会议系统\n预算金额：1"
				   "20万元\n最高限价：110"
				   "万元\n包2：机房工程\n预算金额：80万元\n最高限价：78万元\n二、其他\n";

	(void)state;
	assert_null(reader_read(&a, "x.txt", text, sizeof text - 1, &r));
	assert_int_equal(r.lot_count, 2);
	assert_true(r.facts[FACT_BUDGET].found);
	assert_int_equal(r.facts[FACT_BUDGET].is.number, 200000000);
	assert_false(r.facts[FACT_CEILING].found);
	assert_int_equal(r.lots[1].facts[FACT_CEILING].is.number, 78000000);
}

/* Neither is the first of several that one sentence gives. */
static void test_values_of_lots_in_one_sentence(void **state)
{
	AUTO_ARENA a = { 0 };
	struct reading r;
	static const char text[] = "项目名称：青岚水厂设备采购\n一、概况\n包1：会议系统\n包2：机房工程\n二、要求\n"
				   "招标控制价：包1 110万元；包2 78万元，超过者否决其投标\n"
				   "交货期：包1合同签订后45日内；包2合同签订后60日内。\n"
				   "投标保证金：包1：人民币壹万贰仟元整；包2：人民币捌仟元整。\n";

	(void)state;
	assert_null(reader_read(&a, "x.txt", text, sizeof text - 1, &r));
	assert_int_equal(r.lot_count, 2);
	assert_int_equal(r.lots[0].facts[FACT_CEILING].is.number, 110000000);
	assert_false(r.facts[FACT_CEILING].found);
	assert_false(r.facts[FACT_DELIVERY_DAYS].found);
	assert_false(r.facts[FACT_BOND].found);
	assert_true(r.facts[FACT_BOND_REQUIRED].found);
	assert_int_equal(r.facts[FACT_BOND_REQUIRED].is.number, 1);
}

/* What every lot says alike is the tender's. */
static void test_a_term_of_all(void **state)
{
	AUTO_ARENA a = { 0 };
	struct reading r;
	static const char text[] = "项目名称：青岚水厂设备采购\n第一章 需求\n第一包 会议\n1、质保期三年。\n第二包 "
				   "机房\n1、质保期三年。\n第二章 合同";

	(void)state;
	assert_null(reader_read(&a, "x.txt", text, sizeof text - 1, &r));
	assert_int_equal(r.lot_count, 2);
	assert_true(r.facts[FACT_WARRANTY_MONTHS].found);
	assert_int_equal(r.facts[FACT_WARRANTY_MONTHS].is.number, 36);
	assert_null(r.facts[FACT_WARRANTY_MONTHS].is.at.lot);
	assert_false(r.lots[0].facts[FACT_WARRANTY_MONTHS].found);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_calls),	       cmocka_unit_test(test_documents),
		cmocka_unit_test(test_money_of_a_lot), cmocka_unit_test(test_values_of_lots_in_one_sentence),
		cmocka_unit_test(test_a_term_of_all),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
