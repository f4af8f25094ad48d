/* The parts of the package: what stays the same is text here, what depends on the paper is written. */
#include "office/docx_write.h"

#include "base/text.h"
#include "office/docx_write_body.h"
#include "office/docx_write_style.h"
#include "office/template.h"
#include "office/zip_write.h"

#define HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define FORMATS "http://schemas.openxmlformats.org/"
#define WORD FORMATS "wordprocessingml/2006/main"
#define OFFICE FORMATS "officeDocument/2006/relationships"
#define WORD_TYPE "application/vnd.openxmlformats-officedocument.wordprocessingml."

static const char content_types[] =
	HEAD "<Types xmlns=\"" FORMATS "package/2006/content-types\">"
	     "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
	     "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
	     "<Default Extension=\"png\" ContentType=\"image/png\"/>"
	     "<Default Extension=\"jpeg\" ContentType=\"image/jpeg\"/>"
	     "<Override PartName=\"/word/document.xml\" ContentType=\"" WORD_TYPE "document.main+xml\"/>"
	     "<Override PartName=\"/word/styles.xml\" ContentType=\"" WORD_TYPE "styles+xml\"/>"
	     "<Override PartName=\"/word/settings.xml\" ContentType=\"" WORD_TYPE "settings+xml\"/>"
	     "<Override PartName=\"/word/fontTable.xml\" ContentType=\"" WORD_TYPE "fontTable+xml\"/>"
	     "<Override PartName=\"/word/header1.xml\" ContentType=\"" WORD_TYPE "header+xml\"/>"
	     "<Override PartName=\"/word/footer1.xml\" ContentType=\"" WORD_TYPE "footer+xml\"/>"
	     "<Override PartName=\"/docProps/core.xml\""
	     " ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/></Types>";

static const char package_relations[] =
	HEAD "<Relationships xmlns=\"" FORMATS "package/2006/relationships\">"
	     "<Relationship Id=\"document\" Type=\"" OFFICE "/officeDocument\" Target=\"word/document.xml\"/>"
	     "<Relationship Id=\"core\" Type=\"" FORMATS "package/2006/relationships/metadata/core-properties\""
	     " Target=\"docProps/core.xml\"/></Relationships>";

/* Mode 15 is Word 2013 and later: no "compatibility mode" in the window's title. */
static const char settings[] = HEAD "<w:settings xmlns:w=\"" WORD "\"><w:defaultTabStop w:val=\"420\"/>"
				    "<w:characterSpacingControl w:val=\"compressPunctuation\"/><w:compat>"
				    "<w:compatSetting w:name=\"compatibilityMode\" "
				    "w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/>"
				    "</w:compat></w:settings>";

static const char *document_relations(struct docx_draft *d)
{
	struct buffer b = BUFFER(d->arena);

	buffer_add(&b, HEAD "<Relationships xmlns=\"" FORMATS "package/2006/relationships\">"
			    "<Relationship Id=\"styles\" Type=\"" OFFICE "/styles\" Target=\"styles.xml\"/>"
			    "<Relationship Id=\"settings\" Type=\"" OFFICE "/settings\" Target=\"settings.xml\"/>"
			    "<Relationship Id=\"fonts\" Type=\"" OFFICE "/fontTable\" Target=\"fontTable.xml\"/>"
			    "<Relationship Id=\"header\" Type=\"" OFFICE "/header\" Target=\"header1.xml\"/>"
			    "<Relationship Id=\"footer\" Type=\"" OFFICE "/footer\" Target=\"footer1.xml\"/>");
	for (size_t i = 0; i < d->count; i++)
		buffer_print(&b,
			     "<Relationship Id=\"picture%zu\" Type=\"" OFFICE "/image\" Target=\"media/image%zu.%s\"/>",
			     i + 1, i + 1, d->pictures[i]->format == PICTURE_PNG ? "png" : "jpeg");
	buffer_add(&b, "</Relationships>");
	return buffer_text(&b);
}

static const char *core_properties(struct docx_draft *d)
{
	struct buffer b = BUFFER(d->arena);

	buffer_add(&b, HEAD "<cp:coreProperties xmlns:cp=\"" FORMATS "package/2006/metadata/core-properties\""
			    " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>");
	template_markup.text(&b, d->paper->title);
	buffer_print(&b, "</dc:title><dc:language>%s</dc:language></cp:coreProperties>", d->paper->language);
	return buffer_text(&b);
}

static void open_furniture(struct buffer *b, const char *element)
{
	buffer_print(b, HEAD "<w:%s xmlns:w=\"" WORD "\"><w:p><w:pPr><w:pStyle w:val=\"style%d\"/>", element,
		     PAGE_FURNITURE);
}

static const char *header(struct docx_draft *d)
{
	struct page_size s = page_size_of(d->paper);
	struct buffer b = BUFFER(d->arena);

	open_furniture(&b, "hdr");
	buffer_print(&b,
		     "<w:pBdr><w:bottom w:val=\"single\" w:sz=\"4\" w:space=\"3\" w:color=\"000000\"/></w:pBdr>"
		     "<w:tabs><w:tab w:val=\"right\" w:pos=\"%d\"/></w:tabs></w:pPr>",
		     docx_twips(s.width - s.left - s.right));
	docx_text_write(&b, d->paper->header_left);
	buffer_add(&b, "<w:r><w:tab/></w:r>");
	docx_text_write(&b, d->paper->header_right);
	buffer_add(&b, "</w:p></w:hdr>");
	return buffer_text(&b);
}

static void write_number(struct buffer *b, const char *field)
{
	buffer_print(b,
		     "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> %s "
		     "</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>1</w:t></w:r>"
		     "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>",
		     field);
}

static const char *footer(struct docx_draft *d)
{
	static const struct {
		const char *mark, *field;
	} numbers[] = { { "[page]", "PAGE" }, { "[pages]", "NUMPAGES" } };
	struct buffer b = BUFFER(d->arena);

	open_furniture(&b, "ftr");
	buffer_add(&b, "<w:jc w:val=\"center\"/></w:pPr>");
	for (const char *at = d->paper->footer; *at != '\0';) {
		size_t n = strcspn(at + 1, "[") + 1, i = 0;
		while (i < 2 && !text_starts(at, numbers[i].mark))
			i++;
		if (i < 2)
			write_number(&b, numbers[i].field);
		else
			docx_text_write(&b, arena_copy_n(d->arena, at, n));
		at += i < 2 ? strlen(numbers[i].mark) : n;
	}
	buffer_add(&b, "</w:p></w:ftr>");
	return buffer_text(&b);
}

static const char *document(struct docx_draft *d)
{
	struct page_size s = page_size_of(d->paper);

	d->xml = BUFFER(d->arena);
	buffer_add(&d->xml, HEAD "<w:document xmlns:w=\"" WORD "\" xmlns:r=\"" OFFICE "\""
				 " xmlns:wp=\"" FORMATS "drawingml/2006/wordprocessingDrawing\"><w:body>");
	docx_body_write(d);
	buffer_print(
		&d->xml,
		"<w:sectPr><w:headerReference w:type=\"default\" r:id=\"header\"/>"
		"<w:footerReference w:type=\"default\" r:id=\"footer\"/><w:pgSz w:w=\"%d\" w:h=\"%d\"%s/>"
		"<w:pgMar w:top=\"%d\" w:right=\"%d\" w:bottom=\"%d\" w:left=\"%d\" w:header=\"%d\" w:footer=\"%d\""
		" w:gutter=\"0\"/>%s</w:sectPr></w:body></w:document>",
		docx_twips(s.width), docx_twips(s.height), d->paper->landscape ? " w:orient=\"landscape\"" : "",
		docx_twips(s.top), docx_twips(s.right), docx_twips(s.bottom), docx_twips(s.left),
		docx_twips(s.furniture), docx_twips(s.furniture), d->paper->cover ? "<w:titlePg/>" : "");
	return buffer_text(&d->xml);
}

static FALLIBLE add_pictures(struct zip_writer *z, const struct docx_draft *d)
{
	for (size_t i = 0; i < d->count; i++) {
		const struct picture *p = d->pictures[i];
		const char *name = arena_print(d->arena, "word/media/image%zu.%s", i + 1,
					       p->format == PICTURE_PNG ? "png" : "jpeg");
		TRY(zip_add_packed(z, name, p->bytes, p->n));
	}
	return NULL;
}

FALLIBLE docx_write(struct arena *a, const struct page_document *paper, const char **ret_data, size_t *ret_n)
{
	struct docx_draft d = { .arena = a, .paper = paper };
	struct buffer styles = BUFFER(a), fonts = BUFFER(a);
	struct zip_writer z = zip_writer_of(a);
	const char *body = document(&d); /* first: it finds the pictures */

	docx_styles_write(&styles, paper);
	docx_fonts_write(&fonts);
	const struct {
		const char *name, *text;
	} parts[] = {
		{ "[Content_Types].xml", content_types },
		{ "_rels/.rels", package_relations },
		{ "docProps/core.xml", core_properties(&d) },
		{ "word/document.xml", body },
		{ "word/_rels/document.xml.rels", document_relations(&d) },
		{ "word/styles.xml", buffer_text(&styles) },
		{ "word/fontTable.xml", buffer_text(&fonts) },
		{ "word/settings.xml", settings },
		{ "word/header1.xml", header(&d) },
		{ "word/footer1.xml", footer(&d) },
	};
	for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++)
		TRY(zip_add(&z, parts[i].name, parts[i].text, strlen(parts[i].text)));
	TRY(add_pictures(&z, &d));
	zip_end(&z, ret_data, ret_n);
	return NULL;
}
