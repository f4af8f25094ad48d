#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "office/page_template.h"

#define HOSTILE "a | b\n# c \\ > ![0 9x9] @end {{x}} [page]"

static struct content *paper(struct arena *a)
{
	struct content *c = content_new(a);

	content_text(c, "hostile", HOSTILE);
	content_picture(c, "seal", NULL);
	for (int i = 0; i < 2; i++)
		content_text(content_row(c, "rows"), "name", i == 0 ? "one" : "two");
	return c;
}

static void reads_blocks(void **state)
{
	static const char source[] =
		"@language en\n@landscape\n@title A {{hostile}}\n@header left | right\n@footer [page]/[pages]\n"
		"# Title\n\n## One\n#### Three\nbody \\\n  goes on\n~ plain\n^ middle\n> note\n~ > right\n@space "
		"10\n@break\n"
		"{{%seal 40x20}}\n";
	static const struct {
		enum page_block_kind kind;
		enum page_style style;
		enum page_align align;
		const char *text;
	} expect[] = {
		{ PAGE_TEXT, PAGE_TITLE, ALIGN_CENTRE, "Title" },
		{ PAGE_TEXT, PAGE_HEADING_1, ALIGN_LEFT, "One" },
		{ PAGE_TEXT, PAGE_HEADING_3, ALIGN_LEFT, "Three" },
		{ PAGE_TEXT, PAGE_BODY, ALIGN_BOTH, "body goes on" },
		{ PAGE_TEXT, PAGE_PLAIN, ALIGN_LEFT, "plain" },
		{ PAGE_TEXT, PAGE_PLAIN, ALIGN_CENTRE, "middle" },
		{ PAGE_TEXT, PAGE_NOTE, ALIGN_LEFT, "note" },
		{ PAGE_TEXT, PAGE_PLAIN, ALIGN_RIGHT, "right" },
		{ PAGE_SPACE, 0, 0, NULL },
		{ PAGE_BREAK, 0, 0, NULL },
		{ PAGE_TEXT, PAGE_PLAIN, ALIGN_CENTRE, "" },
	};
	AUTO_ARENA a = { 0 };
	struct page_document d;

	(void)state;
	assert_null(page_template_read(&a, source, paper(&a), &d));
	assert_string_equal(d.language, "en");
	assert_true(d.landscape);
	assert_string_equal(d.header_left, "left");
	assert_string_equal(d.header_right, "right");
	assert_string_equal(d.footer, "[page]/[pages]");
	assert_int_equal(d.count, sizeof expect / sizeof expect[0]);
	for (size_t i = 0; i < d.count; i++) {
		assert_int_equal(d.blocks[i].kind, expect[i].kind);
		if (expect[i].kind != PAGE_TEXT)
			continue;
		assert_int_equal(d.blocks[i].style, expect[i].style);
		assert_int_equal(d.blocks[i].line.align, expect[i].align);
		assert_string_equal(d.blocks[i].line.text, expect[i].text);
	}
	assert_int_equal((int)(d.blocks[10].line.height / POINTS_PER_MM + 0.5), 20);
	assert_int_equal(d.blocks[10].line.picture->format, PICTURE_NONE);
}

static void filled_values_mean_themselves(void **state)
{
	AUTO_ARENA a = { 0 };
	struct page_document d;

	(void)state;
	assert_null(page_template_read(&a, "{{hostile}}\n@table 1 1\n| {{hostile}} | x |\n@end\n", paper(&a), &d));
	assert_int_equal(d.count, 3); /* its two lines, and the table */
	assert_string_equal(d.blocks[0].line.text, "a | b");
	assert_string_equal(d.blocks[1].line.text, "# c \\ > ![0 9x9] @end {{x}} [page]");
	assert_int_equal(d.blocks[1].style, PAGE_BODY);
	assert_int_equal(d.blocks[2].table.rows[0].count, 2);
	assert_int_equal(d.blocks[2].table.rows[0].cells[0].count, 2);
	assert_string_equal(d.blocks[2].table.rows[0].cells[0].lines[1].text, "# c \\ > ![0 9x9] @end {{x}} [page]");
}

static void reads_tables(void **state)
{
	static const char source[] = "@table small 10 30 60\n|= No. |=:2 What |\n|---\n{{#rows}}\n|^ {{row_number}} "
				     "|:2 {{name}} |\n{{/rows}}\n"
				     "@row 20\n|=/2 tall | b | c\\n> right |\n|- b |> c |\n@end\n";
	AUTO_ARENA a = { 0 };
	struct page_document d;

	(void)state;
	assert_null(page_template_read(&a, source, paper(&a), &d));
	const struct page_table *t = &d.blocks[0].table;
	assert_true(t->small);
	assert_int_equal(t->columns, 3);
	assert_float_equal(t->widths[2], 0.6, 0.0001);
	assert_int_equal(t->count, 5);
	assert_true(t->rows[0].head);
	assert_false(t->rows[1].head);
	assert_true(t->rows[0].cells[1].label);
	assert_int_equal(t->rows[0].cells[1].span, 2);
	assert_string_equal(t->rows[2].cells[1].lines[0].text, "two");
	assert_int_equal(t->rows[2].cells[0].lines[0].align, ALIGN_CENTRE);
	assert_int_equal((int)(t->rows[3].height / POINTS_PER_MM + 0.5), 20);
	assert_int_equal(t->rows[3].cells[0].rows, 2);
	assert_int_equal(t->rows[3].cells[2].lines[1].align, ALIGN_RIGHT);
	assert_int_equal(t->rows[4].cells[0].column, 1);
	assert_true(t->rows[4].cells[0].top);
	assert_int_equal(t->rows[4].cells[1].lines[0].align, ALIGN_RIGHT);
}

static void names_every_mistake(void **state)
{
	static const struct {
		const char *source, *reason;
	} cases[] = {
		{ "@font big", "page_directive" },
		{ "@space", "page_directive" },
		{ "@space -1", "page_directive" },
		{ "@table", "page_directive" },
		{ "@table 1 x", "page_directive" },
		{ "@end", "page_directive" },
		{ "@row 5", "page_directive" },
		{ "| a |", "page_row" },
		{ "@table 1 1\n| a |\n@end", "page_row" },
		{ "@table 1\n| a | b |\n@end", "page_row" },
		{ "@table 1 1\n|:3 a |\n@end", "page_row" },
		{ "@table 1\n|* a |\n@end", "page_row" },
		{ "@table 1\ntext\n@end", "page_row" },
		{ "@table 1\n| a |", "page_row" },
		{ "@table 1\n@end", "page_row" },
		{ "@table 1\n|/2 a |\n@end", "page_row" },
		{ "@table 1 1\n| a |/2 b |\n|:2 c |\n@end", "page_row" },
		{ "{{%seal}}", "page_picture" },
		{ "{{%seal 10x}}", "page_picture" },
		{ "![0 10x10]", "page_picture" },
		{ "{{unknown}}", "unknown_field" },
		{ "@table 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1", "page_directive" },
	};
	AUTO_ARENA a = { 0 };
	struct page_document d;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct error *e = page_template_read(&a, cases[i].source, paper(&a), &d);
		if (e == NULL)
			fail_msg("accepted: %s", cases[i].source);
		assert_string_equal(e->reason, cases[i].reason);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_blocks),
		cmocka_unit_test(filled_values_mean_themselves),
		cmocka_unit_test(reads_tables),
		cmocka_unit_test(names_every_mistake),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
