#include "office/show.h"

static void show_cell(struct buffer *b, const struct cell *c)
{
	buffer_add(b, c->above ? "^" : "");
	for (const char *s = c->text; *s != '\0'; s++)
		buffer_char(b, *s == '\n' ? '/' : *s);
	if (c->span > 1)
		buffer_print(b, "+%d", c->span);
}

static void show_table(struct buffer *b, const struct block *k)
{
	buffer_char(b, '[');
	for (size_t r = 0; r < k->count; r++) {
		buffer_add(b, r > 0 ? ";" : "");
		for (size_t c = 0; c < k->rows[r].count; c++) {
			buffer_add(b, c > 0 ? "," : "");
			show_cell(b, &k->rows[r].cells[c]);
		}
	}
	buffer_add(b, "]|");
}

const char *document_show(struct arena *a, const struct document *d)
{
	struct buffer b = BUFFER(a);

	for (size_t i = 0; i < d->count; i++) {
		const struct block *k = &d->blocks[i];
		if (k->kind == BLOCK_TABLE)
			show_table(&b, k);
		else if (k->level > 0)
			buffer_print(&b, "#%d%s|", k->level, k->text);
		else
			buffer_print(&b, "%s|", k->text);
	}
	return buffer_text(&b);
}
