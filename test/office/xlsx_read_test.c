#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "office/fixture.h"
#include "base/scratch_folder.h"
#include "office/xlsx.h"
#include "office/xlsx_look.h"
#include "office/xlsx_read.h"
#include "rule/calendar/excel.h"

static const struct xlsx_asked usual = { .limits = { .bytes = 8 << 20, .rows = 100, .columns = 20, .cell = 500 },
					 .day = excel_date };

#define TYPES                                                                                                       \
	"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" " \
	"ContentType=\"application/xml\"/></Types>"
#define RELATION(id, type, target)                                                                                     \
	"<Relationship Id=\"" id "\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/" type \
	"\" Target=\"" target "\"/>"
#define RELATIONS(inner) "<Relationships>" inner "</Relationships>"
#define BOOK(inner) "<workbook xmlns:r=\"r\">" inner "</workbook>"
#define SHEET(rows) "<worksheet><sheetData>" rows "</sheetData></worksheet>"
#define STYLES                                                                                                 \
	"<styleSheet><numFmts count=\"2\"><numFmt numFmtId=\"176\" "                                           \
	"formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@\"/><numFmt numFmtId=\"177\" "      \
	"formatCode=\"[$-F800]yyyy/m/d\\ h:mm\"/></numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>" \
	"<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"176\"/><xf numFmtId=\"177\"/><xf "   \
	"numFmtId=\"20\"/><xf numFmtId=\"10\"/><xf numFmtId=\"49\"/></cellXfs></styleSheet>"
#define STRINGS                                                                                   \
	"<sst><si><t>名称</t></si><si><r><t>济南</t></r><r><rPr><b/></rPr><t> 二号</t></r>" \
	"<rPh sb=\"0\" eb=\"1\"><t>jinan</t></rPh></si><si><t/></si><si><t>a_x000A_b_x005F_x</t></si></sst>"

struct made {
	const char *book, *more, *sheet, *second;
};

static struct bytes book_make(struct arena *a, const struct made *m)
{
	struct entry entries[] = {
		{ "[Content_Types].xml", TYPES, 0 },
		{ "_rels/.rels", RELATIONS(RELATION("rId1", "officeDocument", "xl/workbook.xml")), 0 },
		{ "xl/workbook.xml",
		  m->book != NULL
			  ? m->book
			  : BOOK("<sheets><sheet name=\"客户\" sheetId=\"1\" r:id=\"rId1\"/><sheet name=\"说明\" "
				 "sheetId=\"2\" r:id=\"rId2\"/></sheets>"),
		  0 },
		{ "xl/_rels/workbook.xml.rels",
		  arena_print(a,
			      RELATIONS(RELATION("rId1", "worksheet", "worksheets/sheet1.xml")
						RELATION("rId2", "worksheet", "/xl/worksheets/sheet2.xml")
							RELATION("rId3", "styles", "styles.xml") RELATION(
								"rId4", "sharedStrings", "sharedStrings.xml") "%s"),
			      m->more == NULL ? "" : m->more),
		  0 },
		{ "xl/styles.xml", STYLES, 0 },
		{ "xl/sharedStrings.xml", STRINGS, 0 },
		{ "xl/worksheets/sheet1.xml", m->sheet, 0 },
		{ "xl/worksheets/sheet2.xml", m->second != NULL ? m->second : SHEET(""), 0 },
	};

	return zip_deflated(a, entries, sizeof entries / sizeof *entries);
}

/* "2:a|b/3!:c|d": lines, those marked that are ragged, and their cells. */
static const char *table_show(struct arena *a, const struct csv_table *t)
{
	struct buffer b = BUFFER(a);

	for (size_t i = 0; i < t->count; i++) {
		const struct csv_row *row = &t->rows[i];
		buffer_print(&b, "%s%d%s:", i == 0 ? "" : "/", row->line, row->reason == NULL ? "" : "!");
		for (size_t c = 0; c < row->count; c++)
			buffer_print(&b, "%s%s", c == 0 ? "" : "|", row->cells[c]);
	}
	return buffer_text(&b);
}

static const char *shown(struct arena *a, struct bytes b, const struct xlsx_asked *asked)
{
	struct xlsx_table t;
	struct error *e = xlsx_read(a, b.data, b.n, asked, &t);

	if (e != NULL)
		return e->detail == NULL ? e->reason : arena_print(a, "%s %s", e->reason, e->detail);
	return table_show(a, &t.table);
}

#define HEAD "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>"
#define ONE(cell) SHEET(HEAD "<row r=\"2\">" cell "</row>")

static void cells_are_what_the_sheet_shows(void **state)
{
	static const struct {
		const char *name, *sheet, *shown;
	} cases[] = {
		{ "shared texts, runs joined, readings left out", ONE("<c r=\"A2\" t=\"s\"><v>1</v></c>"),
		  "1:名称/2:济南 二号" },
		{ "escaped signs", ONE("<c r=\"A2\" t=\"s\"><v>3</v></c>"), "1:名称/2:a\nb_x" },
		{ "text of its own", ONE("<c r=\"A2\" t=\"inlineStr\"><is><t>甲</t></is></c>"), "1:名称/2:甲" },
		{ "a formula's text", ONE("<c r=\"A2\" t=\"str\"><f>A1&amp;1</f><v>甲1</v></c>"), "1:名称/2:甲1" },
		{ "a formula's number", ONE("<c r=\"A2\"><f>1+1</f><v>2</v></c>"), "1:名称/2:2" },
		{ "flags", ONE("<c r=\"A2\" t=\"b\"><v>1</v></c>"), "1:名称/2:TRUE" },
		{ "an error", ONE("<c r=\"A2\" t=\"e\"><v>#N/A</v></c>"), "1:名称/2:#N/A" },
		{ "a number", ONE("<c r=\"A2\"><v>0.10000000000000001</v></c>"), "1:名称/2:0.1" },
		{ "a whole one", ONE("<c r=\"A2\"><v>1.38E10</v></c>"), "1:名称/2:13800000000" },
		{ "figures lost", ONE("<c r=\"A2\"><v>1.23456789012346E+17</v></c>"), "1:名称/2:1.23456789012346e+17" },
		{ "a day", ONE("<c r=\"A2\" s=\"1\"><v>46349</v></c>"), "1:名称/2:2026-11-23" },
		{ "in Chinese", ONE("<c r=\"A2\" s=\"2\"><v>46349</v></c>"), "1:名称/2:2026-11-23" },
		{ "with its time", ONE("<c r=\"A2\" s=\"3\"><v>46349.395833333336</v></c>"),
		  "1:名称/2:2026-11-23 09:30" },
		{ "a moment at midnight", ONE("<c r=\"A2\" s=\"3\"><v>46349</v></c>"), "1:名称/2:2026-11-23" },
		{ "a time", ONE("<c r=\"A2\" s=\"4\"><v>0.39583333333333331</v></c>"), "1:名称/2:09:30" },
		{ "the day that never was", ONE("<c r=\"A2\" s=\"1\"><v>60</v></c>"), "1:名称/2:60" },
		{ "a share", ONE("<c r=\"A2\" s=\"5\"><v>0.13</v></c>"), "1:名称/2:13%" },
		{ "text that looks like a number", ONE("<c r=\"A2\" s=\"6\" t=\"inlineStr\"><is><t>00138</t></is></c>"),
		  "1:名称/2:00138" },
		{ "ISO days", ONE("<c r=\"A2\" t=\"d\"><v>2026-11-23</v></c>"), "1:名称/2:2026-11-23" },
		{ "gaps and empty rows",
		  SHEET("<row r=\"3\"><c r=\"A3\" t=\"s\"><v>0</v></c><c r=\"C3\"><v>1</v></c></row><row r=\"4\"><c "
			"r=\"A4\" s=\"1\"/></row><row r=\"7\"><c r=\"B7\"><v>5</v></c></row>"),
		  "3:名称||1/7:|5|" },
		{ "more than the head", ONE("<c r=\"A2\"><v>1</v></c><c r=\"D2\"><v>2</v></c>"), "1:名称/2!:1|||2" },
		{ "cells without places", SHEET("<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>"),
		  "1:1|2/2:3|" },
		{ "nothing", SHEET(""), "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		AUTO_ARENA a = { 0 };
		print_message("%s\n", cases[i].name);
		assert_string_equal(shown(&a, book_make(&a, &(struct made){ .sheet = cases[i].sheet }), &usual),
				    cases[i].shown);
	}
}

static void the_sheet_that_is_asked_for(void **state)
{
	static const char sheet[] = SHEET("<row><c><v>1</v></c></row>"), second[] = SHEET("<row><c><v>2</v></c></row>");
	static const char hidden[] = BOOK("<workbookPr date1904=\"1\"/><sheets><sheet name=\"甲\" state=\"hidden\" "
					  "r:id=\"rId1\"/><sheet name=\"乙\" r:id=\"rId2\"/></sheets>");
	struct made m = { .sheet = sheet, .second = second };
	struct xlsx_asked asked = usual;
	struct xlsx_table t;
	AUTO_ARENA a = { 0 };
	struct bytes b = book_make(&a, &m);

	(void)state;
	assert_string_equal(shown(&a, b, &asked), "1:1");
	asked.sheet = "说明";
	assert_string_equal(shown(&a, b, &asked), "1:2");
	asked.sheet = "没有";
	assert_string_equal(shown(&a, b, &asked), "xlsx_no_sheet 客户, 说明");
	asked.sheet = NULL;
	assert_null(xlsx_read(&a, b.data, b.n, &asked, &t));
	assert_string_equal(t.sheet, "客户");
	assert_int_equal(t.nsheets, 2);
	m.book = hidden;
	assert_string_equal(shown(&a, book_make(&a, &m), &asked), "1:2");
	m.second = SHEET("<row><c s=\"1\"><v>44887</v></c></row>");
	assert_string_equal(shown(&a, book_make(&a, &m), &asked), "1:2026-11-23"); /* counted from 1904 */
}

static void hostile_ones_are_refused_by_name(void **state)
{
	static const char plain[] = SHEET("<row><c><v>1</v></c></row>");
	static const struct {
		const char *reason;
		struct made made;
	} cases[] = {
		{ "xml_doctype", { .sheet = "<!DOCTYPE x [<!ENTITY a \"b\">]><worksheet>&a;</worksheet>" } },
		{ "xml_damaged", { .sheet = "<worksheet><sheetData>" } },
		{ "xlsx_damaged", { .sheet = SHEET("<row><c t=\"s\"><v>99</v></c></row>") } },
		{ "xlsx_damaged", { .sheet = SHEET("<row><c t=\"s\"><v>x</v></c></row>") } },
		{ "xlsx_large", { .sheet = SHEET("<row><c r=\"XFD1\"><v>1</v></c></row>") } },
		{ "xlsx_large", { .sheet = SHEET("<row><c r=\"ZZZZZZZZZZZZZZZZZZZZ1\"><v>1</v></c></row>") } },
		{ "xlsx_external",
		  { .sheet = plain,
		    .more = "<Relationship Id=\"x\" Type=\"t/externalLinkPath\" Target=\"http://a.example/b.xlsx\" "
			    "TargetMode=\"External\"/>" } },
		{ "xlsx_macro",
		  { .sheet = plain,
		    .more = "<Relationship Id=\"x\" Type=\"t/vbaProject\" Target=\"vbaProject.bin\"/>" } },
		{ "xlsx_no_table", { .sheet = plain, .book = BOOK("<sheets/>") } },
		{ "xlsx_no_table",
		  { .sheet = plain, .book = BOOK("<sheets><sheet name=\"x\" r:id=\"rId9\"/></sheets>") } },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		AUTO_ARENA a = { 0 };
		print_message("%zu %s\n", i, cases[i].reason);
		assert_string_equal(shown(&a, book_make(&a, &cases[i].made), &usual), cases[i].reason);
	}
	AUTO_ARENA a = { 0 };
	char cut[] = "PK\3\4 and no more", old[512] = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
	assert_string_equal(shown(&a, (struct bytes){ cut, 16 }, &usual), "zip_damaged");
	assert_string_equal(shown(&a, (struct bytes){ old, sizeof old }, &usual), "xlsx_old");
	assert_true(xlsx_is("PK\3\4.", 5));
	assert_false(xlsx_is("name,city\n", 10));
}

static void limits_hold(void **state)
{
	struct buffer rows = BUFFER(NULL);
	struct xlsx_asked few = usual;
	AUTO_ARENA a = { 0 };

	(void)state;
	rows.arena = &a;
	buffer_add(&rows, "<worksheet><sheetData>");
	for (int i = 0; i < 101; i++)
		buffer_print(&rows, "<row><c><v>%d</v></c></row>", i);
	buffer_add(&rows, "</sheetData></worksheet>");
	assert_string_equal(shown(&a, book_make(&a, &(struct made){ .sheet = buffer_text(&rows) }), &usual),
			    "xlsx_large");
	few.limits.cell = 3;
	assert_string_equal(shown(&a, book_make(&a, &(struct made){ .sheet = ONE("<c><v>12345</v></c>") }), &few),
			    "xlsx_large");
	few.limits = usual.limits;
	few.limits.bytes = 100;
	assert_string_equal(shown(&a, book_make(&a, &(struct made){ .sheet = SHEET("") }), &few), "xlsx_large");
}

static void codes_say_what_is_meant(void **state)
{
	static const struct {
		const char *code;
		enum look look;
	} cases[] = {
		{ "General", LOOK_PLAIN },
		{ "0.00E+00", LOOK_PLAIN },
		{ "#,##0.00_);[Red]\\(#,##0.00\\)", LOOK_PLAIN },
		{ "\"¥\"#,##0", LOOK_PLAIN },
		{ "0\"days\"", LOOK_PLAIN },
		{ "@", LOOK_PLAIN },
		{ "0.0%", LOOK_PERCENT },
		{ "yyyy-mm-dd", LOOK_DAY },
		{ "yyyy\"年\"m\"月\"d\"日\";@", LOOK_DAY },
		{ "[$-804]yyyy\"年\"m\"月\"", LOOK_DAY },
		{ "m\"月\"", LOOK_DAY },
		{ "yyyy/m/d h:mm", LOOK_MOMENT },
		{ "上午/下午h\"时\"mm\"分\"", LOOK_TIME },
		{ "[h]:mm", LOOK_TIME },
		{ "mm:ss.0", LOOK_TIME },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		print_message("%s\n", cases[i].code);
		assert_int_equal(look_of_code(cases[i].code), cases[i].look);
	}
}

/* The same table through the child; and what it refuses is still named there. */
static void the_child_hands_it_over(void **state)
{
	AUTO_ARENA a = { 0 };
	struct bytes b = book_make(&a, &(struct made){ .sheet = ONE("<c t=\"s\"><v>1</v></c><c><v>9</v></c>") });
	struct xlsx_asked other = usual;
	struct xlsx_table t;
	struct error *e;

	(void)state;
	assert_null(xlsx_open(&a, b.data, b.n, &usual, &t));
	assert_string_equal(table_show(&a, &t.table), "1:名称/2!:济南 二号|9");
	assert_string_equal(t.sheet, "客户");
	assert_string_equal(t.sheets[1], "说明");
	other.sheet = "没有";
	e = xlsx_open(&a, b.data, b.n, &other, &t);
	assert_non_null(e);
	assert_string_equal(e->reason, "xlsx_no_sheet");
	assert_string_equal(e->detail, "客户, 说明");
	b = book_make(&a, &(struct made){ .sheet = "<!DOCTYPE x><worksheet/>" });
	e = xlsx_open(&a, b.data, b.n, &usual, &t);
	assert_non_null(e);
	assert_string_equal(e->reason, "xml_doctype");
}

/* What we write ourselves comes back. */
static void ours_comes_back(void **state)
{
	static const struct xlsx_column columns[] = { { "编号", 0 }, { "金额", 12 } };
	char folder[64], room[1 << 16];
	AUTO_ARENA a = { 0 };
	const char *path;
	AUTO_XLSX *w = NULL;

	(void)state;
	scratch_folder(folder, sizeof folder);
	path = arena_print(&a, "%s/x.xlsx", folder);
	assert_null(xlsx_begin(&a, path, "表", "[page]", columns, 2, &w));
	assert_null(xlsx_text(w, "=00138\n二"));
	assert_null(xlsx_number(w, 1920.5, 2));
	assert_null(xlsx_end_row(w));
	assert_null(xlsx_end(&w));
	FILE *f = fopen(path, "rb");
	size_t n = fread(room, 1, sizeof room, f);
	fclose(f);
	unlink(path);
	rmdir(folder);
	assert_string_equal(shown(&a, (struct bytes){ room, n }, &usual), "1:编号|金额/2:=00138\n二|1920.5");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(cells_are_what_the_sheet_shows),
		cmocka_unit_test(the_sheet_that_is_asked_for),
		cmocka_unit_test(hostile_ones_are_refused_by_name),
		cmocka_unit_test(limits_hold),
		cmocka_unit_test(codes_say_what_is_meant),
		cmocka_unit_test(the_child_hands_it_over),
		cmocka_unit_test(ours_comes_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
