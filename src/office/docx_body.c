/* Tables of element names say what opening and closing each does; paragraphs and tables nest, so both are stacks. */
#include "office/docx_body_part.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "office/left_out.h"

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

int docx_number(const char *const *attributes, const char *name)
{
	const char *s = xml_attribute(attributes, name);

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
	int level = docx_number(attributes, "val");

	if (b->paragraph != NULL && level < 9)
		b->paragraph->style.heading = level + 1;
}

static void list_open(struct docx_body *b, const char *const *attributes)
{
	if (b->paragraph != NULL)
		b->paragraph->style.list = docx_number(attributes, "val");
}

static void list_level_open(struct docx_body *b, const char *const *attributes)
{
	if (b->paragraph != NULL)
		b->paragraph->style.level = docx_number(attributes, "val");
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

static void field_open(struct docx_body *b, const char *const *attributes)
{
	enum field_reach reach = docx_field_char(b->fields, xml_attribute(attributes, "fldCharType"));

	field_reaches(b, reach);
	if (reach == FIELD_CONTROLS && b->skipped == 0)
		docx_leave_out(b, left_out_text(LEFT_OUT_CONTROL));
}

static void simple_field_open(struct docx_body *b, const char *const *attributes)
{
	const char *instruction = xml_attribute(attributes, "instr");

	field_reaches(b, instruction == NULL ? FIELD_STAYS : docx_field_simple(instruction));
}

static const struct docx_element elements[] = {
	{ "t", text_open, text_close, false },
	{ "r", NULL, run_close, false },
	{ "p", paragraph_open, paragraph_close, false },
	{ "pStyle", style_open, NULL, false },
	{ "outlineLvl", outline_open, NULL, false },
	{ "numId", list_open, NULL, false },
	{ "ilvl", list_level_open, NULL, false },
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
	{ "Fallback", NULL, NULL, true },
	{ "pPrChange", NULL, NULL, true },
	{ "rPrChange", NULL, NULL, true },
	{ "sectPrChange", NULL, NULL, true },
	{ "tblPrChange", NULL, NULL, true },
	{ "trPrChange", NULL, NULL, true },
	{ "tcPrChange", NULL, NULL, true },
	{ "delText", NULL, NULL, true },
	{ "moveFrom", NULL, NULL, true },
	{ NULL, NULL, NULL, false },
};

static const struct docx_element *find(const char *name)
{
	static const struct docx_element *const tables[] = { elements, docx_table_elements, docx_object_elements };

	for (size_t t = 0; t < sizeof tables / sizeof tables[0]; t++)
		for (const struct docx_element *e = tables[t]; e->name != NULL; e++)
			if (e->name[0] == name[0] && strcmp(e->name, name) == 0)
				return e;
	return NULL;
}

static bool acts(const struct docx_element *e)
{
	return e->open == field_open || e->open == simple_field_open || e->open == instruction_open;
}

static void on_open(void *self, const char *name, const char *const *attributes)
{
	struct docx_body *b = self;
	const struct docx_element *e = find(name);

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
	const struct docx_element *e = find(name);

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
