/* A Word file of somebody is filled: places cut into runs, rows repeated, nothing left over (S26, BP-01). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "office/docx_fill.h"
#include "office/fixture.h"
#include "office/zip.h"
#include "office/zip_write.h"

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))
#define P(x) "<w:p><w:r><w:t>" x "</w:t></w:r></w:p>"
#define CUT "</w:t></w:r><w:r><w:t>"
#define ROW(x) "<w:tr><w:tc>" x "</w:tc></w:tr>"

static struct content *content(struct arena *a)
{
	struct content *c = content_new(a), *row;

	content_text(c, "customer_name", "海岱职业学院 <信息中心>");
	content_text(c, "summary", "第一行\n第二行");
	content_text(c, "remark", "");
	row = content_row(c, "lines");
	content_text(row, "name", "摄像机");
	row = content_row(c, "lines");
	content_text(row, "name", "平台");
	content_rows(c, "none");
	return c;
}

static void parts_are_filled(void **state)
{
	static const struct {
		const char *xml, *filled;
	} rows[] = {
		{ P("致 {{customer_name}}："), P("致 海岱职业学院 &lt;信息中心&gt;：") },
		{ P("{{cust" CUT "omer_" CUT "name}}"), P("海岱职业学院 &lt;信息中心&gt;" CUT CUT) },
		{ P("{" CUT "{customer_name}" CUT "} 启"), P("海岱职业学院 &lt;信息中心&gt;" CUT CUT " 启") },
		{ P("{{summary}}"), P("第一行</w:t><w:br/><w:t xml:space=\"preserve\">第二行") },
		/* a row of a table once for each line */
		{ ROW(P("{{#lines}}{{row_number}}") P("{{name}}{{/lines}}")),
		  ROW(P("1") P("摄像机")) ROW(P("2") P("平台")) },
		{ ROW(P("{{#none}}{{row_number}}{{/none}}")) P("完"), P("完") },
		/* paragraphs up to the end of their section; a section within one stays there */
		{ P("{{#lines}}") P("{{name}}") P("{{/lines}}"), P("") P("摄像机") P("") P("") P("平台") P("") },
		{ P("{{#remark}}备注 {{remark}}{{/remark}}无"), P("无") },
		{ P("一个 { 和 } 都不是"), P("一个 { 和 } 都不是") },
	};
	AUTO_ARENA a = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		const char *filled = NULL;
		assert_null(docx_fill_part(&a, rows[i].xml, content(&a), &filled));
		assert_string_equal(filled, rows[i].filled);
		assert_null(strstr(filled, "{{"));
	}
}

static void what_is_left_is_named(void **state)
{
	static const struct {
		const char *xml, *reason, *detail;
	} rows[] = {
		{ P("{{customer_nam}}"), "placeholder_left", "customer_nam" },
		{ P("{{pri" CUT "ce}}"), "placeholder_left", "price" },
		{ P("{{#lines}}{{colour}}{{/lines}}"), "placeholder_left", "colour" },
		{ P("{{#lines}}") P("{{name}}"), "section_unclosed", NULL },
	};
	AUTO_ARENA a = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		const char *filled = NULL;
		struct error *e = docx_fill_part(&a, rows[i].xml, content(&a), &filled);
		assert_non_null(e);
		assert_string_equal(e->reason, rows[i].reason);
		if (rows[i].detail != NULL)
			assert_string_equal(e->detail, rows[i].detail);
	}
}

static void archive(struct arena *a, const char *name, const char *data, const char **ret, size_t *ret_n)
{
	struct zip_writer z = zip_writer_of(a);

	assert_null(zip_add(&z, "[Content_Types].xml", "<Types/>", 8));
	assert_null(zip_add(&z, name, data, strlen(data)));
	zip_end(&z, ret, ret_n);
}

static void a_file_stays_a_file(void **state)
{
	const char *data, *filled, *text;
	AUTO_ARENA a = { 0 };
	size_t n, filled_n, text_n, at;

	(void)state;
	archive(&a, "word/document.xml", P("{{customer_name}}"), &data, &n);
	assert_null(docx_fill(&a, data, n, content(&a), &filled, &filled_n));
	AUTO_ZIP *z = NULL;
	assert_null(zip_open_bytes(&a, filled, filled_n, &z));
	assert_int_equal(zip_count(z), 2);
	assert_true(zip_find(z, "word/document.xml", &at));
	assert_null(zip_read_all(z, at, &text, &text_n));
	assert_non_null(memmem(text, text_n, "海岱职业学院", strlen("海岱职业学院")));
}

#define RELS(type, target)                                                                                             \
	"<Relationships xmlns=\"r\"><Relationship Id=\"r1\" Type=\"http://x/relationships/" type "\" Target=\"" target \
	"\" TargetMode=\"External\"/><Relationship Id=\"r2\" Type=\"http://x/relationships/image\" Target=\"a.png\"/>" \
	"</Relationships>"

/* A template with one more part, filled; the reason it is refused for, or NULL. */
static const char *filled_with(struct arena *a, const char *body, const char *name, const char *data, struct bytes *ret)
{
	struct zip_writer z = zip_writer_of(a);
	const char *in, *out = NULL;
	size_t n, out_n = 0;
	const char *document = arena_print(a, "<w:document xmlns:w=\"w\"><w:body>%s</w:body></w:document>", body);

	assert_null(zip_add(&z, "[Content_Types].xml", "<Types/>", 8));
	assert_null(zip_add(&z, "word/document.xml", document, strlen(document)));
	if (name != NULL)
		assert_null(zip_add(&z, name, data, strlen(data)));
	zip_end(&z, &in, &n);
	struct error *e = docx_fill(a, in, n, content(a), &out, &out_n);
	*ret = (struct bytes){ (char *)(uintptr_t)out, out_n };
	return e == NULL ? NULL : e->reason;
}

/* Nothing that an editor fetches or runs goes out under our name (TRUST G22). */
static void nothing_is_carried_along(void **state)
{
	static const struct {
		const char *body, *name, *data, *reason;
	} rows[] = {
		{ P("{{customer_name}}"), NULL, NULL, NULL },
		{ P("a"), "word/vbaProject.bin", "x", "docx_macro" },
		{ P("a"), "word/embeddings/list.xlsm", "x", "docx_macro" },
		{ P("a"), "word/activeX/activeX1.xml", "<a/>", "docx_macro" },
		{ P("a"), "word/_rels/document.xml.rels", RELS("image", "http://a.example/p.png"), "docx_external" },
		{ P("a"), "word/_rels/document.xml.rels", RELS("image", "file:///C:/p.png"), "docx_external" },
		{ P("a"), "word/_rels/header1.xml.rels", RELS("oleObject", "file:///C:/t.xlsx"), "docx_external" },
		{ P("a"), "word/_rels/document.xml.rels", RELS("hyperlink", "https://buyer.example/"), NULL },
		{ P("a"), "word/embeddings/oleObject1.bin", "an object that stays", NULL },
		{ "<w:p><w:fldSimple w:instr=\"DDE c a b\"/></w:p>", NULL, NULL, "docx_dde" },
		{ P("a"), "word/footer1.xml",
		  "<w:ftr xmlns:w=\"w\"><w:p><w:fldSimple w:instr=\"LINK Excel.Sheet C:\"/></w:p></w:ftr>",
		  "docx_external" },
		{ "<w:altChunk r:id=\"r1\" xmlns:r=\"r\"/>", NULL, NULL, "docx_chunk" },
		{ "<w:p><o:OLEObject ProgID=\"Package\" xmlns:o=\"o\"/></w:p>", NULL, NULL, "docx_packed_program" },
		/* written so that it is not found to be taken out */
		{ P("a"), "word/_rels/settings.xml.rels", RELS("attached&#84;emplate", "file:///C:/Users/n/t.dotm"),
		  "docx_external" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		AUTO_ARENA a = { 0 };
		struct bytes out;
		const char *reason = filled_with(&a, rows[i].body, rows[i].name, rows[i].data, &out);
		if (rows[i].reason == NULL ? reason != NULL : reason == NULL || strcmp(reason, rows[i].reason) != 0)
			fail_msg("%zu %s: %s", i, rows[i].name == NULL ? rows[i].body : rows[i].name, reason);
	}
}

static const char *part_of(struct arena *a, struct bytes file, const char *name)
{
	AUTO_ZIP *z = NULL;
	const char *text;
	size_t n, at;

	assert_null(zip_open_bytes(a, file.data, file.n, &z));
	assert_true(zip_find(z, name, &at));
	assert_null(zip_read_all(z, at, &text, &n));
	return arena_copy_n(a, text, n);
}

/* Where its writer keeps his templates is taken out, and nothing else. */
static void its_own_template_is_taken_out(void **state)
{
	AUTO_ARENA a = { 0 };
	struct bytes out;

	(void)state;
	assert_null(filled_with(&a, P("a"), "word/_rels/settings.xml.rels",
				RELS("attachedTemplate", "file:///C:/Users/n/t.dotm"), &out));
	const char *relations = part_of(&a, out, "word/_rels/settings.xml.rels");
	assert_null(strstr(relations, "Users"));
	assert_non_null(strstr(relations, "a.png"));
	assert_null(filled_with(&a, P("a"), "word/settings.xml",
				"<w:settings xmlns:w=\"w\" xmlns:r=\"r\"><w:zoom w:percent=\"90\"/>"
				"<w:attachedTemplate r:id=\"r1\"/></w:settings>",
				&out));
	assert_string_equal(part_of(&a, out, "word/settings.xml"),
			    "<w:settings xmlns:w=\"w\" xmlns:r=\"r\"><w:zoom w:percent=\"90\"/></w:settings>");
}

static void what_is_no_template_is_refused(void **state)
{
	static const struct {
		const char *name, *data, *reason;
	} rows[] = {
		{ "word/document.xml", P("{{price}}"), "placeholder_left" },
		{ "xl/workbook.xml", "<workbook/>", "docx_no_document" },
		{ "word/vbaProject.bin", "x", "docx_no_document" },
	};
	AUTO_ARENA a = { 0 };
	const char *data, *filled;
	size_t n, filled_n;

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		archive(&a, rows[i].name, rows[i].data, &data, &n);
		struct error *e = docx_fill(&a, data, n, content(&a), &filled, &filled_n);
		assert_non_null(e);
		assert_string_equal(e->reason, rows[i].reason);
	}
	struct error *e = docx_fill(&a, "no zip at all", 13, content(&a), &filled, &filled_n);
	assert_non_null(e);
	assert_string_equal(e->reason, "zip_damaged");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(parts_are_filled),
		cmocka_unit_test(what_is_left_is_named),
		cmocka_unit_test(a_file_stays_a_file),
		cmocka_unit_test(nothing_is_carried_along),
		cmocka_unit_test(its_own_template_is_taken_out),
		cmocka_unit_test(what_is_no_template_is_refused),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
