#include "office/xlsx_sheet.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

/* --- texts --- */

/* _x000D_: a sign that XML cannot say; 0: it is none. */
static uint32_t escaped(const char *p)
{
	char digits[5] = "";

	if (strncmp(p, "_x", 2) != 0 || strnlen(p, 7) < 7 || p[6] != '_')
		return 0;
	memcpy(digits, p + 2, 4);
	return strspn(digits, "0123456789abcdefABCDEF") == 4 ? (uint32_t)strtoul(digits, NULL, 16) : 0;
}

static bool is_half_of_a_pair(uint32_t c)
{
	return c >= 0xD800 && c <= 0xDFFF;
}

static const char *text_said(struct sheet_reading *r)
{
	const char *said = buffer_text(&r->text);
	struct buffer plain = BUFFER(r->arena);

	if (strstr(said, "_x") == NULL)
		return arena_copy(r->arena, said);
	while (*said != '\0') {
		uint32_t c = escaped(said);
		char utf8[4];
		if (c == 0 || is_half_of_a_pair(c)) {
			buffer_char(&plain, *said++);
			continue;
		}
		buffer_put(&plain, utf8, text_encode(c, utf8));
		said += 7;
	}
	return buffer_text(&plain);
}

static void on_text(void *self, const char *s, size_t n)
{
	struct sheet_reading *r = self;

	if (!r->listening || r->beside)
		return;
	if (r->text.used + n > r->limits->cell)
		r->fault = "xlsx_large";
	else
		buffer_put(&r->text, s, n);
}

static void strings_open(void *self, const char *name, const char *const *attributes)
{
	struct sheet_reading *r = self;

	(void)attributes;
	if (strcmp(name, "si") == 0)
		r->text.used = 0;
	if (strcmp(name, "rPh") == 0)
		r->beside = true;
	r->listening = strcmp(name, "t") == 0;
}

static void strings_close(void *self, const char *name)
{
	struct sheet_reading *r = self;

	r->listening = false;
	if (strcmp(name, "rPh") == 0)
		r->beside = false;
	if (strcmp(name, "si") != 0)
		return;
	r->strings = arena_room(r->arena, r->strings, r->nstrings, &r->strings_room, sizeof *r->strings);
	r->strings[r->nstrings++] = r->text.used == 0 ? "" : text_said(r);
}

const struct xml_events sheet_strings_events = { .open = strings_open, .close = strings_close, .text = on_text };

/* --- rows --- */

static bool is_blank(const struct csv_row *row)
{
	for (size_t i = 0; i < row->count; i++)
		if (row->cells[i][0] != '\0')
			return false;
	return true;
}

static void row_end(struct sheet_reading *r)
{
	if (is_blank(&r->row))
		return;
	if (r->table.count == r->limits->rows) {
		r->fault = "xlsx_large";
		return;
	}
	r->table.rows = arena_room(r->arena, r->table.rows, r->table.count, &r->rows_room, sizeof *r->table.rows);
	r->table.rows[r->table.count++] = r->row;
}

static void row_begin(struct sheet_reading *r, const char *number)
{
	int line = number == NULL ? 0 : atoi(number);

	r->line = line > r->line ? line : r->line + 1;
	r->row = (struct csv_row){ .line = r->line };
	r->cells_room = 0;
	r->column = 0;
}

/* "AB12" is column 27; without a place a cell stands behind the last one. */
static void cell_begin(struct sheet_reading *r, const char *const *attributes)
{
	const char *place = xml_attribute(attributes, "r"), *type = xml_attribute(attributes, "t");
	const char *style = xml_attribute(attributes, "s");
	size_t column = 0;

	for (; place != NULL && isupper((unsigned char)*place) && column <= r->limits->columns; place++)
		column = column * 26 + (size_t)(*place - 'A' + 1);
	r->column = column > 0 ? column - 1 : r->row.count;
	r->style = style == NULL ? 0 : strtoul(style, NULL, 10);
	r->type = type == NULL ? 'n' : strcmp(type, "str") == 0 ? 'i' : type[0];
	r->text.used = 0;
}

static const char *shared(struct sheet_reading *r, const char *number)
{
	char *end;
	unsigned long i = strtoul(number, &end, 10);

	if (end != number && *end == '\0' && i < r->nstrings)
		return r->strings[i];
	r->fault = "xlsx_damaged";
	return "";
}

static const char *cell_text(struct sheet_reading *r)
{
	const char *said = buffer_text(&r->text);

	if (r->type == 's')
		return shared(r, said);
	if (r->type == 'b')
		return strcmp(said, "1") == 0 ? "TRUE" : "FALSE";
	if (r->type == 'n')
		return look_text(r->arena, arena_copy(r->arena, said), look_of_style(r->looks, r->style), r->day,
				 r->from_1904);
	return text_said(r);
}

static void cell_end(struct sheet_reading *r)
{
	const char *text = r->text.used == 0 ? "" : cell_text(r);

	if (text[0] == '\0')
		return;
	if (r->column >= r->limits->columns) {
		r->fault = "xlsx_large";
		return;
	}
	while (r->row.count <= r->column) {
		r->row.cells = arena_room(r->arena, r->row.cells, r->row.count, &r->cells_room, sizeof *r->row.cells);
		r->row.cells[r->row.count++] = "";
	}
	r->row.cells[r->column] = text;
}

static void sheet_open(void *self, const char *name, const char *const *attributes)
{
	struct sheet_reading *r = self;

	if (strcmp(name, "row") == 0)
		row_begin(r, xml_attribute(attributes, "r"));
	if (strcmp(name, "c") == 0)
		cell_begin(r, attributes);
	if (strcmp(name, "rPh") == 0)
		r->beside = true;
	r->listening = strcmp(name, "v") == 0 || (strcmp(name, "t") == 0 && r->type == 'i');
}

static void sheet_close(void *self, const char *name)
{
	struct sheet_reading *r = self;

	r->listening = false;
	if (strcmp(name, "rPh") == 0)
		r->beside = false;
	if (r->fault != NULL)
		return;
	if (strcmp(name, "c") == 0)
		cell_end(r);
	if (strcmp(name, "row") == 0)
		row_end(r);
}

const struct xml_events sheet_events = { .open = sheet_open, .close = sheet_close, .text = on_text };

/* --- all of it --- */

static void fit(struct sheet_reading *r, struct csv_row *row, size_t columns)
{
	const char **cells;

	if (row->count > columns)
		row->reason = "csv_ragged";
	if (row->count >= columns)
		return;
	cells = arena_array(r->arena, const char *, columns + 1);
	for (size_t i = 0; i < columns; i++)
		cells[i] = i < row->count ? row->cells[i] : "";
	row->cells = cells;
	row->count = columns;
}

FALLIBLE sheet_end(struct sheet_reading *r, struct csv_table *ret_table)
{
	if (r->fault != NULL) {
		enum error_code code = strcmp(r->fault, "xlsx_large") == 0 ? ERROR_TOO_LARGE : ERROR_INVALID;
		return error_new(r->arena, code, NULL, r->fault);
	}
	for (size_t i = 1; i < r->table.count; i++)
		fit(r, &r->table.rows[i], r->table.rows[0].count);
	*ret_table = r->table;
	return NULL;
}
