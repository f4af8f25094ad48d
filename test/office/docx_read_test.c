#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "office/docx_read.h"
#include "office/fixture.h"
#include "office/show.h"

#define P(text) "<w:p><w:r><w:t>" text "</w:t></w:r></w:p>"
#define TC(inner) "<w:tc>" inner "</w:tc>"

static const char *shown(struct arena *a, struct bytes b)
{
	struct document d;
	struct error *e = docx_read(a, b.data, b.n, &d);

	return e == NULL ? document_show(a, &d) : e->reason;
}

static void bodies_become_blocks(void **state)
{
	static const struct {
		const char *name, *body, *shown;
	} cases[] = {
		{ "paragraphs", P("one") P(" ") P("two"), "one|two|" },
		{ "runs are joined", "<w:p><w:r><w:t>on</w:t></w:r><w:r><w:t>e</w:t><w:tab/><w:t>x</w:t></w:r></w:p>",
		  "one\tx|" },
		{ "deleted and hidden text",
		  "<w:p><w:del><w:r><w:delText>no</w:delText></w:r></w:del><w:r><w:rPr><w:vanish/></w:rPr>"
		  "<w:t>no</w:t></w:r><w:r><w:t>yes</w:t></w:r></w:p>",
		  "yes|" },
		{ "outline level", "<w:p><w:pPr><w:outlineLvl w:val=\"1\"/></w:pPr><w:r><w:t>h</w:t></w:r></w:p>",
		  "#2h|" },
		{ "table", "<w:tbl><w:tr>" TC(P("a")) TC(P("b") P("c")) "</w:tr></w:tbl>", "[a,b/c]|" },
		{ "merged cells",
		  "<w:tbl><w:tr><w:tc><w:tcPr><w:vMerge w:val=\"restart\"/></w:tcPr>" P("a") "</w:tc>" TC(
			  P("b")) "</w:tr><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>" TC(P("c")) "</w:tr></"
													    "w:tbl>",
		  "[a,b;^,c]|" },
		{ "span",
		  "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr>" P("a") "</w:tc></w:tr></w:tbl>",
		  "[a+2]|" },
		{ "a table in a cell",
		  "<w:tbl><w:tr>" TC(P("a") "<w:tbl><w:tr>" TC(P("x")) TC(P("y")) "</w:tr></w:tbl>") "</w:tr></w:tbl>",
		  "[a/x\ty]|" },
		{ "symbols",
		  "<w:p><w:r><w:sym w:font=\"Wingdings 2\" w:char=\"F052\"/><w:t>yes </w:t><w:sym "
		  "w:char=\"F0A3\"/><w:t>no</w:t></w:r></w:p>",
		  "☑yes □no|" },
		{ "a fallback is not read twice",
		  "<w:p><mc:AlternateContent><mc:Choice><w:r><w:t>a</w:t></w:r></mc:Choice><mc:Fallback><w:r><w:t>a"
		  "</w:t></w:r></mc:Fallback></mc:AlternateContent></w:p>",
		  "a|" },
		{ "a text box", "<w:p><w:r><w:t>out</w:t></w:r><w:txbxContent>" P("in") "</w:txbxContent></w:p>",
		  "in|out|" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		AUTO_ARENA a = { 0 };
		print_message("%s\n", cases[i].name);
		assert_string_equal(shown(&a, docx_make(&a, cases[i].body)), cases[i].shown);
	}
}

#define NUMBERED(level, text)                                                                                       \
	"<w:p><w:pPr><w:numPr><w:ilvl w:val=\"" level "\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>" text \
	"</w:t></w:r></w:p>"

static void lists_are_numbered(void **state)
{
	static const char numbering[] =
		"<w:numbering xmlns:w=\"w\"><w:abstractNum w:abstractNumId=\"5\"><w:lvl w:ilvl=\"0\"><w:start "
		"w:val=\"1\"/>"
		"<w:numFmt w:val=\"chineseCounting\"/><w:lvlText w:val=\"%1、\"/></w:lvl><w:lvl w:ilvl=\"1\"><w:start "
		"w:val=\"1\"/>"
		"<w:numFmt w:val=\"decimal\"/><w:isLgl/><w:lvlText w:val=\"%1.%2\"/></w:lvl></w:abstractNum>"
		"<w:num w:numId=\"1\"><w:abstractNumId w:val=\"5\"/></w:num></w:numbering>";
	AUTO_ARENA a = { 0 };
	const char *body =
		NUMBERED("0", "a") NUMBERED("1", "b") NUMBERED("1", "c") NUMBERED("0", "d") NUMBERED("1", "e");

	(void)state;
	assert_string_equal(shown(&a, docx_with(&a, body, "word/numbering.xml", numbering)),
			    "一、 a|1.1 b|1.2 c|二、 d|2.1 e|");
}

static void pages_are_counted(void **state)
{
	AUTO_ARENA a = { 0 };
	struct bytes b = docx_make(&a, P("one") "<w:p><w:r><w:br w:type=\"page\"/><w:t>two</w:t></w:r></w:p>"
						"<w:p><w:r><w:lastRenderedPageBreak/><w:t>three</w:t></w:r></w:p>");
	struct document d;

	(void)state;
	assert_null(docx_read(&a, b.data, b.n, &d));
	assert_int_equal(d.blocks[0].page, 1);
	assert_int_equal(d.blocks[1].page, 2);
	assert_int_equal(d.blocks[2].page, 3);
	assert_int_equal(d.pages, 3);
}

#define RELS(type, target, mode)                                                                                      \
	"<Relationships xmlns=\"r\"><Relationship Id=\"r\" Type=\"http://x/relationships/" type "\" Target=\"" target \
	"\" TargetMode=\"" mode "\"/></Relationships>"

#define FIELD(instruction)                                           \
	"<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/>" instruction \
	"<w:fldChar w:fldCharType=\"separate\"/><w:t>x</w:t><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>"
#define OBJECT(type, program) \
	"<w:p><w:r><w:object><o:OLEObject Type=\"" type "\" ProgID=\"" program "\"/></w:object></w:r></w:p>"

#define PICTURE "〔未读取：图片 / Not read: picture〕"
#define BLIP "<w:p><w:r><w:drawing><a:blip r:embed=\"r1\"/></w:drawing></w:r></w:p>"

/* What is not read is said where it stands. */
static void what_is_left_out_is_said(void **state)
{
	static const struct {
		const char *body, *shown;
	} cases[] = {
		{ P("清单：") OBJECT("Embed", "Excel.Sheet.12"),
		  "清单：|〔未读取：嵌入的 Excel 表格 / Not read: embedded Excel sheet〕|" },
		{ OBJECT("Link", "Word.Document.8"), "〔未读取：链接的 Word 文档 / Not read: linked Word document〕|" },
		{ OBJECT("Embed", "Some.Thing"), "〔未读取：嵌入的对象 / Not read: embedded object〕|" },
		{ "<w:tbl><w:tr>" TC(P("甲")) TC(OBJECT("Embed", "ET.Xlsx.6")) "</w:tr></w:tbl>",
		  "[甲,〔未读取：嵌入的 WPS 表格 / Not read: embedded WPS sheet〕]|" },
		{ "<w:p><w:r><w:drawing><a:blip r:link=\"r1\"/></w:drawing></w:r></w:p>",
		  "〔未读取：外部图片 / Not read: picture kept elsewhere〕|" },
		{ "<w:p><w:r><w:pict><v:imagedata r:href=\"r1\"/></w:pict></w:r></w:p>",
		  "〔未读取：外部图片 / Not read: picture kept elsewhere〕|" },
		{ OBJECT("Embed", "MSDraw") P("a"), PICTURE "|a|" }, /* a drawing is a picture like others */
		/* it is in the file as well */
		{ "<w:p><w:r><w:drawing><a:blip r:link=\"r1\" r:embed=\"r2\"/></w:drawing><w:t>a</w:t></w:r></w:p>",
		  "a|" PICTURE "|" },
		/* behind the words it stands between; in a cell on a line of its own; not what an object shows */
		{ "<w:p><w:r><w:t>前</w:t><w:drawing><a:blip r:embed=\"r1\"/></w:drawing><w:t>后</w:t></w:r></w:p>",
		  "前后|" PICTURE "|" },
		{ "<w:tbl><w:tr>" TC(P("甲") BLIP) TC(P("乙")) "</w:tr></w:tbl>", "[甲/" PICTURE ",乙]|" },
		{ "<w:p><w:r><w:object><v:shape><v:imagedata r:id=\"r1\"/></v:shape><o:OLEObject Type=\"Embed\" "
		  "ProgID=\"Excel.Sheet.12\"/></w:object></w:r></w:p>",
		  "〔未读取：嵌入的 Excel 表格 / Not read: embedded Excel sheet〕|" },
		{ "<w:p><w:r><w:pict><v:imagedata r:id=\"r1\"/></w:pict></w:r></w:p>", PICTURE "|" },
		/* a rule across the page is no picture */
		{ "<w:p><w:r><w:t>a</w:t><w:drawing><wp:extent cx=\"5000000\" cy=\"12700\"/><a:blip "
		  "r:embed=\"r1\"/></w:drawing></w:r></w:p>",
		  "a|" },
		{ "<w:p><w:r><w:drawing><c:chart r:id=\"r1\"/></w:drawing></w:r></w:p>",
		  "〔未读取：图表 / Not read: chart〕|" },
		{ "<w:p><w:r><w:drawing><dgm:relIds r:dm=\"r1\"/></w:drawing></w:r></w:p>",
		  "〔未读取：示意图 / Not read: diagram〕|" },
		{ "<w:p><w:r><w:t>选择</w:t><w:object><w:control r:id=\"r1\"/></w:object></w:r></w:p>",
		  "选择〔未读取：控件（ActiveX） / Not read: control (ActiveX)〕|" },
		{ FIELD("<w:instrText> CONTROL Forms.TextBox.1 \\s </w:instrText>"),
		  "〔未读取：控件（ActiveX） / Not read: control (ActiveX)〕x|" },
		{ P("a") "<w:altChunk r:id=\"r1\"/>" P("b"), "a|〔未读取：插入的文件 / Not read: inserted file〕|b|" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		AUTO_ARENA a = { 0 };
		assert_string_equal(shown(&a, docx_make(&a, cases[i].body)), cases[i].shown);
	}
}

static void dangers_are_refused(void **state)
{
	static const struct {
		const char *body, *part, *content, *shown;
	} cases[] = {
		{ P("a"), "word/vbaProject.bin", "x", "docx_macro" },
		{ P("a"), "word/_rels/document.xml.rels", RELS("vbaProject", "vba.bin", "Internal"), "docx_macro" },
		{ P("a"), "word/_rels/settings.xml.rels",
		  RELS("attachedTemplate", "http://evil.example/t.dotm", "External"), "docx_external" },
		{ P("a"), "word/_rels/settings.xml.rels",
		  RELS("attachedTemplate", "\\\\host\\share\\t.dotm", "External"), "docx_external" },
		{ P("a"), "word/_rels/settings.xml.rels",
		  RELS("attachedTemplate", "file:///C:/Normal.dotm", "External"), "a|" },
		{ P("a"), "word/_rels/document.xml.rels", RELS("oleObject", "https://evil.example/o", "External"),
		  "docx_external" },
		{ P("a"), "word/_rels/document.xml.rels", RELS("hyperlink", "https://buyer.example/", "External"),
		  "a|" },
		{ "<w:p><w:r><w:instrText> DDEAUTO c:\\\\x </w:instrText></w:r></w:p>", NULL, NULL, "docx_dde" },
		{ "<w:p><w:r><w:object><o:OLEObject ProgID=\"Package\"/></w:object></w:r></w:p>", NULL, NULL,
		  "docx_packed_program" },
		{ "<w:p><w:r><w:object><o:OLEObject ProgID=\"Equation.3\"/></w:object><w:t>a</w:t></w:r></w:p>", NULL,
		  NULL, "〔未读取：嵌入的公式 / Not read: embedded formula〕a|" },
		/* cut up, in an attribute, in what only an old editor shows, in a header, around a harmless one */
		{ FIELD("<w:instrText>DD</w:instrText></w:r><w:r><w:instrText>E excel a b</w:instrText>"), NULL, NULL,
		  "docx_dde" },
		{ "<w:p><w:fldSimple w:instr=\" DDEAUTO c a b\"><w:r><w:t>x</w:t></w:r></w:fldSimple></w:p>", NULL,
		  NULL, "docx_dde" },
		{ "<w:p><mc:AlternateContent><mc:Fallback><w:r><w:instrText> DDE c a "
		  "b</w:instrText></w:r></mc:Fallback>"
		  "</mc:AlternateContent></w:p>",
		  NULL, NULL, "docx_dde" },
		{ P("a"), "word/header1.xml",
		  "<w:hdr xmlns:w=\"w\">" FIELD("<w:instrText>DDE c a b</w:instrText>") "</w:hdr>", "docx_dde" },
		{ FIELD("<w:instrText> INCLUDETEXT \"https://evil.example/t\"</w:instrText>"), NULL, NULL,
		  "docx_external" },
		{ FIELD("<w:instrText> HYPERLINK \"https://buyer.example/ADDENDUM\"</w:instrText>"), NULL, NULL, "x|" },
		{ P("a"), "word/_rels/settings.xml.rels",
		  RELS("attachedTemplate", "file:///\\\\host\\t.dotm", "External"), "docx_external" },
		{ P("a"), "word/_rels/document.xml.rels", RELS("image", "https://pictures.example/p.png", "External"),
		  "a|" },
		{ P("a"), "word/styles.xml", "<!DOCTYPE a><a/>", "xml_doctype" },
		{ "<w:p>", NULL, NULL, "xml_damaged" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		AUTO_ARENA a = { 0 };
		assert_string_equal(shown(&a, docx_with(&a, cases[i].body, cases[i].part, cases[i].content)),
				    cases[i].shown);
	}
	AUTO_ARENA a = { 0 };
	struct entry only = { "a.txt", "x", 0 };
	assert_string_equal(shown(&a, zip_deflated(&a, &only, 1)), "docx_no_document");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(bodies_become_blocks), cmocka_unit_test(lists_are_numbered),
		cmocka_unit_test(pages_are_counted),	cmocka_unit_test(what_is_left_out_is_said),
		cmocka_unit_test(dangers_are_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
