/* A table of element names says what opening and closing each does; paragraphs and tables nest, so both
 * are stacks.  A table inside a cell becomes lines of that cell. */
#include "office/docx_body.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "office/docx_field.h"
#include "office/left_out.h"

#define SPECK 180000 /* half a centimetre, in the units of drawings */

struct paragraph {
	struct buffer text;
	struct style style;
	bool pictured;
	struct paragraph *outer;
};

struct open_table {
	struct row *rows;
	size_t count, room;
	struct cell *cells; /* of the row being read */
	size_t cell_count, cell_room;
	struct buffer text; /* of the cell being read */
	int column, span, page;
	bool above;
	struct open_table *outer;
};

struct docx_body {
	struct arena *arena;
	const struct styles *styles;
	struct numbering *numbering;
	struct docx_fields *fields;
	struct document_draft draft;
	struct paragraph *paragraph;
	struct open_table *table;
	int page;
	int skipped; /* inside that many elements that are not read */
	int objects; /* inside that many */
	bool speck;  /* the drawing at hand has no room for a word */
	bool in_text, in_instruction, hidden;
	bool rendered;	     /* Word left its page breaks in the text: they say more than sections do */
	bool section_breaks; /* the section that ends with this paragraph goes to a new page */
	const char *fault;
};

struct docx_body *docx_body_new(struct arena *a, const struct styles *styles, struct numbering *numbering)
{
	struct docx_body *b = arena_new(a, struct docx_body);

	*b = (struct docx_body){ .arena = a,
				 .styles = styles,
				 .numbering = numbering,
				 .fields = docx_fields_new(a),
				 .page = 1,
				 .draft.arena = a };
	return b;
}

static void field_reaches(struct docx_body *b, enum field_reach reach)
{
	if (reach == FIELD_STARTS)
		b->fault = "docx_dde";
	else if (reach == FIELD_INCLUDES && b->fault == NULL)
		b->fault = "docx_external";
}

struct document docx_body_end(struct docx_body *b)
{
	return document_end(&b->draft);
}

const char *docx_body_fault(struct docx_body *b)
{
	field_reaches(b, docx_fields_end(b->fields));
	return b->fault;
}

static int number_of(const char *s)
{
	return s == NULL ? 0 : (int)strtol(s, NULL, 10);
}

static bool is_off(const char *value)
{
	return value != NULL && (strcmp(value, "0") == 0 || strcmp(value, "false") == 0 || strcmp(value, "off") == 0);
}

static void put(struct docx_body *b, const char *s)
{
	if (b->paragraph != NULL && !b->hidden)
		buffer_add(&b->paragraph->text, s);
}

/* Paragraphs. */

static void paragraph_open(struct docx_body *b, const char *const *attributes)
{
	struct paragraph *p = arena_new(b->arena, struct paragraph);

	(void)attributes;
	*p = (struct paragraph){ .text = BUFFER(b->arena), .style.list = -1, .outer = b->paragraph };
	b->paragraph = p;
}

static const char *paragraph_text(struct docx_body *b, struct paragraph *p)
{
	const char *text = text_trim(buffer_text(&p->text), b->arena);
	const char *number = text[0] == '\0' || p->style.list <= 0
				     ? ""
				     : numbering_next(b->numbering, p->style.list, p->style.level);

	return number[0] == '\0' ? text : arena_print(b->arena, "%s %s", number, text);
}

static void paragraph_put(struct docx_body *b, const char *text, int page, int level)
{
	if (b->table == NULL) {
		document_paragraph(&b->draft, text, page, level);
	} else if (text[0] != '\0') {
		if (b->table->text.used > 0)
			buffer_char(&b->table->text, '\n');
		buffer_add(&b->table->text, text);
	}
}

static void paragraph_close(struct docx_body *b)
{
	struct paragraph *p = b->paragraph;

	if (p == NULL)
		return;
	b->paragraph = p->outer;
	int page = b->page;
	b->page += b->section_breaks && !b->rendered;
	b->section_breaks = false;
	if (p->style.contents)
		return;
	paragraph_put(b, paragraph_text(b, p), page, p->style.heading);
	if (p->pictured)
		paragraph_put(b, left_out_text(LEFT_OUT_PICTURE), page, 0);
}

static void style_open(struct docx_body *b, const char *const *attributes)
{
	if (b->paragraph != NULL)
		b->paragraph->style = styles_find(b->styles, xml_attribute(attributes, "val"));
}

static void outline_open(struct docx_body *b, const char *const *attributes)
{
	int level = number_of(xml_attribute(attributes, "val"));

	if (b->paragraph != NULL && level < 9)
		b->paragraph->style.heading = level + 1;
}

static void list_open(struct docx_body *b, const char *const *attributes)
{
	if (b->paragraph != NULL)
		b->paragraph->style.list = number_of(xml_attribute(attributes, "val"));
}

static void list_level_open(struct docx_body *b, const char *const *attributes)
{
	if (b->paragraph != NULL)
		b->paragraph->style.level = number_of(xml_attribute(attributes, "val"));
}

/* Tables. */

static void table_open(struct docx_body *b, const char *const *attributes)
{
	struct open_table *t = arena_new(b->arena, struct open_table);

	(void)attributes;
	*t = (struct open_table){ .text = BUFFER(b->arena), .outer = b->table, .page = b->page };
	b->table = t;
}

static void row_open(struct docx_body *b, const char *const *attributes)
{
	(void)attributes;
	if (b->table == NULL)
		return;
	b->table->cells = NULL;
	b->table->cell_count = b->table->cell_room = 0;
	b->table->column = 0;
}

static void cell_open(struct docx_body *b, const char *const *attributes)
{
	(void)attributes;
	if (b->table == NULL)
		return;
	b->table->text = BUFFER(b->arena);
	b->table->span = 1;
	b->table->above = false;
}

static void span_open(struct docx_body *b, const char *const *attributes)
{
	int span = number_of(xml_attribute(attributes, "val"));

	if (b->table != NULL && span > 0 && span < 1000)
		b->table->span = span;
}

static void merge_open(struct docx_body *b, const char *const *attributes)
{
	const char *value = xml_attribute(attributes, "val");

	if (b->table != NULL)
		b->table->above = value == NULL || strcmp(value, "continue") == 0;
}

static void before_open(struct docx_body *b, const char *const *attributes)
{
	int skipped = number_of(xml_attribute(attributes, "val"));

	if (b->table != NULL && skipped > 0 && skipped < 1000)
		b->table->column += skipped;
}

static void cell_close(struct docx_body *b)
{
	struct open_table *t = b->table;

	if (t == NULL)
		return;
	t->cells = arena_room(b->arena, t->cells, t->cell_count, &t->cell_room, sizeof *t->cells);
	t->cells[t->cell_count++] = (struct cell){
		.text = buffer_text(&t->text),
		.column = t->column,
		.span = t->span,
		.above = t->above,
	};
	t->column += t->span;
}

static void row_close(struct docx_body *b)
{
	struct open_table *t = b->table;

	if (t == NULL)
		return;
	t->rows = arena_room(b->arena, t->rows, t->count, &t->room, sizeof *t->rows);
	t->rows[t->count++] = (struct row){ .cells = t->cells, .count = t->cell_count, .page = b->page };
}

/* A table in a cell: its rows as lines, its cells parted by tabs. */
static void table_flatten(const struct open_table *t, struct buffer *out)
{
	for (size_t r = 0; r < t->count; r++) {
		if (out->used > 0)
			buffer_char(out, '\n');
		for (size_t c = 0; c < t->rows[r].count; c++) {
			if (c > 0)
				buffer_char(out, '\t');
			buffer_add(out, t->rows[r].cells[c].text);
		}
	}
}

static void table_close(struct docx_body *b)
{
	struct open_table *t = b->table;

	if (t == NULL)
		return;
	b->table = t->outer;
	if (b->table != NULL)
		table_flatten(t, &b->table->text);
	else
		document_table(&b->draft, t->rows, t->count, t->page);
}

/* Runs. */

static void text_open(struct docx_body *b, const char *const *attributes)
{
	(void)attributes;
	b->in_text = true;
}

static void text_close(struct docx_body *b)
{
	b->in_text = false;
}

static void run_close(struct docx_body *b)
{
	b->hidden = false;
}

static void vanish_open(struct docx_body *b, const char *const *attributes)
{
	b->hidden = !is_off(xml_attribute(attributes, "val"));
}

static void tab_open(struct docx_body *b, const char *const *attributes)
{
	if (xml_attribute(attributes, "pos") == NULL) /* not a tab stop of the paragraph */
		put(b, "\t");
}

static void break_open(struct docx_body *b, const char *const *attributes)
{
	const char *type = xml_attribute(attributes, "type");

	if (type != NULL && strcmp(type, "page") == 0)
		b->page++;
	else
		put(b, "\n");
}

static void page_open(struct docx_body *b, const char *const *attributes)
{
	(void)attributes;
	b->page++;
	b->rendered = true;
}

static void section_open(struct docx_body *b, const char *const *attributes)
{
	(void)attributes;
	b->section_breaks = b->paragraph != NULL;
}

static void section_type_open(struct docx_body *b, const char *const *attributes)
{
	const char *type = xml_attribute(attributes, "val");

	if (type != NULL && strcmp(type, "continuous") == 0)
		b->section_breaks = false;
}

static void hyphen_open(struct docx_body *b, const char *const *attributes)
{
	(void)attributes;
	put(b, "-");
}

/* Signs of the symbol fonts that forms are ticked with. */
static void symbol_open(struct docx_body *b, const char *const *attributes)
{
	static const struct {
		const char *code, *sign;
	} signs[] = {
		{ "F052", "☑" }, { "F0FE", "☑" }, { "F053", "☒" }, { "F0FD", "☒" }, { "F0FC", "√" }, { "F050", "√" },
		{ "F0A3", "□" }, { "F0A8", "□" }, { "F06F", "□" }, { "F071", "□" }, { "F030", "□" }, { "F06E", "■" },
		{ "F0AB", "★" }, { "F048", "★" }, { "F070", "▲" }, { "F0D2", "×" },
	};
	const char *code = xml_attribute(attributes, "char");

	for (size_t i = 0; code != NULL && i < sizeof signs / sizeof signs[0]; i++) {
		if (strcasecmp(code, signs[i].code) == 0)
			put(b, signs[i].sign);
	}
}

/* A check box of the old kind has no sign in the text. */
static void checked_open(struct docx_body *b, const char *const *attributes)
{
	put(b, is_off(xml_attribute(attributes, "val")) ? "□" : "☑");
}

static void instruction_open(struct docx_body *b, const char *const *attributes)
{
	(void)attributes;
	b->in_instruction = true;
}

static void instruction_close(struct docx_body *b)
{
	b->in_instruction = false;
}

/* What is not read is said where it stands. */
static void leave_out(struct docx_body *b, const char *said)
{
	if (b->paragraph != NULL)
		buffer_add(&b->paragraph->text, said);
	else if (b->table != NULL)
		buffer_add(&b->table->text, said);
	else
		document_paragraph(&b->draft, said, b->page, 0);
}

static void field_open(struct docx_body *b, const char *const *attributes)
{
	enum field_reach reach = docx_field_char(b->fields, xml_attribute(attributes, "fldCharType"));

	field_reaches(b, reach);
	if (reach == FIELD_CONTROLS && b->skipped == 0)
		leave_out(b, left_out_text(LEFT_OUT_CONTROL));
}

static void simple_field_open(struct docx_body *b, const char *const *attributes)
{
	const char *instruction = xml_attribute(attributes, "instr");

	field_reaches(b, instruction == NULL ? FIELD_STAYS : docx_field_simple(instruction));
}

/* What an object shows while it is closed is no picture besides it. */
static void object_in(struct docx_body *b, const char *const *attributes)
{
	(void)attributes;
	b->objects++;
}

static void object_out(struct docx_body *b)
{
	b->objects--;
}

static void object_open(struct docx_body *b, const char *const *attributes)
{
	const char *program = xml_attribute(attributes, "ProgID"), *type = xml_attribute(attributes, "Type");

	if (left_out_is_packed(program))
		b->fault = "docx_packed_program";
	leave_out(b, left_out_object(program, type != NULL && strcasecmp(type, "Link") == 0, b->arena));
}

static void control_open(struct docx_body *b, const char *const *attributes)
{
	(void)attributes;
	leave_out(b, left_out_text(LEFT_OUT_CONTROL));
}

/* A picture stands behind the words of its paragraph, whose sense it does not cut. */
static void picture_found(struct docx_body *b)
{
	if (b->objects == 0 && b->paragraph != NULL)
		b->paragraph->pictured = true;
}

static void drawing_open(struct docx_body *b, const char *const *attributes)
{
	(void)attributes;
	b->speck = false;
}

/* Of a drawing: a line or a bullet has no room for a word. */
static void extent_open(struct docx_body *b, const char *const *attributes)
{
	int width = number_of(xml_attribute(attributes, "cx")), height = number_of(xml_attribute(attributes, "cy"));

	b->speck = (width > 0 && width < SPECK) || (height > 0 && height < SPECK);
}

/* A picture that is in the file as well is one of the file. */
static void blip_open(struct docx_body *b, const char *const *attributes)
{
	if (xml_attribute(attributes, "embed") != NULL && !b->speck)
		picture_found(b);
	else if (xml_attribute(attributes, "embed") == NULL && xml_attribute(attributes, "link") != NULL)
		leave_out(b, left_out_text(LEFT_OUT_PICTURE_AFAR));
}

static void image_data_open(struct docx_body *b, const char *const *attributes)
{
	if (xml_attribute(attributes, "id") != NULL)
		picture_found(b);
	else if (xml_attribute(attributes, "href") != NULL)
		leave_out(b, left_out_text(LEFT_OUT_PICTURE_AFAR));
}

static void chart_open(struct docx_body *b, const char *const *attributes)
{
	(void)attributes;
	leave_out(b, left_out_text(LEFT_OUT_CHART));
}

static void diagram_open(struct docx_body *b, const char *const *attributes)
{
	(void)attributes;
	leave_out(b, left_out_text(LEFT_OUT_DIAGRAM));
}

static void ink_open(struct docx_body *b, const char *const *attributes)
{
	(void)attributes;
	leave_out(b, left_out_text(LEFT_OUT_INK));
}

static void chunk_open(struct docx_body *b, const char *const *attributes)
{
	(void)attributes;
	leave_out(b, left_out_text(LEFT_OUT_FILE));
}

struct element {
	const char *name;
	void (*open)(struct docx_body *b, const char *const *attributes);
	void (*close)(struct docx_body *b);
	bool skipped; /* with all that is in it */
};

static const struct element elements[] = {
	{ "t", text_open, text_close, false },
	{ "r", NULL, run_close, false },
	{ "p", paragraph_open, paragraph_close, false },
	{ "tc", cell_open, cell_close, false },
	{ "tr", row_open, row_close, false },
	{ "tbl", table_open, table_close, false },
	{ "pStyle", style_open, NULL, false },
	{ "outlineLvl", outline_open, NULL, false },
	{ "numId", list_open, NULL, false },
	{ "ilvl", list_level_open, NULL, false },
	{ "gridSpan", span_open, NULL, false },
	{ "vMerge", merge_open, NULL, false },
	{ "gridBefore", before_open, NULL, false },
	{ "tab", tab_open, NULL, false },
	{ "ptab", tab_open, NULL, false },
	{ "br", break_open, NULL, false },
	{ "cr", break_open, NULL, false },
	{ "lastRenderedPageBreak", page_open, NULL, false },
	{ "sectPr", section_open, NULL, false },
	{ "type", section_type_open, NULL, false },
	{ "noBreakHyphen", hyphen_open, NULL, false },
	{ "sym", symbol_open, NULL, false },
	{ "vanish", vanish_open, NULL, false },
	{ "default", checked_open, NULL, false },
	{ "instrText", instruction_open, instruction_close, false },
	{ "fldChar", field_open, NULL, false },
	{ "fldSimple", simple_field_open, NULL, false },
	{ "object", object_in, object_out, false },
	{ "OLEObject", object_open, NULL, false },
	{ "control", control_open, NULL, false },
	{ "drawing", drawing_open, NULL, false },
	{ "extent", extent_open, NULL, false },
	{ "blip", blip_open, NULL, false },
	{ "chart", chart_open, NULL, false },
	{ "relIds", diagram_open, NULL, false },
	{ "contentPart", ink_open, NULL, false },
	{ "imagedata", image_data_open, NULL, false },
	{ "altChunk", chunk_open, NULL, false },
	{ "subDoc", chunk_open, NULL, false },
	{ "Fallback", NULL, NULL, true },
	{ "pPrChange", NULL, NULL, true },
	{ "rPrChange", NULL, NULL, true },
	{ "sectPrChange", NULL, NULL, true },
	{ "tblPrChange", NULL, NULL, true },
	{ "trPrChange", NULL, NULL, true },
	{ "tcPrChange", NULL, NULL, true },
	{ "delText", NULL, NULL, true },
	{ "moveFrom", NULL, NULL, true },
};

static const struct element *find(const char *name)
{
	for (size_t i = 0; i < sizeof elements / sizeof elements[0]; i++) {
		if (elements[i].name[0] == name[0] && strcmp(elements[i].name, name) == 0)
			return &elements[i];
	}
	return NULL;
}

static bool acts(const struct element *e)
{
	return e->open == field_open || e->open == simple_field_open || e->open == instruction_open;
}

static void on_open(void *self, const char *name, const char *const *attributes)
{
	struct docx_body *b = self;
	const struct element *e = find(name);

	if (b->skipped > 0 && e != NULL && acts(e)) /* an old editor shows what a new one skips */
		e->open(b, attributes);
	if (b->skipped > 0 || (e != NULL && e->skipped))
		b->skipped++;
	else if (e != NULL && e->open != NULL)
		e->open(b, attributes);
}

static void on_close(void *self, const char *name)
{
	struct docx_body *b = self;
	const struct element *e = find(name);

	if (b->skipped > 0) {
		b->skipped--;
		if (e != NULL && e->open == instruction_open)
			instruction_close(b);
		return;
	}
	if (e != NULL && e->close != NULL)
		e->close(b);
}

static void on_text(void *self, const char *s, size_t n)
{
	struct docx_body *b = self;

	if (b->skipped == 0 && b->paragraph != NULL && b->in_text && !b->hidden)
		buffer_put(&b->paragraph->text, s, n);
	if (b->in_instruction)
		docx_field_text(b->fields, s, n);
}

const struct xml_events docx_body_events = { .open = on_open, .close = on_close, .text = on_text };
