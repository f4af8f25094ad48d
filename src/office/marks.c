#include "office/marks.h"

#include <string.h>

#include "base/text.h"
#include "office/page.h"

static void put_escaped(struct buffer *b, const char *s)
{
	for (; *s != '\0'; s++) {
		if (*s == '\n') {
			buffer_add(b, "\\n");
			continue;
		}
		if (strchr("\\|#~^>@!-=[]{}:/", *s) != NULL)
			buffer_char(b, '\\');
		if ((unsigned char)*s >= ' ')
			buffer_char(b, *s);
	}
}

static int columns_of(const struct block *table)
{
	int most = 1;

	for (size_t i = 0; i < table->count; i++)
		for (size_t k = 0; k < table->rows[i].count; k++) {
			const struct cell *c = &table->rows[i].cells[k];
			most = c->column + c->span > most ? c->column + c->span : most;
		}
	return most > PAGE_COLUMNS_MAX ? PAGE_COLUMNS_MAX : most; /* PAGE_COLUMNS_MAX */
}

/* Shares of the width by the longest text that stands in one column alone. */
static void put_widths(struct buffer *b, const struct block *table, int columns)
{
	for (int column = 0; column < columns; column++) {
		size_t longest = 4;
		for (size_t i = 0; i < table->count; i++)
			for (size_t k = 0; k < table->rows[i].count; k++) {
				const struct cell *c = &table->rows[i].cells[k];
				size_t n = c->column == column && c->span == 1 ? text_length(c->text) : 0;
				longest = n > longest ? n : longest;
			}
		buffer_print(b, " %zu", longest > 24 ? 24 : longest);
	}
}

static void put_row(struct buffer *b, const struct row *row, int columns)
{
	int at = 0;

	for (size_t k = 0; k < row->count && at < columns; k++) {
		const struct cell *c = &row->cells[k];
		while (at < c->column && at < columns) {
			buffer_add(b, "| ");
			at++;
		}
		int span = c->column + c->span > columns ? columns - c->column : c->span;
		if (span < 1)
			continue;
		buffer_add(b, "|");
		if (span > 1)
			buffer_print(b, ":%d", span);
		buffer_char(b, ' ');
		if (!c->above)
			put_escaped(b, c->text);
		buffer_char(b, ' ');
		at += span;
	}
	for (; at < columns; at++)
		buffer_add(b, "| ");
	buffer_add(b, "|\n");
}

static void put_table(struct buffer *b, const struct block *table)
{
	int columns = columns_of(table);

	buffer_add(b, "@table small");
	put_widths(b, table, columns);
	buffer_char(b, '\n');
	for (size_t i = 0; i < table->count; i++)
		put_row(b, &table->rows[i], columns);
	buffer_add(b, "@end\n");
}

void document_block_marks(struct buffer *b, const struct block *block)
{
	static const char *const heading[] = { "~ ", "## ", "### ", "#### " };

	if (block->kind == BLOCK_TABLE) {
		put_table(b, block);
		return;
	}
	if (block->text[0] == '\0')
		return;
	buffer_add(b, heading[block->level > 3 ? 3 : block->level < 0 ? 0 : block->level]);
	put_escaped(b, block->text);
	buffer_char(b, '\n');
}

const char *document_marks(struct arena *a, const struct document *d)
{
	struct buffer b = BUFFER(a);

	for (size_t i = 0; i < d->count; i++)
		document_block_marks(&b, &d->blocks[i]);
	return buffer_text(&b);
}
