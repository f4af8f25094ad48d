/* A document of the old kind, made by hand: a compound file with two streams. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/text.h"
#include "office/cfb.h"
#include "office/doc_read.h"
#include "office/show.h"

enum { SECTOR = 512, STREAM = 4096, TEXT_AT = 2048, PROPERTIES_AT = 3072 };

static void set2(unsigned char *p, unsigned n)
{
	p[0] = (unsigned char)n;
	p[1] = (unsigned char)(n >> 8);
}

static void set4(unsigned char *p, unsigned n)
{
	set2(p, n & 0xFFFF);
	set2(p + 2, n >> 16);
}

static void entry(unsigned char *p, const char *name, int kind, unsigned first, unsigned size)
{
	size_t n = strlen(name);

	for (size_t i = 0; i < n; i++)
		set2(p + 2 * i, (unsigned char)name[i]);
	set2(p + 64, (unsigned)(n + 1) * 2);
	p[66] = (unsigned char)kind;
	set4(p + 116, first);
	set4(p + 120, size);
}

struct made {
	unsigned char *data;
	size_t n;
};

/* Sectors: 0 the table, 1 the directory, 2-9 WordDocument, 10-17 0Table. */
static struct made cfb_make(struct arena *a, const unsigned char *text, const unsigned char *table)
{
	size_t n = SECTOR + 18 * SECTOR;
	unsigned char *file = arena_alloc(a, n), *fat = file + SECTOR;

	memcpy(file, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8);
	set2(file + 30, 9);
	set4(file + 44, 1);
	set4(file + 48, 1);
	set4(file + 60, 0xFFFFFFFE);
	set4(file + 68, 0xFFFFFFFE);
	set4(file + 76, 0);
	for (unsigned i = 0; i < 128; i++)
		set4(fat + 4 * i, i == 0			? 0xFFFFFFFD
				  : i > 17			? 0xFFFFFFFF
				  : i == 1 || i == 9 || i == 17 ? 0xFFFFFFFE
								: i + 1);
	entry(file + 2 * SECTOR, "Root Entry", 5, 0xFFFFFFFE, 0);
	entry(file + 2 * SECTOR + 128, "WordDocument", 2, 2, STREAM);
	entry(file + 2 * SECTOR + 256, "0Table", 2, 10, STREAM);
	memcpy(file + 3 * SECTOR, text, STREAM);
	memcpy(file + 11 * SECTOR, table, STREAM);
	return (struct made){ file, n };
}

/* `text` in UTF-8; 0x07 ends a cell, the ones at `row_ends` (characters) a row. */
static struct made doc_make(struct arena *a, const char *text, const unsigned *row_ends, size_t ends)
{
	unsigned char *stream = arena_alloc(a, STREAM), *table = arena_alloc(a, STREAM);
	unsigned count = 0;

	set2(stream, 0xA5EC);
	for (const char *s = text; *s != '\0'; count++)
		set2(stream + TEXT_AT + 2 * count, text_next(&s) & 0xFFFF);
	set4(stream + 0x4C, count);
	set4(stream + 0x1A2, 0); /* pieces: at 0 of the table stream */
	set4(stream + 0x1A6, 5 + 16);
	table[0] = 2;
	set4(table + 1, 16);
	set4(table + 5, 0);
	set4(table + 9, count);
	set4(table + 13 + 2, TEXT_AT);
	set4(stream + 0x102, 64); /* paragraph properties: at 64 */
	set4(stream + 0x106, 12);
	set4(table + 64 + 8, PROPERTIES_AT / 512);
	unsigned char *page = stream + PROPERTIES_AT;
	page[511] = (unsigned char)ends;
	for (size_t i = 0; i < ends; i++) {
		size_t at = 400 + i * 8;
		set4(page + i * 4, TEXT_AT + 2 * row_ends[i]);
		set4(page + i * 4 + 4, TEXT_AT + 2 * row_ends[i] + 2);
		page[(ends + 1) * 4 + i * 13] = (unsigned char)(at / 2);
		page[at] = 3; /* five bytes: style, property, operand */
		set2(page + at + 3, 0x2417);
		page[at + 5] = 1;
	}
	return cfb_make(a, stream, table);
}

static const char *shown(struct arena *a, struct made m)
{
	struct document d;
	struct error *e = doc_read(a, m.data, m.n, &d);

	return e == NULL ? document_show(a, &d) : e->reason;
}

static void text_becomes_paragraphs(void **state)
{
	AUTO_ARENA a = { 0 };

	(void)state;
	assert_string_equal(shown(&a, doc_make(&a,
					       "项目名称：青岚\r\x13 PAGE \x14"
					       "3\x15页\r\f末段",
					       NULL, 0)),
			    "项目名称：青岚|3页|末段|");
}

static void fields_are_looked_at(void **state)
{
	static const struct {
		const char *text, *shown;
	} cases[] = {
		{ "前\x13 EMBED Excel.Sheet.8 \x14\x01\x15后\r",
		  "前〔未读取：嵌入的 Excel 表格 / Not read: embedded Excel sheet〕后|" },
		{ "\x13 EMBED ET.Xls.6 \x14\x01\x15\r", "〔未读取：嵌入的 WPS 表格 / Not read: embedded WPS sheet〕|" },
		{ "\x13 LINK Word.Document.8 \"c:\\a.doc\" \x14\x01\x15\r",
		  "〔未读取：链接的 Word 文档 / Not read: linked Word document〕|" },
		{ "\x13 EMBED Strange.Kind \x14\x01\x15\r", "〔未读取：嵌入的对象 / Not read: embedded object〕|" },
		{ "\x13 CONTROL Forms.CheckBox.1 \\s \x14\x01\x15同意\r",
		  "〔未读取：控件（ActiveX） / Not read: control (ActiveX)〕同意|" },
		{ "前\x01后\r", "前〔未读取：图片 / Not read: picture〕后|" },
		{ "前\x08后\r", "前〔未读取：图形或文本框 / Not read: drawing or text box〕后|" },
		{ "\x13 EMBED Package \x14\x01\x15\r", "docx_packed_program" },
		{ "\x13 DDEAUTO c a b \x14x\x15\r", "docx_dde" },
		{ "\x13 INCLUDETEXT \"https://evil.example/t\" \x14x\x15\r", "docx_external" },
		/* what stands behind a field inside an instruction is still the instruction */
		{ "\x13 IF \x13 PAGE \x15 = 3 \x14是\x15。\r", "是。|" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		AUTO_ARENA a = { 0 };
		assert_string_equal(shown(&a, doc_make(&a, cases[i].text, NULL, 0)), cases[i].shown);
	}
}

static void cells_become_tables(void **state)
{
	static const unsigned row_end[] = { 8 };
	AUTO_ARENA a = { 0 };

	(void)state;
	assert_string_equal(shown(&a, doc_make(&a, "前\r序号\x07金额\x07\x07后\r", row_end, 1)), "前|[序号,金额]|后|");
}

static void damage_is_refused(void **state)
{
	AUTO_ARENA a = { 0 };
	struct made good = doc_make(&a, "文字\r", NULL, 0);

	(void)state;
	assert_true(cfb_is(good.data, good.n));
	for (size_t n = 0; n < good.n; n += 512)
		assert_string_equal(shown(&a, (struct made){ good.data, n }), "doc_damaged");
	set4(good.data + SECTOR + 4 * 5, 0xFFFFFFFE); /* a chain that ends too early */
	assert_string_equal(shown(&a, good), "doc_damaged");
	good = doc_make(&a, "文字\r", NULL, 0);
	set2(good.data + 3 * SECTOR + 0x0A, 0x0100);
	assert_string_equal(shown(&a, good), "doc_encrypted");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(text_becomes_paragraphs),
		cmocka_unit_test(fields_are_looked_at),
		cmocka_unit_test(cells_become_tables),
		cmocka_unit_test(damage_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
