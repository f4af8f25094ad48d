/* The forms of a format chapter: found past the table of contents, their wording untouched. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "reader/format_chapter.h"
#include "reader/open.h"

static const char *shown(struct arena *a, const char *text)
{
	struct document d;
	struct buffer b = BUFFER(a);

	assert_null(document_open(a, "x.md", text, strlen(text), &d));
	struct format_chapter c = format_chapter_of(a, &d);
	buffer_print(&b, "%s\n", c.title == NULL ? "-" : c.title);
	for (size_t i = 0; i < c.count; i++) {
		if (c.forms[i].part[0] != '\0')
			buffer_print(&b, "%s: ", c.forms[i].part);
		buffer_print(&b, "[%s]\n%s", c.forms[i].title, c.forms[i].marks);
	}
	return buffer_text(&b);
}

static const struct {
	const char *text, *shown;
} documents[] = {
	{ "第一章 招标公告\n\n第六章 投标文件格式\n\n一、投标函\n\n致：____（招标人名称）\n\n我方承诺：1. "
	  "按期供货。\n\n"
	  "二、授权委托书\n\n本人____系投标人的法定代表人。\n\n第七章 合同条款\n\n一、定义\n",
	  "第六章 投标文件格式\n[一、投标函]\n~ 致：____（招标人名称）\n~ 我方承诺：1. 按期供货。\n"
	  "[二、授权委托书]\n~ 本人____系投标人的法定代表人。\n" },
	/* named in the contents and in the list in front of the forms */
	{ "目录\n\n第六章 投标文件格式........30\n\n第六章 投标文件格式\n\n附件1 投标函\n\n附件2 报价表\n\n附件1 "
	  "投标函\n\n投标人：____（盖章）\n\n"
	  "附件2 报价表\n\n| 名称 | 单价 |\n| --- | --- |\n| 摄像机 | |\n",
	  "第六章 投标文件格式\n[附件1 投标函]\n~ 投标人：____（盖章）\n[附件2 报价表]\n"
	  "@table small 4 4\n| 名称 | 单价 |\n| 摄像机 |  |\n@end\n" },
	{ "第一章 公告\n\n一、概况\n\n无\n", "-\n" },
	/* 附件 1-1 and 1-2 are two; the parts of the bid are no forms, but say which of it a form is */
	{ "第二章 须知\n\n第三章 投标文件内容及格式\n\n一、价格文件\n\n附件1-1 开标一览表\n\n总价：\n\n附件1-2 "
	  "分项报价表\n\n"
	  "单价：\n\n二、商务技术文件\n\n附件2-1 投标函\n\n致：\n\n第四章 合同\n\n附件3-1 别的\n",
	  "第三章 投标文件内容及格式\n价格文件: [附件1-1 开标一览表]\n~ 总价：\n价格文件: [附件1-2 "
	  "分项报价表]\n~ 单价：\n"
	  "商务技术文件: [附件2-1 投标函]\n~ 致：\n" },
	/* a chapter called 各种格式, its forms named in its own contents, and the next chapter is a part of the bid */
	{ "第四章 合同格式\n\n第五章 各种格式\n\n分目录\n\n投标函格式........47\n\n人员安排........48\n\n投标函格式\n\n"
	  "致：\n\n人员安排\n\n自拟\n\n第六章 资格证明文件\n\n法人授权书\n\n兹授权：\n\n第七章 "
	  "评标办法\n\n评分表\n",
	  "第五章 各种格式\n[投标函格式]\n~ 致：\n[人员安排]\n~ 自拟\n资格证明文件: [法人授权书]\n~ 兹授权：\n" },
	/* numbers inside the forms are no forms; a chapter named in a sentence of a form does not end it */
	{ "第五章 公告\n\n第六章 响应文件格式\n\n一、报价函\n\n1.自开标之日起所报的价格保持有效\n\n2."
	  "所附的资料与原件一致并且愿意提供其\n\n3."
	  "与要求不同之处已逐条列出没有列出\n\n第二章“须知”所列的情形\n\n二、偏离表\n\n无\n\n三、承诺书\n\n诺\n",
	  "第六章 响应文件格式\n[一、报价函]\n~ 1.自开标之日起所报的价格保持有效\n~ "
	  "2.所附的资料与原件一致并且愿意提供其\n"
	  "~ 3.与要求不同之处已逐条列出没有列出\n~ 第二章“须知”所列的情形\n[二、偏离表]\n~ 无\n[三、承诺书]\n~ "
	  "诺\n" },
	/* 附件一： is called what stands below it */
	{ "第八章 附件（应答文件格式）\n\n附件一：\n\n报价公函\n\n致：\n\n附件二：\n\n承诺书\n\n诺\n\n附件三\n\n"
	  "声明函\n\n特此声明。\n",
	  "第八章 附件（应答文件格式）\n[附件一： 报价公函]\n~ 致：\n[附件二： 承诺书]\n~ 诺\n[附件三 声明函]\n~ "
	  "特此声明。\n" },
	/* 第一部分 inside a chapter does not end it, where the document has no parts */
	{ "第六章 办法\n\n第七章 投标文件构成及格式\n\n第一部分 投标函-----36\n\n第一部分 投标函\n\n致：\n\n第二部分 "
	  "开标一览表\n\n总价\n\n第三部分 资格证明文件\n\n列于此\n\n第四部分 服务方案\n\n自拟\n",
	  "第七章 投标文件构成及格式\n[第一部分 投标函]\n~ 致：\n[第二部分 开标一览表]\n~ 总价\n"
	  "资格证明文件: [第三部分 资格证明文件]\n~ 列于此\n[第四部分 服务方案]\n~ 自拟\n" },
	/* another document begins: its tables are none of ours */
	{ "第三章 投标文件格式\n\n附件1 投标函\n\n致\n\n附件2 报价表\n\n元\n\n附件3 声明\n\n特此声明\n\f"
	  "竞争性磋商文件（专用）\n\n技术参数表\n\n参数\n",
	  "第三章 投标文件格式\n[附件1 投标函]\n~ 致\n[附件2 报价表]\n~ 元\n[附件3 声明]\n~ 特此声明\n" },
	/* our own cover ends nothing; a title without a number stands at the top of its page */
	{ "第三章 "
	  "投标文件格式\n\n1."
	  "说明一句\n\f投标文件\n\n正本\n\f投标函\n\n授权书\n\f授权书\n\n特此授权\n\f偏离表（格式）\n\n"
	  "无\n",
	  "第三章 投标文件格式\n[投标函]\n~ 授权书\n[授权书]\n~ 特此授权\n[偏离表（格式）]\n~ 无\n" },
	/* the forms were left out: what is attached to the tender is none */
	{ "第六章 投标文件格式（略）\n\n第七章 附件\n\n1. 图纸目录\n\n2. 踏勘路线\n\n3. 名录格式\n", "-\n" },
	/* a sentence that speaks of the chapter is none */
	{ "第二章 须知\n\n投标人应按投标文件格式编制投标文件。\n\n3.1 响应\n", "-\n" },
};

static void forms_are_found(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof documents / sizeof documents[0]; i++) {
		AUTO_ARENA a = { 0 };
		const char *is = shown(&a, documents[i].text);
		if (strcmp(is, documents[i].shown) != 0)
			fail_msg("%zu:\n%s\nnot:\n%s", i, is, documents[i].shown);
	}
}

/* Signs that are marks of a page mean themselves. */
static void signs_keep_their_meaning(void **state)
{
	AUTO_ARENA a = { 0 };

	(void)state;
	assert_non_null(strstr(shown(&a, "第六章 投标文件格式\n\n一、声明\n\n见 A|B：“#1” {{x}}。\n"),
			       "A\\|B：“\\#1” \\{\\{x\\}\\}"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(forms_are_found),
		cmocka_unit_test(signs_keep_their_meaning),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
