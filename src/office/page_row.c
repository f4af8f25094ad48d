#include "office/page_row.h"

#include <stdlib.h>

#include "base/buffer.h"
#include "base/text.h"

const char *page_bar(const char *s)
{
	while (*s != '\0' && *s != '|')
		s += *s == '\\' && s[1] != '\0' ? 2 : 1;
	return s;
}

const char *page_text(struct arena *a, const char *s, size_t n)
{
	const char *trimmed = text_trim(arena_copy_n(a, s, n), a);
	struct buffer b = BUFFER(a);

	for (; *trimmed != '\0'; trimmed++) {
		if (trimmed[0] == '\\' && trimmed[1] != '\0')
			trimmed++;
		buffer_char(&b, *trimmed);
	}
	return buffer_text(&b);
}

/* ![number WIDTHxHEIGHT] in mm. */
static FALLIBLE picture_line_read(const struct page_source *s, const char *text, struct page_line *ret_line)
{
	char *end;
	size_t number = strtoul(text + 2, &end, 10);
	double width = strtod(end, &end), height = *end == 'x' ? strtod(end + 1, &end) : 0;

	if (number >= s->count || !(width > 0 && width <= 250 && height > 0 && height <= 250) || *end != ']')
		return error_with(s->arena, ERROR_INVALID, NULL, "page_picture", "%.60s", text);
	ret_line->picture = s->pictures[number];
	ret_line->width = width * POINTS_PER_MM;
	ret_line->height = height * POINTS_PER_MM;
	ret_line->text = "";
	return NULL;
}

static FALLIBLE line_read(const struct page_source *s, const char *text, size_t n, enum page_align align,
			  struct page_line *ret_line)
{
	const char *one = text_trim(arena_copy_n(s->arena, text, n), s->arena);

	*ret_line = (struct page_line){ .align = align };
	if ((one[0] == '>' || one[0] == '^') && (one[1] == ' ' || one[1] == '\0')) {
		ret_line->align = one[0] == '>' ? ALIGN_RIGHT : ALIGN_CENTRE;
		one += one[1] == ' ' ? 2 : 1;
	}
	if (text_starts(one, "!["))
		return picture_line_read(s, one, ret_line);
	ret_line->text = page_text(s->arena, one, strlen(one));
	return NULL;
}

/* The next "\n" as it stands in a template (two characters), or the end. */
static const char *line_end(const char *s)
{
	while (*s != '\0' && !(s[0] == '\\' && s[1] == 'n'))
		s += *s == '\\' && s[1] != '\0' ? 2 : 1;
	return s;
}

FALLIBLE page_lines_read(const struct page_source *s, const char *text, enum page_align align,
			 struct page_line **ret_lines, size_t *ret_count)
{
	struct page_line *lines = NULL;
	size_t count = 0, room = 0;

	for (const char *end;; text = end + 2) {
		end = line_end(text);
		lines = arena_room(s->arena, lines, count, &room, sizeof *lines);
		TRY(line_read(s, text, (size_t)(end - text), align, &lines[count++]));
		if (*end == '\0')
			break;
	}
	*ret_lines = lines;
	*ret_count = count;
	return NULL;
}

/* What stands between the bar and the first blank. */
static const char *cell_marks_read(const char *at, struct page_cell *cell, enum page_align *align)
{
	char *end;

	for (; *at != '\0' && *at != ' ' && *at != '|'; at = end) {
		end = (char *)(uintptr_t)(at + 1);
		if (*at == ':')
			cell->span = (int)strtol(at + 1, &end, 10);
		else if (*at == '/')
			cell->rows = (int)strtol(at + 1, &end, 10);
		else if (*at == '^' || *at == '>')
			*align = *at == '^' ? ALIGN_CENTRE : ALIGN_RIGHT;
		else if (*at == '=' || *at == '-')
			*(*at == '=' ? &cell->label : &cell->top) = true;
		else
			return NULL;
	}
	return at;
}

/* The cell takes its place in the first free columns. */
static bool cell_place(struct page_table_draft *d, struct page_cell *cell, int *column)
{
	int width = d->table.columns;

	while (*column < width && d->covered[*column] > 0)
		++*column;
	cell->column = *column;
	if (cell->span < 1 || cell->rows < 1 || cell->rows > 1000 || cell->span > width - *column)
		return false;
	for (int i = 0; i < cell->span; i++) {
		if (d->covered[*column + i] > 0)
			return false;
		d->covered[*column + i] = cell->rows;
	}
	*column += cell->span;
	return true;
}

static FALLIBLE cells_read(struct page_table_draft *d, const char *line, struct page_row *row)
{
	struct arena *a = d->source->arena;
	struct error *bad = error_with(a, ERROR_INVALID, NULL, "page_row", "%.60s", line);
	size_t room = 0;
	int column = 0;

	for (const char *end, *at = line + 1; *(end = page_bar(at)) == '|'; at = end + 1) {
		struct page_cell cell = { .span = 1, .rows = 1 };
		enum page_align align = ALIGN_BOTH;
		const char *text = cell_marks_read(at, &cell, &align);
		if (text == NULL || !cell_place(d, &cell, &column))
			return bad;
		if (align == ALIGN_BOTH)
			align = cell.label ? ALIGN_CENTRE : ALIGN_LEFT;
		TRY(page_lines_read(d->source, arena_copy_n(a, text, (size_t)(end - text)), align, &cell.lines,
				    &cell.count));
		row->cells = arena_room(a, row->cells, row->count, &room, sizeof *row->cells);
		row->cells[row->count++] = cell;
	}
	for (int i = 0; i < d->table.columns; i++) {
		if (d->covered[i]-- < 1)
			return bad;
	}
	return NULL;
}

FALLIBLE page_row_read(struct page_table_draft *d, const char *line)
{
	struct page_row row = { .height = d->height };
	struct page_table *t = &d->table;

	if (text_starts(line, "|---")) {
		for (size_t i = 0; i < t->count; i++)
			t->rows[i].head = true;
		return NULL;
	}
	if (line[0] != '|')
		return error_with(d->source->arena, ERROR_INVALID, NULL, "page_row", "%.60s", line);
	TRY(cells_read(d, line, &row));
	t->rows = arena_room(d->source->arena, t->rows, t->count, &d->room, sizeof *t->rows);
	t->rows[t->count++] = row;
	d->height = 0;
	return NULL;
}

bool page_table_complete(const struct page_table_draft *d)
{
	for (int i = 0; i < d->table.columns; i++) {
		if (d->covered[i] > 0)
			return false;
	}
	return d->table.count > 0;
}
