#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "office/html_read.h"
#include "office/plain_read.h"
#include "office/show.h"

static void plain_text_becomes_blocks(void **state)
{
	static const struct {
		const char *text, *shown;
	} cases[] = {
		{ "one\n\n  two  \r\n", "one|two|" },
		{ "# Title\n## Part\nbody", "#1Title|#2Part|body|" },
		{ "a\tb\nc\td\nend", "[a,b;c,d]|end|" },
		{ "| a | b |\n|---|---|\n| c | d |", "[a,b;c,d]|" },
		{ "| a | b |\n|  |  |\n|---|---|\n| c | d |", "[a,b;,;c,d]|" },
		{ "公告 | 时间\nnext", "[公告,时间]|next|" },
		{ "a|b is no table", "a|b is no table|" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		AUTO_ARENA a = { 0 };
		struct document d = plain_read(&a, cases[i].text, strlen(cases[i].text));
		assert_string_equal(document_show(&a, &d), cases[i].shown);
	}
}

static void form_feeds_part_pages(void **state)
{
	AUTO_ARENA a = { 0 };
	struct document d = plain_read(&a, "one\n\ftwo", 8);

	(void)state;
	assert_int_equal(d.blocks[1].page, 2);
}

static void web_pages_become_blocks(void **state)
{
	static const struct {
		const char *html, *shown;
	} cases[] = {
		{ "<p>one<br>two</p>three", "one|two|three|" },
		{ "<title>no</title><style>p{}</style><script>if (1<2) x()</script><h2>Part</h2><p>a&amp;b "
		  "&#20013;&nbsp;&lt;</p>",
		  "#2Part|a&b 中 <|" },
		{ "<table><tr><th>a</th><td colspan=2>b</td></tr><tr><td>c<td>d</tr></table>", "[a,b+2;c,d]|" },
		{ "<table><tr><td rowspan=\"2\">a</td><td>b</td></tr><tr><td>c</td></tr></table>", "[a,b;^,c]|" },
		{ "<table><tr><td>outer<table><tr><td>x</td><td>y</td></tr></table>after</td></tr></table>",
		  "outer|[x,y]|after|" },
		{ "<!-- <p>no</p> -->yes", "yes|" },
		{ "<p", "" },
#define PICTURE "〔未读取：图片 / Not read: picture〕"
		{ "<p>before<img src='a.png'>after</p>", "before" PICTURE "after|" },
		{ "<p>three<img src=a.png width=\"1\" height=1>four</p>", "threefour|" }, /* a counter */
		{ "<img style=\"line-height:1;max-width:10px\" height=auto>", PICTURE "|" },
		{ "<table><tr><td>图纸</td><td><img width=600></td></tr></table>", "[图纸," PICTURE "]|" },
		{ "<svg width=24 height=24></svg><svg><path/></svg>",
		  "〔未读取：图形或文本框 / Not read: drawing or text box〕|" },
		{ "<iframe src='tender.pdf'></iframe>", "〔未读取：插入的文件 / Not read: inserted file〕|" },
		{ "a < b", "a < b|" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		AUTO_ARENA a = { 0 };
		struct document d = html_read(&a, cases[i].html, strlen(cases[i].html));
		assert_string_equal(document_show(&a, &d), cases[i].shown);
	}
}

static void a_document_crosses_a_pipe(void **state)
{
	AUTO_ARENA a = { 0 };
	const char text[] = "# 标题\n正文\na\tb\n\tc";
	struct document d = plain_read(&a, text, strlen(text)), back;
	struct buffer b = BUFFER(&a);

	(void)state;
	document_pack(&d, &b);
	assert_null(document_unpack(&a, b.data, b.used, &back));
	assert_string_equal(document_show(&a, &back), document_show(&a, &d));
	for (size_t n = 0; n < b.used; n++) /* no part of it is taken for a whole */
		assert_non_null(document_unpack(&a, b.data, n, &back));
}

static void garbage_is_refused(void **state)
{
	AUTO_ARENA a = { 0 };
	struct document d = plain_read(&a, "a\tb\nc\td", 7), back;
	struct buffer b = BUFFER(&a);
	size_t refused = 0;

	(void)state;
	document_pack(&d, &b);
	for (size_t i = 0; i < b.used; i++) {
		char *bad = arena_copy_n(&a, b.data, b.used);
		bad[i] = (char)0xFF;
		struct error *e = document_unpack(&a, bad, b.used, &back);
		refused += e != NULL;
		if (e != NULL)
			assert_string_equal(e->reason, "document_damaged");
	}
	assert_true(refused > b.used / 2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(plain_text_becomes_blocks), cmocka_unit_test(form_feeds_part_pages),
		cmocka_unit_test(web_pages_become_blocks),   cmocka_unit_test(a_document_crosses_a_pipe),
		cmocka_unit_test(garbage_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
