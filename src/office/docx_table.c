/* docx_table.c -- tables of a body, which nest; one inside a cell becomes lines of that cell. */
#include <string.h>

#include "office/docx_body_part.h"

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
	int span = docx_number(attributes, "val");

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
	int skipped = docx_number(attributes, "val");

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

const struct docx_element docx_table_elements[] = {
	{ "tc", cell_open, cell_close, false },
	{ "tr", row_open, row_close, false },
	{ "tbl", table_open, table_close, false },
	{ "gridSpan", span_open, NULL, false },
	{ "vMerge", merge_open, NULL, false },
	{ "gridBefore", before_open, NULL, false },
	{ NULL, NULL, NULL, false },
};
