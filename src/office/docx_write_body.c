#include "office/docx_write_body.h"

#include "base/text.h"
#include "office/template.h"

#define EMU_PER_POINT 12700 /* DrawingML counts in these */
#define HAIR_LINE 4	    /* eighths of a point: borders inside a table, and around it */
#define FRAME_LINE 8
#define LETTERS_STAY 300
#define LINES_STAY 12
#define HEADING_ROOM 60 /* points, above a sheet that stands below a heading */

static const char *const align_word[] = {
	[ALIGN_BOTH] = "both",
	[ALIGN_LEFT] = "left",
	[ALIGN_CENTRE] = "center",
	[ALIGN_RIGHT] = "right",
};

void docx_text_write(struct buffer *xml, const char *text)
{
	buffer_add(xml, "<w:r><w:t xml:space=\"preserve\">");
	template_markup.text(xml, text);
	buffer_add(xml, "</w:t></w:r>");
}

static size_t picture_number(struct docx_draft *d, const struct picture *p)
{
	d->pictures = arena_room(d->arena, d->pictures, d->count, &d->room, sizeof *d->pictures);
	d->pictures[d->count++] = p;
	return d->count;
}

static void write_picture(struct docx_draft *d, const struct page_line *l)
{
	size_t number = picture_number(d, l->picture);
	double width, height;

	page_fit(l, &width, &height);
	long across = (long)(width * EMU_PER_POINT), down = (long)(height * EMU_PER_POINT);
	buffer_print(&d->xml,
		     "<w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\">"
		     "<wp:extent cx=\"%ld\" cy=\"%ld\"/><wp:docPr id=\"%zu\" name=\"picture%zu\"/>"
		     "<a:graphic xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\">"
		     "<a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\">"
		     "<pic:pic xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\">"
		     "<pic:nvPicPr><pic:cNvPr id=\"%zu\" name=\"picture%zu\"/><pic:cNvPicPr/></pic:nvPicPr>"
		     "<pic:blipFill><a:blip r:embed=\"picture%zu\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
		     "<pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"%ld\" cy=\"%ld\"/></a:xfrm>"
		     "<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>"
		     "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>",
		     across, down, number, number, number, number, number, across, down);
}

/* Word's names of places are letters and digits: a place's own name with what it may not have left out. */
static const char *bookmark_of(struct arena *a, const char *place)
{
	char *name = arena_print(a, "place_%s", place);

	for (char *p = name; *p != '\0'; p++)
		if (!((*p >= '0' && *p <= '9') || (*p >= 'a' && *p <= 'z') || (*p >= 'A' && *p <= 'Z')))
			*p = '_';
	return name;
}

static void write_field(struct buffer *xml, const char *part)
{
	buffer_print(xml, "<w:r><w:fldChar w:fldCharType=\"%s\"/></w:r>", part);
}

static void open_field(struct buffer *xml, const char *what)
{
	write_field(xml, "begin");
	buffer_print(xml, "<w:r><w:instrText xml:space=\"preserve\"> %s </w:instrText></w:r>", what);
	write_field(xml, "separate");
}

/* The number stands there as it is in the PDF; the program that opens the file puts its own in its place when the
 * fields are brought up to date (F9), or at once. */
static void write_page_of(struct docx_draft *d, const char *place)
{
	int page = page_number_of(d->paper->numbers, d->paper->number_count, place);

	open_field(&d->xml, arena_print(d->arena, "PAGEREF %s \\h", bookmark_of(d->arena, place)));
	docx_text_write(&d->xml, page == 0 ? "" : arena_print(d->arena, "%d", page));
	write_field(&d->xml, "end");
}

static void open_place(struct docx_draft *d, const char *place)
{
	if (place != NULL)
		buffer_print(&d->xml, "<w:bookmarkStart w:id=\"%zu\" w:name=\"%s\"/>", ++d->places,
			     bookmark_of(d->arena, place));
}

static void close_place(struct docx_draft *d, const char *place)
{
	if (place != NULL)
		buffer_print(&d->xml, "<w:bookmarkEnd w:id=\"%zu\"/>", d->places);
}

static bool is_contents(const struct page_block *b)
{
	return b->kind == PAGE_TEXT && b->style >= PAGE_CONTENTS_1;
}

/* A line of the contents; the field that makes them spans them all. */
static void write_contents(struct docx_draft *d, const struct page_block *b, bool last, const char *more)
{
	struct page_size s = page_size_of(d->paper);

	buffer_print(&d->xml,
		     "<w:p><w:pPr><w:pStyle w:val=\"style%d\"/>%s<w:tabs><w:tab w:val=\"right\" w:leader=\"dot\" "
		     "w:pos=\"%d\"/></w:tabs></w:pPr>",
		     b->style, more, docx_twips(s.width - s.left - s.right));
	if (!d->in_contents)
		open_field(&d->xml, "TOC \\o \"1-3\" \\h \\z \\u");
	d->in_contents = !last;
	docx_text_write(&d->xml, b->line.text);
	buffer_add(&d->xml, "<w:r><w:tab/></w:r>");
	write_page_of(d, b->line.page_of);
	if (last)
		write_field(&d->xml, "end");
	buffer_add(&d->xml, "</w:p>");
}

/* A paragraph; `more` is what else its properties say, in the order of the schema. */
static void write_line(struct docx_draft *d, enum page_style style, const char *more, const struct page_line *l,
		       const char *place)
{
	buffer_print(&d->xml, "<w:p><w:pPr><w:pStyle w:val=\"style%d\"/>%s", style, more);
	if (l->picture != NULL) /* the room is kept, with or without the picture */
		buffer_print(&d->xml, "<w:spacing w:line=\"%d\" w:lineRule=\"%s\"/>", docx_twips(l->height),
			     l->picture->format == PICTURE_NONE ? "exact" : "atLeast");
	buffer_print(&d->xml, "<w:jc w:val=\"%s\"/></w:pPr>", align_word[l->align]);
	open_place(d, place);
	if (l->picture != NULL && l->picture->format != PICTURE_NONE)
		write_picture(d, l);
	else if (l->page_of != NULL)
		write_page_of(d, l->page_of);
	else if (l->picture == NULL && l->text[0] != '\0')
		docx_text_write(&d->xml, l->text);
	close_place(d, place);
	buffer_add(&d->xml, "</w:p>");
}

/* An empty paragraph of that height: parts tables, which Word would join, and carries page breaks. */
static void write_gap(struct docx_draft *d, double height, bool on_new_page)
{
	buffer_print(&d->xml,
		     "<w:p><w:pPr><w:pStyle w:val=\"style%d\"/>%s<w:spacing w:line=\"%d\" w:lineRule=\"exact\"/>"
		     "</w:pPr></w:p>",
		     PAGE_NOTE, on_new_page ? "<w:pageBreakBefore/>" : "", docx_twips(height));
}

static int cell_width(const struct docx_draft *d, const struct page_table *t, int column, int span)
{
	struct page_size s = page_size_of(d->paper);
	double share = 0;

	for (int i = 0; i < span; i++)
		share += t->widths[column + i];
	return docx_twips(share * (s.width - s.left - s.right));
}

static void open_cell(struct docx_draft *d, const struct page_table *t, int column, int span, const char *merge)
{
	buffer_print(&d->xml, "<w:tc><w:tcPr><w:tcW w:w=\"%d\" w:type=\"dxa\"/>", cell_width(d, t, column, span));
	if (span > 1)
		buffer_print(&d->xml, "<w:gridSpan w:val=\"%d\"/>", span);
	buffer_add(&d->xml, merge);
}

static void write_cell(struct docx_draft *d, const struct page_table *t, const struct page_row *row,
		       const struct page_cell *c)
{
	enum page_style style = page_cell_style(t, c);

	open_cell(d, t, c->column, c->span, c->rows > 1 ? "<w:vMerge w:val=\"restart\"/>" : "");
	if (c->label)
		buffer_add(&d->xml, "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"" PAGE_SHADE "\"/>");
	buffer_print(&d->xml, "<w:vAlign w:val=\"%s\"/></w:tcPr>", c->top ? "top" : "center");
	for (size_t i = 0; i < c->count; i++)
		write_line(d, style, row->head ? "<w:keepNext/>" : "", &c->lines[i], NULL);
	buffer_add(&d->xml, "</w:tc>");
}

/* Cells that reach down from above: how many rows are left of them, and how wide they are. */
struct reach {
	int rows, span;
};

/* The part of the row up to `column` is covered from above. */
static int write_covered(struct docx_draft *d, const struct page_table *t, struct reach *reach, int from, int column)
{
	while (from < column && reach[from].rows > 0) {
		int span = reach[from].span;
		open_cell(d, t, from, span, "<w:vMerge/>");
		buffer_print(&d->xml, "</w:tcPr><w:p><w:pPr><w:pStyle w:val=\"style%d\"/></w:pPr></w:p></w:tc>",
			     PAGE_CELL);
		reach[from].rows--;
		from += span;
	}
	return from;
}

/* A row stays on one page, unless so much is written in it that it would leave a hole. */
static bool row_stays(const struct page_row *row)
{
	for (size_t i = 0; i < row->count; i++) {
		size_t letters = 0;
		for (size_t k = 0; k < row->cells[i].count; k++)
			letters +=
				row->cells[i].lines[k].picture == NULL ? text_length(row->cells[i].lines[k].text) : 0;
		if (letters > LETTERS_STAY || row->cells[i].count > LINES_STAY)
			return row->height > 0;
	}
	return true;
}

static void write_row(struct docx_draft *d, const struct page_table *t, const struct page_row *row, struct reach *reach)
{
	int column = 0;

	buffer_add(&d->xml, "<w:tr><w:trPr>");
	if (row_stays(row))
		buffer_add(&d->xml, "<w:cantSplit/>");
	if (row->height > 0)
		buffer_print(&d->xml, "<w:trHeight w:val=\"%d\" w:hRule=\"atLeast\"/>", docx_twips(row->height));
	buffer_print(&d->xml, "%s</w:trPr>", row->head ? "<w:tblHeader/>" : "");
	for (size_t i = 0; i < row->count; i++) {
		const struct page_cell *c = &row->cells[i];
		write_covered(d, t, reach, column, c->column);
		write_cell(d, t, row, c);
		reach[c->column] = (struct reach){ .rows = c->rows - 1, .span = c->span };
		column = c->column + c->span;
	}
	write_covered(d, t, reach, column, t->columns);
	buffer_add(&d->xml, "</w:tr>");
}

static void write_borders(struct buffer *xml)
{
	static const struct {
		const char *side;
		int size;
	} borders[] = {
		{ "top", FRAME_LINE },	 { "left", FRAME_LINE },   { "bottom", FRAME_LINE },
		{ "right", FRAME_LINE }, { "insideH", HAIR_LINE }, { "insideV", HAIR_LINE },
	};

	buffer_add(xml, "<w:tblBorders>");
	for (size_t i = 0; i < sizeof borders / sizeof borders[0]; i++)
		buffer_print(xml, "<w:%s w:val=\"single\" w:sz=\"%d\" w:space=\"0\" w:color=\"000000\"/>",
			     borders[i].side, borders[i].size);
	buffer_add(xml, "</w:tblBorders>");
}

static void write_table(struct docx_draft *d, const struct page_table *t)
{
	struct reach reach[PAGE_COLUMNS_MAX] = { 0 };

	buffer_print(&d->xml, "<w:tbl><w:tblPr><w:tblW w:w=\"%d\" w:type=\"dxa\"/>", cell_width(d, t, 0, t->columns));
	write_borders(&d->xml);
	buffer_print(&d->xml,
		     "<w:tblLayout w:type=\"fixed\"/><w:tblCellMar>"
		     "<w:top w:w=\"%d\" w:type=\"dxa\"/><w:left w:w=\"%d\" w:type=\"dxa\"/>"
		     "<w:bottom w:w=\"%d\" w:type=\"dxa\"/><w:right w:w=\"%d\" w:type=\"dxa\"/>"
		     "</w:tblCellMar></w:tblPr><w:tblGrid>",
		     docx_twips(PAGE_CELL_ABOVE), docx_twips(PAGE_CELL_BESIDE), docx_twips(PAGE_CELL_ABOVE),
		     docx_twips(PAGE_CELL_BESIDE));
	for (int i = 0; i < t->columns; i++)
		buffer_print(&d->xml, "<w:gridCol w:w=\"%d\"/>", cell_width(d, t, i, 1));
	buffer_add(&d->xml, "</w:tblGrid>");
	for (size_t i = 0; i < t->count; i++)
		write_row(d, t, &t->rows[i], reach);
	buffer_add(&d->xml, "</w:tbl>");
}

/* The line above it and its picture, on a page of their own. */
static void write_sheet(struct docx_draft *d, const struct page_block *b)
{
	struct page_size s = page_size_of(d->paper);
	const struct page_look *look = page_look_of(d->paper, b->style);
	struct page_line sheet = {
		.text = "",
		.align = ALIGN_CENTRE,
		.picture = &b->sheet->picture,
		.width = s.width - s.left - s.right,
		.height = s.height - s.top - s.bottom - look->before - 2 * look->pitch - look->after -
			  (b->same_page ? HEADING_ROOM : 0),
	};

	write_line(d, b->style, b->same_page ? "<w:keepNext/>" : "<w:pageBreakBefore/>", &b->line, b->place);
	write_line(d, PAGE_PLAIN, "", &sheet, NULL);
}

void docx_body_write(struct docx_draft *d)
{
	bool after_table = false, on_new_page = false;

	for (size_t i = 0; i < d->paper->count; i++) {
		const struct page_block *b = &d->paper->blocks[i];
		if (b->kind == PAGE_TABLE && (after_table || on_new_page))
			write_gap(d, 1, on_new_page);
		const char *more = on_new_page ? "<w:pageBreakBefore/>" : "";
		if (is_contents(b))
			write_contents(d, b, i + 1 == d->paper->count || !is_contents(b + 1), more);
		else if (b->kind == PAGE_TEXT)
			write_line(d, b->style, more, &b->line, b->place);
		else if (b->kind == PAGE_SHEET)
			write_sheet(d, b);
		else if (b->kind == PAGE_TABLE)
			write_table(d, &b->table);
		else if (b->kind == PAGE_SPACE)
			write_gap(d, b->height, on_new_page);
		on_new_page = b->kind == PAGE_BREAK;
		after_table = b->kind == PAGE_TABLE;
	}
	write_gap(d, 1, false); /* a table must not be the last of a section */
}
