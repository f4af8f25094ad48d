/* A book: contents that say the page, page numbers that run through, pages of other files laid on its own. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "office/docx_read.h"
#include "office/docx_write.h"
#include "office/pdf.h"
#include "office/sample.h"
#include "office/sheets.h"
#include "office/show.h"
#include "office/zip.h"

#define CHAPTERS 40
#define BLOCKS (2 * CHAPTERS + 4)

static void assert_contains(const char *text, const char *part)
{
	if (strstr(text, part) == NULL)
		fail_msg("no \"%s\" in: %s", part, text);
}

static struct page_block text_block(enum page_style style, const char *text)
{
	return (struct page_block){ .kind = PAGE_TEXT, .style = style, .line = { .text = text } };
}

/* A cover, the contents, a chapter to a page, and a sheet at the end. */
static struct page_document book_of(struct arena *a, const struct page_sheet *sheet)
{
	struct page_block *blocks = arena_array(a, struct page_block, BLOCKS + CHAPTERS);
	size_t n = 0;

	blocks[n++] = text_block(PAGE_COVER, "投标文件");
	blocks[n++] = (struct page_block){ .kind = PAGE_BREAK };
	for (int i = 0; i < CHAPTERS; i++) {
		blocks[n] = text_block(PAGE_CONTENTS_1, arena_print(a, "第%d项", i + 1));
		blocks[n++].line.page_of = arena_print(a, "chapter %d", i + 1);
	}
	for (int i = 0; i < CHAPTERS; i++) {
		blocks[n++] = (struct page_block){ .kind = PAGE_BREAK };
		blocks[n] = text_block(PAGE_HEADING_1, arena_print(a, "第%d项", i + 1));
		blocks[n++].place = arena_print(a, "chapter %d", i + 1);
	}
	blocks[n] = text_block(PAGE_NOTE, "附件：营业执照");
	blocks[n].kind = PAGE_SHEET;
	blocks[n].place = "licence";
	blocks[n++].sheet = sheet;
	return (struct page_document){
		.title = "投标文件",
		.language = "zh-CN",
		.header_left = "某项目",
		.header_right = "商务部分",
		.footer = "第[page]页 共[pages]页",
		.cover = true,
		.blocks = blocks,
		.count = n,
	};
}

/* The PDF of a form of ours stands for somebody's file. */
static struct page_sheet sheet_of_form(struct arena *a)
{
	struct page_sheet *s = arena_new(a, struct page_sheet);
	struct form_file f;
	struct sheets made;

	assert_null(form_make(a, "handover_list", "zh-CN", sample_forms[1].content(a), FORM_PDF, &f));
	assert_null(sheets_make(a, f.data, f.n, &made));
	assert_true(made.count >= 1);
	*s = (struct page_sheet){ .pdf = made.pdf, .n = made.n, .page = 1, .picture = made.pictures[0] };
	return *s;
}

static void pages_are_numbered_and_named_in_the_contents(void **state)
{
	AUTO_ARENA a = { 0 };
	struct page_sheet sheet = sheet_of_form(&a);
	struct page_document d = book_of(&a, &sheet);
	struct pdf_book book;

	(void)state;
	assert_null(pdf_book_make(&a, &d, &book));
	assert_int_equal(book.pages, 1 + 2 + CHAPTERS + 1);
	assert_int_equal(page_number_of(book.numbers, book.number_count, "chapter 1"), 4);
	assert_int_equal(page_number_of(book.numbers, book.number_count, "chapter 40"), 43);
	assert_int_equal(page_number_of(book.numbers, book.number_count, "licence"), 44);
	const char *text = sample_command(&a, book.data, book.n, "pdf", "pdftotext -layout $1 -");
	assert_contains(text, "第2页 共44页");
	assert_contains(text, "第44页 共44页");
	assert_null(strstr(text, "第1页 共44页")); /* the cover has none */
	const char *line = strstr(text, "第7项");
	assert_non_null(line);
	assert_contains(arena_copy_n(&a, line, strcspn(line, "\n")), " 10"); /* in the contents: its page */
}

/* What stands in the other file can be read on the last page of ours. */
static void a_sheet_is_part_of_the_page(void **state)
{
	AUTO_ARENA a = { 0 };
	struct page_sheet sheet = sheet_of_form(&a);
	struct page_document d = book_of(&a, &sheet);
	struct pdf_book book;

	(void)state;
	assert_null(pdf_book_make(&a, &d, &book));
	const char *last = sample_command(&a, book.data, book.n, "pdf", "pdftotext -f 44 -l 44 $1 -");
	assert_contains(last, "附件：营业执照");
	assert_contains(last, "移交清单");
	assert_contains(sample_command(&a, book.data, book.n, "pdf", "pdfinfo $1"), "Pages:           44");
}

static void the_same_paper_gives_the_same_bytes(void **state)
{
	AUTO_ARENA a = { 0 };
	struct page_sheet sheet = sheet_of_form(&a);
	struct page_document d = book_of(&a, &sheet);
	struct pdf_book first, second;

	(void)state;
	assert_null(pdf_book_make(&a, &d, &first));
	assert_null(pdf_book_make(&a, &d, &second));
	assert_int_equal(first.n, second.n);
	assert_memory_equal(first.data, second.data, first.n);
}

static void a_picture_is_a_sheet(void **state)
{
	AUTO_ARENA a = { 0 };
	struct picture p = sample_signature(&a);
	struct sheets made;

	(void)state;
	assert_null(sheets_make(&a, p.bytes, p.n, &made));
	assert_int_equal(made.count, 1);
	assert_contains(sample_command(&a, made.pdf, made.n, "pdf", "pdfinfo $1"), "Pages:           1");
}

static void what_is_no_paper_is_refused(void **state)
{
	static const struct {
		const char *data, *reason;
	} cases[] = {
		{ "%PDF-1.7\nnothing", "sheet_damaged" },
		{ "plain text", "picture_format" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		AUTO_ARENA a = { 0 };
		struct sheets made;
		struct error *e = sheets_make(&a, cases[i].data, strlen(cases[i].data), &made);
		assert_non_null(e);
		assert_string_equal(e->reason, cases[i].reason);
	}
}

static const char *part_of(struct arena *a, const struct form_file *f, const char *name)
{
	AUTO_ZIP *z = NULL;
	const char *data;
	size_t i, n;

	assert_null(zip_open_bytes(a, f->data, f->n, &z));
	assert_true(zip_find(z, name, &i));
	assert_null(zip_read_all(z, i, &data, &n));
	return arena_copy_n(a, data, n);
}

static void word_gets_contents_places_and_pictures(void **state)
{
	AUTO_ARENA a = { 0 };
	struct page_sheet sheet = sheet_of_form(&a);
	struct page_document d = book_of(&a, &sheet);
	struct page_number known[] = { { "chapter 7", 10 } };
	struct form_file f = { .extension = "docx" };

	(void)state;
	d.numbers = known;
	d.number_count = 1;
	assert_null(docx_write(&a, &d, &f.data, &f.n));
	const char *xml = part_of(&a, &f, "word/document.xml");
	assert_contains(xml, "TOC \\o \"1-3\"");
	assert_contains(xml, "w:name=\"place_chapter_7\"");
	assert_contains(xml, "PAGEREF place_chapter_7 \\h");
	assert_contains(xml, "<w:titlePg/>");
	assert_contains(xml, "r:embed=\"picture1\"");
	assert_contains(sample_docx_text(&a, &f, "word/document.xml"), "10");
	assert_non_null(part_of(&a, &f, "word/media/image1.jpeg"));
	struct document read;
	assert_null(docx_read(&a, f.data, f.n, &read));
	assert_contains(document_show(&a, &read), "#1第7项|");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pages_are_numbered_and_named_in_the_contents),
		cmocka_unit_test(a_sheet_is_part_of_the_page),
		cmocka_unit_test(the_same_paper_gives_the_same_bytes),
		cmocka_unit_test(a_picture_is_a_sheet),
		cmocka_unit_test(what_is_no_paper_is_refused),
		cmocka_unit_test(word_gets_contents_places_and_pictures),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
