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
	for (size_t i = 0; i < c.count; i++)
		buffer_print(&b, "[%s]\n%s", c.forms[i].title, c.forms[i].marks);
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
