/* Headings bear Word's own names ("heading 1"), so that 标题 1 to 3 make a table of contents. */
#include "office/docx_write_style.h"

#include "office/docx_write_body.h"

#define WORD "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"

/* 仿宋_GB2312 is missing on newer systems; the other name is what they have instead. */
static const struct font {
	const char *chinese, *latin, *other;
} fonts[] = {
	[FACE_SONG] = { "宋体", "Times New Roman", "SimSun" },
	[FACE_FANG] = { "仿宋_GB2312", "Times New Roman", "FangSong" },
	[FACE_HEI] = { "黑体", "Arial", "SimHei" },
};

void docx_fonts_write(struct buffer *xml)
{
	buffer_add(xml, HEAD "<w:fonts xmlns:w=\"" WORD "\">");
	for (size_t i = 0; i < sizeof fonts / sizeof fonts[0]; i++)
		buffer_print(xml,
			     "<w:font w:name=\"%s\"><w:altName w:val=\"%s\"/><w:charset w:val=\"86\"/>"
			     "<w:family w:val=\"auto\"/><w:pitch w:val=\"variable\"/></w:font>",
			     fonts[i].chinese, fonts[i].other);
	buffer_add(xml, "</w:fonts>");
}

static void write_font(struct buffer *xml, const struct page_look *look)
{
	const struct font *f = &fonts[look->face];

	buffer_print(xml, "<w:rFonts w:ascii=\"%s\" w:hAnsi=\"%s\" w:eastAsia=\"%s\" w:cs=\"%s\"/>", f->latin, f->latin,
		     f->chinese, f->latin);
	if (look->face == FACE_HEI && look->outline > 0)
		buffer_add(xml, "<w:b/>");
	buffer_print(xml, "<w:sz w:val=\"%d\"/><w:szCs w:val=\"%d\"/>", (int)(look->size * 2), (int)(look->size * 2));
}

static void write_style(struct buffer *xml, int id, const struct page_look *look)
{
	buffer_print(xml,
		     "<w:style w:type=\"paragraph\" w:styleId=\"style%d\"><w:name w:val=\"%s\"/>"
		     "<w:basedOn w:val=\"normal\"/>%s<w:qFormat/><w:pPr>%s",
		     id, look->name, look->outline > 0 ? "<w:next w:val=\"style4\"/>" : "",
		     look->outline > 0 ? "<w:keepNext/><w:keepLines/>" : "");
	buffer_print(xml, "<w:spacing w:before=\"%d\" w:after=\"%d\" w:line=\"%d\" w:lineRule=\"exact\"/>",
		     docx_twips(look->before), docx_twips(look->after), docx_twips(look->pitch));
	if (look->indent > 0)
		buffer_print(xml, "<w:ind w:firstLineChars=\"%d\" w:firstLine=\"%d\"/>", look->indent * 100,
			     docx_twips(look->indent * look->size));
	buffer_print(xml, "<w:jc w:val=\"%s\"/>",
		     look->align == ALIGN_CENTRE ? "center"
		     : look->align == ALIGN_BOTH ? "both"
						 : "left");
	if (look->outline > 0)
		buffer_print(xml, "<w:outlineLvl w:val=\"%d\"/>", look->outline - 1);
	buffer_add(xml, "</w:pPr><w:rPr>");
	write_font(xml, look);
	buffer_add(xml, "</w:rPr></w:style>");
}

void docx_styles_write(struct buffer *xml, const struct page_document *d)
{
	_Static_assert(PAGE_BODY == 4, "the style after a heading");
	buffer_print(xml, HEAD "<w:styles xmlns:w=\"" WORD "\"><w:docDefaults><w:rPrDefault><w:rPr>");
	write_font(xml, page_look_of(d, PAGE_PLAIN));
	buffer_print(xml,
		     "<w:lang w:val=\"en-US\" w:eastAsia=\"zh-CN\"/></w:rPr></w:rPrDefault></w:docDefaults>"
		     "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"normal\"><w:name w:val=\"Normal\"/>"
		     "<w:qFormat/></w:style>");
	for (int style = 0; style < PAGE_STYLES; style++)
		write_style(xml, style, page_look_of(d, style));
	buffer_add(xml, "</w:styles>");
}
