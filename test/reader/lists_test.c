/* Scores, marked clauses and conditions of rejection of small documents, as one line each. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <cmocka.h>

#include <time.h>

#include "base/buffer.h"
#include "reader/reader.h"

struct example {
	const char *name, *says, *found;
};

typedef void show(struct buffer *b, const struct reading *r);

static void show_scores(struct buffer *b, const struct reading *r)
{
	for (size_t i = 0; i < r->score_count; i++) {
		const struct read_score *s = &r->scores[i];
		buffer_print(b, "%s%s%s=%d.%02d|", s->group == NULL ? "" : s->group, s->group == NULL ? "" : "/",
			     s->name, (int)(s->points / 100), (int)(s->points % 100));
	}
}

static void show_marks(struct buffer *b, const struct reading *r)
{
	for (size_t i = 0; i < r->clause_count; i++)
		buffer_print(b, "%s[%s]%s|", r->clauses[i].mark == MARK_STAR ? "★" : "▲", r->clauses[i].section,
			     r->clauses[i].text);
}

static void show_rejections(struct buffer *b, const struct reading *r)
{
	for (size_t i = 0; i < r->rejection_count; i++)
		buffer_print(b, "%s|", r->rejections[i].text);
}

static int check(const struct example *examples, size_t n, show *put)
{
	int wrong = 0;

	for (size_t i = 0; i < n; i++) {
		AUTO_ARENA a = { 0 };
		struct reading r;
		struct buffer b = BUFFER(&a);
		const char *text = arena_print(&a, "项目名称：青岚水厂监控系统采购\n%s\n", examples[i].says);
		assert_null(reader_read(&a, "x.txt", text, strlen(text), &r));
		put(&b, &r);
		if (strcmp(buffer_text(&b), examples[i].found) != 0) {
			print_error("%s\n  wanted %s\n  found  %s\n", examples[i].name, examples[i].found,
				    buffer_text(&b));
			wrong++;
		}
	}
	return wrong;
}

#define CHECK(table, put) assert_int_equal(check(table, sizeof table / sizeof table[0], put), 0)

static void scores(void **state)
{
	static const struct example examples[] = {
		{ "points in a column",
		  "第三章 "
		  "评标办法\n序号\t评分因素\t分值\t评分标准\n1\t投标报价\t30\t最低价满分\n2\t技术方案\t40\t优得40分\n3"
		  "\t售后服务\t30\t好得30分\n合计\t\t100\t\n第四章 合同",
		  "投标报价=30.00|技术方案=40.00|售后服务=30.00|" },
		{ "ranges",
		  "第三章 "
		  "评标办法\n评分项目\t分值区间\t评分办法\n报价\t0~30\t低价优先\n方案\t0-"
		  "50\t综合\n服务\t0～20\t综合\n第四章 合同",
		  "报价=30.00|方案=50.00|服务=20.00|" },
		{ "points in the names, groups that add up",
		  "第三章 "
		  "评标办法\n一、价格部分（30分）\n二、技术部分（45分）\n1.设备选型（20分）：先进性。\n2."
		  "实施方案（25分）：合理性。\n三、商务部分（25分）\n"
		  "1.类似业绩（15分）：每个得3分。\n2.服务承诺（10分）：响应时间。\n第四章 合同",
		  "价格部分=30.00|技术部分/设备选型=20.00|技术部分/实施方案=25.00|商务部分/类似业绩=15.00|商务部分/"
		  "服务承诺=10.00|" },
		{ "half points",
		  "第三章 评标办法\n序号\t评分因素\t分值\n1\t报价\t60\n2\t方案\t37.5\n3\t资质\t2.5\n第四章 合同",
		  "报价=60.00|方案=37.50|资质=2.50|" },
		{ "a group written once, its cells left empty below",
		  "第三章 "
		  "评标办法\n评审因素\t评审项\t分值\t标准\n价格（30分）\t报价\t30\t低价优先\n商务（25分）\t业绩\t15\t每"
		  "个3分\n"
		  "\t认证\t10\t每个5分\n技术（45分）\t方案\t25\t综合\n\t预案\t20\t综合\n第四章 合同",
		  "价格=30.00|商务(25分)/业绩=15.00|商务(25分)/认证=10.00|技术(45分)/方案=25.00|技术(45分)/"
		  "预案=20.00|" },
		{ "points in a column that no heading names",
		  "第三章 "
		  "评标办法\n条款号\t评分因素\t\t评分标准\n2.2.4(1)\t内容完整性\t5分\t好4-5分\n2.2.4(1)"
		  "\t技术措施\t20分\t好18-20分\n"
		  "2.2.4(2)\t项目经理\t15分\t每项5分\n2.2.4(3)\t投标报价\t60分\t每高1%扣1分\n第四章 合同",
		  "内容完整性=5.00|技术措施=20.00|项目经理=15.00|投标报价=60.00|" },
		{ "points behind the names, without brackets",
		  "第四章 "
		  "评审办法\n（一）价格分（10分）：最低者满分。\n（二）服务方案（35分）\n1."
		  "总体方案20分：完整合理得20分，一般得5分。\n"
		  "2.应急预案15分：科学得15分。\n（三）商务部分（55分）\n1.同类业绩30分：每提供一个得5分。\n2."
		  "人员配置25分：每人3分，最多15分。\n第五章 合同",
		  "价格分=10.00|服务方案/总体方案=20.00|服务方案/应急预案=15.00|商务部分/同类业绩=30.00|商务部分/"
		  "人员配置=25.00|" },
		{ "groups in rows of their own, counted otherwise",
		  "第三章 "
		  "评标办法\n序号\t评分项目\t评分内容\t分值\n一\t价格部分\t\t30\n1\t报价\t低价优先\t30\n二\t技术部分\t"
		  "\t50\n"
		  "1\t方案\t完整\t30\n2\t进度\t合理\t20\n三\t商务部分\t\t20\n1\t业绩\t每个2分\t20\n合计\t\t\t100\n第四"
		  "章 合同",
		  "价格部分/报价=30.00|技术部分/方案=30.00|技术部分/进度=20.00|商务部分/业绩=20.00|" },
		{ "not of the procurement",
		  "第二章 采购需求\n考核项目\t分值\n着装\t40\n礼仪\t60\n第三章 评标办法\n最低价中标。", "" },
	};

	(void)state;
	CHECK(examples, show_scores);
}

static void marks(void **state)
{
	static const struct example examples[] = {
		{ "before and behind the number",
		  "第五章 "
		  "采购需求\n带“★”号条款为实质性要求，不满足按无效投标处理。\n★3.1摄像机分辨率不低于400万像素。\n3."
		  "2★存储时间不少于90天。\n3.3一般要求。",
		  "★[3.1]摄像机分辨率不低于400万像素。|★[3.2]存储时间不少于90天。|" },
		{ "triangles and in a cell",
		  "第五章 采购需求\n序号\t要求\n1\t▲支持国密算法\n2\t防护等级IP67\n3\t★温度-40℃至60℃",
		  "▲[1]支持国密算法|★[3]温度-40℃至60℃|" },
		{ "a mark behind the number and its dot", "第五章 采购需求\n1. ★支持双机热备。\n2.▲温度可调。",
		  "★[1]支持双机热备。|▲[2]温度可调。|" },
		{ "a mark behind the number and its 、", "第五章 采购需求\n1、★支持双机热备。\n（二）、▲温度可调。",
		  "★[1]支持双机热备。|▲[(二)]温度可调。|" },
		{ "a mark in a column of its own", "第五章 采购需求\n标记\t要求\n★\t交货期30天\n\t其他",
		  "★[]交货期30天|" },
		{ "response tables repeat them", "第六章 投标文件格式\n★3.1 投标人响应：", "" },
		{ "an asterisk where the document says so",
		  "第五章 采购需求\n标注“*”号的条款必须满足，否则投标无效。\n*4.1 电源冗余。\n4.2 尺寸3*4米。",
		  "★[4.1]电源冗余。|" },
		{ "an asterisk defined behind its clauses",
		  "第五章 采购需求\n*1 录像存储30天。\n2 重量150克。\n注：加“*”为关键参数，不满足将导致否决投标。",
		  "★[1]录像存储30天。|" },
		{ "other signs where the document says so, each for what it says",
		  "第二章 "
		  "须知\n1."
		  "带“※”号的条款为实质性要求，有一项不满足即作无效响应处理；带“●”号的为重要指标，每负偏离一项扣2分。\n"
		  "第五章 "
		  "采购需求\n※1.须提供7×24小时值守。\n※故障15分钟内响应。\n3.每月提交报告。\n●4.日志留存180天。\n"
		  "序号\t要求\n1\t※单机功率2kW\n2\t颜色：●",
		  "★[1]须提供7×24小时值守。|★[1]故障15分钟内响应。|▲[4]日志留存180天。|★[1]单机功率2kW|" },
		{ "a sign nobody defines is a bullet", "第五章 采购需求\n●支持双机热备。\n※注意防潮。\n■机柜两台。",
		  "" },
		{ "a column of marks has a heading, and the clause is not said twice",
		  "第五章 "
		  "采购需求\n序号\t产品\t★\t参数要求\n1\t服务器\t★\t内存512GB\n2\t交换机\t\t万兆\n注：标“★”为实质性指标"
		  "。",
		  "★[1]服务器: 内存512GB|" },
		{ "no asterisk where it does not", "第五章 采购需求\n*4.1 电源冗余。", "" },
	};

	(void)state;
	CHECK(examples, show_marks);
}

/* One sentence defines both: each means what is said of it. */
static void other_marks_mean_what_is_said_of_them(void **state)
{
	static const char says[] =
		"项目名称：青岚水厂监控系统采购\n第二章 须知\n1.带“※”号的条款为实质性要求，不满足即无效；带“●”号的为"
		"重要指标，每负偏离一项扣2分。\n第五章 采购需求\n※1.值守。\n●2.日志。\n";
	AUTO_ARENA a = { 0 };
	struct reading r;

	(void)state;
	assert_null(reader_read(&a, "x.txt", says, sizeof says - 1, &r));
	assert_non_null(strstr(r.mark_meaning[MARK_STAR], "无效"));
	assert_null(strstr(r.mark_meaning[MARK_STAR], "扣"));
	assert_non_null(strstr(r.mark_meaning[MARK_TRIANGLE], "扣"));
	assert_null(strstr(r.mark_meaning[MARK_TRIANGLE], "无效"));
}

/* In a table: the number of its row and its own, and what the row is about, also where that is merged downwards. */
static void clauses_of_a_table(void **state)
{
	static const char says[] =
		"项目名称：青岚水厂监控系统采购\n第五章 采购需求\n"
		"| 序号 | 名称 | 技术参数 |\n| 7 | 交换机 | ★端口不少于24个 |\n| 8 | 服务器 | ▲2、内存≥512GB |\n";
	static const char page[] =
		"<p>项目名称：青岚水厂监控系统采购</p><h1>第五章 "
		"采购需求</h1><table><tr><td>序号</td><td>名称</td><td>参数</td></tr>"
		"<tr><td>1</td><td rowspan=2>智能平板</td><td>★1、屏幕≥86英寸；<br>▲2、亮度≥400cd。</td></tr>"
		"<tr><td>2</td><td>★触控40点以上。</td></tr></table>";
	struct {
		const char *name, *text, *found;
	} documents[] = {
		{ "x.txt", says, "7 交换机 端口不少于24个|8-2 服务器 内存≥512GB|" },
		{ "x.html", page, "1 智能平板 屏幕≥86英寸;|1-2 智能平板 亮度≥400cd。|2 智能平板 触控40点以上。|" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof documents / sizeof *documents; i++) {
		AUTO_ARENA a = { 0 };
		struct reading r;
		struct buffer b = BUFFER(&a);
		assert_null(reader_read(&a, documents[i].name, documents[i].text, strlen(documents[i].text), &r));
		for (size_t k = 0; k < r.clause_count; k++)
			buffer_print(&b, "%s %s %s|", r.clauses[k].section, r.clauses[k].of, r.clauses[k].text);
		assert_string_equal(buffer_text(&b), documents[i].found);
	}
}

static void rejections(void **state)
{
	static const struct example examples[] = {
		{ "a numbered list",
		  "第二章 "
		  "投标人须知\n24.有下列情形之一的，投标无效：\n（1）未按规定密封的；\n（2）未提交保证金的；\n25.评标",
		  "未按规定密封的;|未提交保证金的;|" },
		{ "under a heading",
		  "第二章 "
		  "投标人须知\n四、无效投标情形\n1.资格不符的；\n2.报价超过限价的。\n五、废标情形\n1.不足三家的；",
		  "资格不符的;|报价超过限价的。|" },
		{ "parts of an item",
		  "第二章 "
		  "投标人须知\n投标人有下列情形之一的，评标委员会应当否决其投标：\n(一)资格不符的。\n(二)"
		  "未实质性响应：\nA、有效期不足；\nB、未交保证金；\n"
		  "(三)有下列串通投标行为，视为串标：\nA、文件雷同；\n二、其他",
		  "资格不符的。|有效期不足;|未交保证金;|有下列串通投标行为,视为串标:|" },
		{ "the whole procurement is another matter",
		  "第二章 投标人须知\n有下列情形之一的，应予废标：\n1.不足三家的；\n2.预算不足的；", "" },
		{ "a check table",
		  "第三章 评标办法\n序号\t评审标准\t说明\n1\t投标函签字盖章\t否决条款\n2\t页码连续\t一般条款",
		  "投标函签字盖章|" },
		{ "sentences of a notice", "逾期送达的投标文件，招标人不予受理。欢迎参加。",
		  "逾期送达的投标文件,招标人不予受理|" },
		{ "a list in one line",
		  "第二章 "
		  "谈判须知\n13."
		  "响应文件有下列情形之一的，按无效响应处理：①未按要求签字盖章；②超出经营范围报价；③最后报价超过最高限"
		  "价。",
		  "未按要求签字盖章;|超出经营范围报价;|最后报价超过最高限价。|" },
		{ "in one line, numbers with a bracket",
		  "第二章 "
		  "须知\n响应文件出现以下任意一种情形，视为响应不合格：1）报价超预算；2）未提供授权委托书；3）不满足★条"
		  "款。",
		  "报价超预算;|未提供授权委托书;|不满足★条款。|" },
		{ "items run together under their line",
		  "有下列情况之一的，报价文件无效：\n1.未加盖公章；2.字迹模糊；3.递交两份以上报价。",
		  "未加盖公章;|字迹模糊;|递交两份以上报价。|" },
		{ "what is not taken in",
		  "第二章 须知\n二十、投标文件的拒收\n1.逾期送达的；\n2.未密封的；\n二十一、其他\n1.保密",
		  "逾期送达的;|未密封的;|" },
		{ "bids that are void", "有以下情况的报价文件作废：\n1.未盖公章；\n2.逾期送达；\n3.报价高于预算价。",
		  "未盖公章;|逾期送达;|报价高于预算价。|" },
	};

	(void)state;
	CHECK(examples, show_rejections);
}

static void lines_to_tick_are_kept(void **state)
{
	AUTO_ARENA a = { 0 };
	struct reading r;
	static const char text[] =
		"项目名称：青岚水厂监控系统采购\n★设备必须全新。\n投标人不得转包。\n欢迎参加。\n逾期的投标无效。";

	(void)state;
	assert_null(reader_read(&a, "x.txt", text, strlen(text), &r));
	assert_int_equal(r.line_count, 3);
	assert_int_equal(r.lines[0].words, WORD_STAR | WORD_MUST);
	assert_int_equal(r.lines[1].words, WORD_MUST_NOT);
	assert_int_equal(r.lines[2].words, WORD_INVALID);
	assert_string_equal(r.lines[0].text, "★设备必须全新。");
}

static void a_blank_form_gives_nothing(void **state)
{
	AUTO_ARENA a = { 0 };
	struct reading r;
	static const char text[] = "招标公告\n项目名称：____________\n招标编号：        \n招 标 "
				   "人：（招标人名称）\n投标截止时间：   年  月  日\n"
				   "投标有效期为 90 天。\n有下列情形之一的，投标无效：\n（1）未密封的；\n";

	(void)state;
	assert_null(reader_read(&a, "x.txt", text, strlen(text), &r));
	assert_true(r.blank);
	for (int i = 0; i < FACT_COUNT; i++)
		assert_false(r.facts[i].found);
	assert_int_equal(r.rejection_count, 0);
}

static void places_are_given(void **state)
{
	AUTO_ARENA a = { 0 };
	struct reading r;
	static const char text[] = "采购公告\n项目名称：青岚水厂监控系统采购\n\f采购人：青岚市水务局";

	(void)state;
	assert_null(reader_read(&a, "x.txt", text, strlen(text), &r));
	assert_int_equal(r.pages, 2);
	assert_int_equal(r.facts[FACT_PURCHASER].is.at.page, 2);
	assert_string_equal(r.facts[FACT_PURCHASER].is.at.quote, "采购人：青岚市水务局");
}

/* Text made to be slow to search is read in time all the same; with sanitizers a fifth of it, but in the campaign. */
static void floods_are_survived(void **state)
{
	static const char *const floods[] = { "采购人：青岚市水务局甲",
					      "投标保证金：人民币1000元",
					      "（1）有下列情形之一的，投标无效：",
					      "★★★▲",
					      "第一包、第二包：",
					      "一、包1",
					      "1、",
					      "（10分）",
					      "□□☑",
					      "项目名称：" };
	size_t bytes = getenv("TRINE_TEST_FULL") != NULL ? 1000000 : 200000;

	(void)state;
	for (size_t i = 0; i < sizeof floods / sizeof floods[0]; i++) {
		for (int lines = 0; lines < 2; lines++) {
			AUTO_ARENA a = { 0 };
			struct buffer b = BUFFER(&a);
			struct reading r;
			struct timespec from, to;
			for (int k = 0; b.used < bytes; k++)
				buffer_print(&b, "%s%d%s", floods[i], k, lines != 0 ? "\n" : "");
			clock_gettime(CLOCK_MONOTONIC, &from);
			struct error *e = reader_read(&a, "x.txt", b.data, b.used, &r);
			assert_true(e == NULL || strcmp(e->reason, "document_large") == 0);
			clock_gettime(CLOCK_MONOTONIC, &to);
			double took = (double)(to.tv_sec - from.tv_sec) + (double)(to.tv_nsec - from.tv_nsec) / 1e9;
			print_message("%s %s %.2f s\n", floods[i], lines != 0 ? "in lines" : "in one", took);
		}
	}
}

static void other_files_are_refused(void **state)
{
	static const struct {
		const char *name, *bytes, *reason;
	} cases[] = {
		{ "x.exe", "MZ", "format_unknown" },
		{ "x.docx", "not a zip, not at all so", "zip_damaged" },
		{ "x.pdf", "not a pdf", "pdf_damaged" },
		{ "x.txt", "\x01\x02\x03\x04\x05\x06\x07\x08", "text_binary" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		AUTO_ARENA a = { 0 };
		struct reading r;
		struct error *e = reader_read(&a, cases[i].name, cases[i].bytes, strlen(cases[i].bytes), &r);
		assert_non_null(e);
		assert_string_equal(e->reason, cases[i].reason);
	}
}

/* The sentence that defines the mark, not the condition that names it first. */
static void a_mark_means_what_its_definition_says(void **state)
{
	static const char text[] =
		"项目名称：青岚水厂监控系统采购\n第二章 投标人须知\n（3）未实质性响应★条款的，投标无效。\n"
		"第四章 采购需求\n说明：标注“★”的为实质性要求，必须满足。\n★1.1 支持国密算法。\n";
	AUTO_ARENA a = { 0 };
	struct reading r;

	(void)state;
	assert_null(reader_read(&a, "x.txt", text, strlen(text), &r));
	assert_string_equal(r.mark_meaning[MARK_STAR], "说明：标注“★”的为实质性要求，必须满足。");
}

/* Every line that must not be overlooked, with its section; a condition whose own words are harmless too. */
static void lines_are_kept(void **state)
{
	static const char text[] =
		"项目名称：青岚水厂监控系统采购\n第二章 "
		"投标人须知\n一、投标文件\n投标文件必须密封。\n投标人可以踏勘。\n"
		"二、否决投标的情形\n有下列情形之一的，否决其投标：\n（1）未提交保证金的；\n（2）报价超过限价的。\n"
		"第三章 采购需求\n▲3.1 支持国密算法。\n";
	AUTO_ARENA a = { 0 };
	struct buffer b = BUFFER(&a);
	struct reading r;

	(void)state;
	assert_null(reader_read(&a, "x.txt", text, strlen(text), &r));
	for (size_t i = 0; i < r.line_count; i++)
		buffer_print(&b, "%u[%s]%s|", r.lines[i].words, r.lines[i].heading, r.lines[i].text);
	assert_string_equal(buffer_text(&b), "16[第二章投标人须知 › 一、投标文件]投标文件必须密封。|"
					     "4[第二章投标人须知 › 二、否决投标的情形]二、否决投标的情形|"
					     "4[第二章投标人须知 › 二、否决投标的情形]有下列情形之一的，否决其投标：|"
					     "4[第二章投标人须知 › 二、否决投标的情形]（1）未提交保证金的；|"
					     "4[第二章投标人须知 › 二、否决投标的情形]（2）报价超过限价的。|"
					     "2[第三章采购需求]▲3.1 支持国密算法。|");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(scores),
		cmocka_unit_test(marks),
		cmocka_unit_test(other_marks_mean_what_is_said_of_them),
		cmocka_unit_test(clauses_of_a_table),
		cmocka_unit_test(rejections),
		cmocka_unit_test(a_mark_means_what_its_definition_says),
		cmocka_unit_test(lines_are_kept),
		cmocka_unit_test(lines_to_tick_are_kept),
		cmocka_unit_test(a_blank_form_gives_nothing),
		cmocka_unit_test(places_are_given),
		cmocka_unit_test(other_files_are_refused),
		cmocka_unit_test(floods_are_survived),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
