#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "office/page_template.h"
#include "office/pdf.h"
#include "office/sample.h"

static void assert_contains(const char *text, const char *part)
{
	if (strstr(text, part) == NULL)
		fail_msg("no \"%s\" in: %s", part, text);
}

static int count(const char *text, const char *part)
{
	int n = 0;

	for (; (text = strstr(text, part)) != NULL; text += strlen(part))
		n++;
	return n;
}

static void every_form_is_drawn(void **state)
{
	static const char *const languages[] = { "zh-CN", "en" };
	AUTO_ARENA a = { 0 };

	(void)state;
	for (const struct sample_form *s = sample_forms; s->name != NULL; s++) {
		for (size_t l = 0; l < 2; l++) {
			const char *text = sample_render(&a, s->name, languages[l], s->content(&a), FORM_PDF);
			assert_null(strstr(text, "{{"));
			assert_contains(text, l == 0 ? "第1页 共" : "Page 1 of ");
		}
	}
}

static void chinese_text_can_be_read_back(void **state)
{
	static const char *const parts[] = {
		"工程回访记录", "HF20260609-001", "智慧园区视频监控", "网络硬盘录像机",
		"密封条老化",	"& <b>好</b>",	  "# 第二行",	      "回访人（签字）",
	};
	AUTO_ARENA a = { 0 };
	const char *text = sample_render(&a, "revisit_record", "zh-CN", sample_revisit(&a), FORM_PDF);

	(void)state;
	for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++)
		assert_contains(text, parts[i]);
	assert_contains(sample_render(&a, "service_chapter", "zh-CN", sample_service(&a), FORM_PDF), "制度性回访");
}

static void fonts_are_embedded_in_part(void **state)
{
	AUTO_ARENA a = { 0 };
	struct form_file f;

	(void)state;
	assert_null(form_make(&a, "revisit_record", "zh-CN", sample_revisit(&a), FORM_PDF, &f));
	const char *fonts = sample_command(&a, f.data, f.n, "pdf", "pdffonts $1");
	assert_contains(fonts, "+NotoSerifCJKsc-Regular");
	assert_contains(fonts, "+NotoSansCJKsc-Bold");
	assert_int_equal(count(fonts, "yes yes yes"), count(fonts, "+")); /* embedded, subset, with its letters */
	assert_contains(sample_command(&a, f.data, f.n, "pdf", "pdfimages -list $1"), " 4     2 ");
}

/* 60 rows: the head is on each page of the table, each row on one. */
static void heads_are_repeated_and_rows_kept(void **state)
{
	AUTO_ARENA a = { 0 };
	const char *text = sample_render(&a, "inspection_report", "zh-CN", sample_forms[2].content(&a), FORM_PDF);
	int pages = count(text, "\f");

	(void)state;
	assert_in_range(pages, 3, 5);
	assert_contains(text, "第1页 共");
	assert_int_equal(count(text, "检查内容"), pages - 1);
	for (int i = 1; i <= 60; i++)
		assert_int_equal(count(text, arena_print(&a, " 摄像机 %d# ", i)), 1);
	assert_contains(text, arena_print(&a, "第%d页 共%d页", pages, pages));
}

static const char *draw(struct arena *a, const char *source, struct content *c)
{
	struct page_document d;
	struct form_file f;

	assert_null(page_template_read(a, source, c, &d));
	assert_null(pdf_make(a, &d, &f.data, &f.n));
	return sample_pdf_text(a, &f);
}

/* A row longer than two pages is cut between its lines, and none of them is lost or doubled. */
static void long_rows_are_cut(void **state)
{
	AUTO_ARENA a = { 0 };
	struct content *c = content_new(&a);
	struct buffer lines = BUFFER(&a);

	(void)state;
	for (int i = 1; i <= 100; i++)
		buffer_print(&lines, "%sline%03d.", i == 1 ? "" : "\n", i);
	content_text(c, "lines", buffer_text(&lines));
	const char *text =
		draw(&a, "@table 1 3\n|= head |= line |\n|---\n| left | {{lines}} |\n| end | end |\n@end\n", c);
	assert_int_equal(count(text, "\f"), 3);
	assert_int_equal(count(text, "head"), 3);
	for (int i = 1; i <= 100; i++)
		assert_int_equal(count(text, arena_print(&a, "line%03d.", i)), 1);
}

static void breaks_and_outlines(void **state)
{
	AUTO_ARENA a = { 0 };
	struct page_document d;
	struct form_file f;

	(void)state;
	assert_null(page_template_read(&a, "## 一\nx\n@break\n### 二\ny\n", content_new(&a), &d));
	assert_null(pdf_make(&a, &d, &f.data, &f.n));
	assert_int_equal(count(sample_pdf_text(&a, &f), "\f"), 2);
	assert_contains(sample_command(&a, f.data, f.n, "pdf", "grep -ao '/Title <FEFF[0-9A-F]*' $1"),
			"/Title <FEFF4E00\n/Title <FEFF4E8C\n"); /* 一, 二 */
}

static void bytes_depend_on_content_alone(void **state)
{
	AUTO_ARENA a = { 0 };
	struct form_file f, g;

	(void)state;
	assert_null(form_make(&a, "revisit_record", "zh-CN", sample_revisit(&a), FORM_PDF, &f));
	assert_null(form_make(&a, "revisit_record", "zh-CN", sample_revisit(&a), FORM_PDF, &g));
	assert_int_equal(f.n, g.n);
	assert_memory_equal(f.data, g.data, f.n);
}

static void damaged_pictures_are_named(void **state)
{
	AUTO_ARENA a = { 0 };
	struct content *c = sample_revisit(&a);
	struct picture p = sample_signature(&a);
	struct form_file f;

	(void)state;
	p.n -= 30; /* its head is whole, its dots are not */
	content_picture(c, "customer_signature", &p);
	struct error *e = form_make(&a, "revisit_record", "zh-CN", c, FORM_PDF, &f);
	assert_non_null(e);
	assert_string_equal(e->reason, "picture_damaged");
	e = picture_read(&a, "GIF89a", 6, &p);
	assert_non_null(e);
	assert_string_equal(e->reason, "picture_format");
}

/* Of this process: what draws runs elsewhere. */
static long resident_kb(void)
{
	FILE *f = fopen("/proc/self/status", "r");
	char line[128];
	long kb = 0;

	while (fgets(line, sizeof line, f) != NULL)
		(void)!sscanf(line, "VmRSS: %ld", &kb);
	fclose(f);
	return kb;
}

static void drawing_costs_the_caller_nothing(void **state)
{
	AUTO_ARENA a = { 0 };
	struct form_file f;
	long before = resident_kb();

	(void)state;
	assert_null(form_make(&a, "service_chapter", "zh-CN", sample_service(&a), FORM_PDF, &f));
	assert_in_range(resident_kb() - before, 0, 8 * 1024);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(drawing_costs_the_caller_nothing),
		cmocka_unit_test(every_form_is_drawn),
		cmocka_unit_test(chinese_text_can_be_read_back),
		cmocka_unit_test(fonts_are_embedded_in_part),
		cmocka_unit_test(heads_are_repeated_and_rows_kept),
		cmocka_unit_test(long_rows_are_cut),
		cmocka_unit_test(breaks_and_outlines),
		cmocka_unit_test(bytes_depend_on_content_alone),
		cmocka_unit_test(damaged_pictures_are_named),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
