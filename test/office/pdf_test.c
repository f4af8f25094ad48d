/* Words and lines of a page become paragraphs and tables. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "office/pdf_content.h"
#include "office/pdf_grid.h"
#include "office/pdf_lines.h"
#include "office/pdf_text.h"
#include "office/show.h"

static void content_is_read_in_tokens(void **state)
{
	static const char content[] = "q 1 0 0 1 10 -2.5 cm (a\\)b (c) d) Tj <41> Tj /F1 12 Tf % no\n[1 (x)] TJ BI /W "
				      "1 ID ab) EI f* << /A 1 >>";
	struct content c = { .at = content, .end = content + strlen(content) };
	char seen[256] = "";

	(void)state;
	for (enum content_token t; (t = content_next(&c)) != CONTENT_END;) {
		if (t == CONTENT_OPERATOR)
			strcat(strcat(seen, c.operator), " ");
		if (t == CONTENT_NUMBER && c.number < 0)
			strcat(seen, "minus ");
	}
	assert_string_equal(seen, "q minus cm Tj Tj Tf TJ BI ID f* ");
}

static void lines_are_found_and_merged(void **state)
{
	AUTO_ARENA a = { 0 };
	/* a stroked rectangle, a filled thin one, two pieces of one line, and a shape that is none */
	static const char content[] =
		"q 2 0 0 2 0 0 cm 10 10 40 20 re S Q 20 300 200 0.7 re f 20 200 m 60 200 l S 61 200 m 100 200 l S "
		"300 300 50 50 re f";
	struct rules r = rules_of_content(&a, content, strlen(content), 0, 500);

	(void)state;
	assert_int_equal(r.across_count, 4);
	assert_int_equal(r.down_count, 2);
	assert_int_equal((int)(r.across[0].at + 0.5), 200);
	assert_int_equal((int)r.across[0].from, 20);
	assert_int_equal((int)r.across[0].to, 220);
	assert_int_equal((int)(r.across[1].at + 0.5), 300);
	assert_int_equal((int)r.across[1].to, 100);
	assert_int_equal((int)r.down[0].at, 20);
	assert_int_equal((int)r.down[1].at, 100);
	assert_int_equal((int)r.down[0].from, 440);
}

/* Two rows of two; the first column is one cell. */
#define CELLS "50 700 200 60 re S 150 700 m 150 760 l S 150 730 m 250 730 l S"
static const char table[] = CELLS;

static void cells_lie_between_lines(void **state)
{
	AUTO_ARENA a = { 0 };
	struct rules r = rules_of_content(&a, table, strlen(table), 0, 800);
	struct grid *grids;

	(void)state;
	assert_int_equal(grids_of(&a, &r, &grids), 1);
	assert_int_equal(grids[0].rows, 2);
	assert_int_equal(grids[0].columns, 2);
	assert_int_equal(grids[0].count, 3);
	const struct grid_cell *c = grid_cell_at(&grids[0], 60, 90);
	assert_int_equal(c->rows, 2);
	assert_ptr_equal(c, grid_cell_at(&grids[0], 60, 50));
	assert_ptr_not_equal(grid_cell_at(&grids[0], 200, 50), grid_cell_at(&grids[0], 200, 90));
	assert_null(grid_cell_at(&grids[0], 10, 50));
}

static void a_frame_is_no_table(void **state)
{
	AUTO_ARENA a = { 0 };
	static const char frame[] = "50 50 400 700 re S";
	struct rules r = rules_of_content(&a, frame, strlen(frame), 0, 800);
	struct grid *grids;

	(void)state;
	assert_int_equal(grids_of(&a, &r, &grids), 0);
}

#define WORD(x0, y0, x1, y1, text) \
	"<word xMin=\"" #x0 "\" yMin=\"" #y0 "\" xMax=\"" #x1 "\" yMax=\"" #y1 "\">" text "</word>"
#define PAGE(inner) "<page width=\"600\" height=\"800\">" inner "</page>"

/* A PDF of one page with that content; its cross references are left for the reader to find. */
static const char *pdf_of(struct arena *a, const char *content, size_t *ret_n)
{
	const char *pdf =
		arena_print(a,
			    "%%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 "
			    "obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
			    "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 "
			    "R/Resources<</XObject<</Im 5 0 R/Fm 6 0 R/Empty 7 0 R>>>>>>endobj\n"
			    "5 0 obj<</Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent "
			    "8/Length 1>>stream\nx\nendstream endobj\n"
			    "6 0 obj<</Subtype/Form/BBox[0 0 100 50]/Resources<</XObject<</In 5 0 R>>>>/Length "
			    "1>>stream\n \nendstream endobj\n"
			    "7 0 obj<</Subtype/Form/BBox[0 0 100 50]/Length 1>>stream\n \nendstream endobj\n"
			    "4 0 obj<</Length %zu>>stream\n%s\n"
			    "endstream endobj\ntrailer<</Root 1 0 R>>\n",
			    strlen(content), content);

	*ret_n = strlen(pdf);
	return pdf;
}

static const char *page_shown(struct arena *a, const char *words, const char *content)
{
	struct document d;
	size_t n;
	const char *pdf = pdf_of(a, content, &n),
		   *xml = arena_print(a, "<!DOCTYPE html><html><body><doc>%s</doc></body></html>", words);

	if (pdf_text_read(a, xml, strlen(xml), pdf, n, &d) != NULL)
		return "refused";
	return d.unreadable != NULL ? d.unreadable : document_show(a, &d);
}

static void pages_become_blocks(void **state)
{
	static const struct {
		const char *name, *words, *content, *shown;
	} cases[] = {
		{ "a paragraph over two lines, and the next",
		  PAGE(WORD(74, 100, 540, 112, "第一行写满了整个栏宽所以接着下一行") WORD(
			  50, 118, 200, 130, "是同一段。") WORD(74, 136, 300, 148, "另起一段。")
			       WORD(74, 154, 540, 166, "3.1又是写满的一行") WORD(50, 172, 540, 184, "3.2编号另起一段")),
		  "", "第一行写满了整个栏宽所以接着下一行 是同一段。|另起一段。|3.1又是写满的一行|3.2编号另起一段|" },
		{ "a wide gap is a tab",
		  PAGE(WORD(50, 100, 120, 112, "招标人：甲") WORD(300, 100, 400, 112, "代理机构：乙方公司")), "",
		  "招标人：甲\t代理机构：乙方公司|" },
		{ "a table with a merged cell",
		  PAGE(WORD(60, 60, 100, 72, "评分因素") WORD(160, 50, 200, 62, "方案甲")
			       WORD(160, 80, 200, 92, "方案乙") WORD(50, 20, 200, 32, "表一所列如下")),
		  table, "表一所列如下|[评分因素,方案甲;^,方案乙]|" },
		{ "no text", PAGE(""), "", "no_text" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		AUTO_ARENA a = { 0 };
		print_message("%s\n", cases[i].name);
		assert_string_equal(page_shown(&a, cases[i].words, cases[i].content), cases[i].shown);
	}
}

#define PICTURE "〔未读取：图片 / Not read: picture〕"
#define DRAWING "〔未读取：图形或文本框 / Not read: drawing or text box〕"

/* The page is 800 points high, and what is placed counts from below. */
static void pictures_are_named_in_their_place(void **state)
{
	static const char two[] = PAGE(WORD(74, 100, 540, 112, "第一行写满了整个栏宽所以接着下一行") WORD(
		50, 118, 200, 130, "是同一段。") WORD(74, 300, 300, 312, "另起一段，图在它前面。"));
	static const struct {
		const char *name, *words, *content, *shown;
	} cases[] = {
		{ "between two paragraphs", two, "q 200 0 0 100 100 520 cm /Im Do Q",
		  "第一行写满了整个栏宽所以接着下一行 是同一段。|" PICTURE "|另起一段，图在它前面。|" },
		{ "beside a paragraph, which stays whole", two, "q 60 0 0 30 500 675 cm /Im Do Q",
		  "第一行写满了整个栏宽所以接着下一行 是同一段。|" PICTURE "|另起一段，图在它前面。|" },
		{ "behind all", two, "q 200 0 0 100 100 100 cm /Im Do Q",
		  "第一行写满了整个栏宽所以接着下一行 是同一段。|另起一段，图在它前面。|" PICTURE "|" },
		{ "in a form", two, "q 2 0 0 2 100 100 cm /Fm Do Q",
		  "第一行写满了整个栏宽所以接着下一行 是同一段。|另起一段，图在它前面。|" PICTURE "|" },
		{ "a form without one, a name that is none, an icon, and a line drawn as a picture", two,
		  "q 2 0 0 2 100 100 cm /Empty Do Q /No Do q 16 0 0 16 9 9 cm /Im Do Q q 400 0 0 1 9 9 cm /Im Do Q",
		  "第一行写满了整个栏宽所以接着下一行 是同一段。|另起一段，图在它前面。|" },
		{ "within the stream, in strips that touch", two,
		  "q 200 0 0 50 100 150 cm BI /W 1 /H 1 ID x EI Q q 200 0 0 50 100 100 cm BI /W 1 /H 1 ID x EI Q",
		  "第一行写满了整个栏宽所以接着下一行 是同一段。|另起一段，图在它前面。|" PICTURE "|" },
		{ "in a cell",
		  PAGE(WORD(60, 60, 100, 72, "评分因素") WORD(160, 50, 200, 62, "方案甲")
			       WORD(160, 80, 200, 92, "方案乙") WORD(50, 20, 200, 32, "表一所列如下")),
		  CELLS " q 30 0 0 25 210 704 cm /Im Do Q", "表一所列如下|[评分因素,方案甲;^,方案乙/" PICTURE "]|" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		AUTO_ARENA a = { 0 };
		print_message("%s\n", cases[i].name);
		assert_string_equal(page_shown(&a, cases[i].words, cases[i].content), cases[i].shown);
	}
}

/* Curves by the dozen are a drawing: what it says is not read. */
static void a_drawing_is_named(void **state)
{
	AUTO_ARENA a = { 0 };
	struct buffer b = BUFFER(&a);

	(void)state;
	for (int i = 0; i < 50; i++)
		buffer_print(&b, "100 %d m 120 150 160 170 300 %d c S ", 100 + i, 200 + i);
	assert_string_equal(
		page_shown(&a, PAGE(WORD(50, 100, 300, 112, "下图为系统结构示意并写有说明文字若干")), buffer_text(&b)),
		"下图为系统结构示意并写有说明文字若干|" DRAWING "|");
}

static void running_heads_are_left_out(void **state)
{
	AUTO_ARENA a = { 0 };
	const char *words = PAGE(WORD(50, 20, 200, 32, "某项目招标文件") WORD(50, 100, 300, 112, "正文第一页")
					 WORD(290, 780, 300, 790, "1"))
		PAGE(WORD(50, 20, 200, 32, "某项目招标文件") WORD(50, 100, 300, 112, "正文第二页")
			     WORD(290, 780, 300, 790, "2"))
			PAGE(WORD(50, 20, 200, 32, "某项目招标文件") WORD(50, 100, 300, 112, "正文第三页")
				     WORD(290, 780, 300, 790, "3"));

	(void)state;
	assert_string_equal(page_shown(&a, words, ""), "正文第一页 正文第二页 正文第三页|");
}

static void nonsense_is_told_from_text(void **state)
{
	AUTO_ARENA a = { 0 };
	struct buffer sense = BUFFER(&a), glyphs = BUFFER(&a);

	(void)state;
	for (int i = 0; i < 30; i++) {
		buffer_add(&sense, "投标人应当在截止时间之前提交文件");
		buffer_add(&glyphs, "䇴ᇑᤷḷ޵ᇩ৺㾱≲ᣅḷ᮷Ԧᮠ䟿");
	}
	assert_true(text_makes_sense(buffer_text(&sense)));
	assert_false(text_makes_sense(buffer_text(&glyphs)));
	assert_true(text_makes_sense("plain English says nothing either way"));
}

static void items_begin_lines(void **state)
{
	static const struct {
		const char *text;
		bool begins;
	} cases[] = {
		{ "3.1 投标", true }, { "（二）投标", true },  { "(12)投标", true },	{ "第三章 评标", true },
		{ "一、总则", true }, { "★必须", true },       { "2024年11月", false }, { "10万元以上", false },
		{ "投标人", false },  { "（以下简称", false }, { "3.25米", true },	{ "12.500元", false },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		assert_int_equal(line_begins_item(cases[i].text), cases[i].begins);
}

/* A line ends before its border where what follows could not be parted. */
static void what_cannot_be_parted_begins_the_next_line(void **state)
{
	static const struct {
		const char *next;
		double ends; /* the line before it, in a column from 100 to 240 */
		bool goes_on;
	} cases[] = {
		{ "≥200TB", 206, true },    { "IOPS-100000级", 190, true }, { "≥200TB", 180, false },
		{ "余款付清", 190, false }, { "2.IPv6", 206, false },	    { "余款付清", 226, true },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct text_line line = { { 100, 50, cases[i].ends, 60 }, "支持热插拔，可用容量" };
		struct text_line next = { { 100, 62, 140, 72 }, cases[i].next };
		assert_int_equal(line_goes_on(&line, &next, 100, 240), cases[i].goes_on);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(content_is_read_in_tokens),
		cmocka_unit_test(lines_are_found_and_merged),
		cmocka_unit_test(cells_lie_between_lines),
		cmocka_unit_test(a_frame_is_no_table),
		cmocka_unit_test(pages_become_blocks),
		cmocka_unit_test(running_heads_are_left_out),
		cmocka_unit_test(pictures_are_named_in_their_place),
		cmocka_unit_test(a_drawing_is_named),
		cmocka_unit_test(nonsense_is_told_from_text),
		cmocka_unit_test(items_begin_lines),
		cmocka_unit_test(what_cannot_be_parted_begins_the_next_line),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
