/* One pass over the text, after it was made UTF-8. */
#include "office/csv.h"

#include <iconv.h>

#include "base/text.h"

struct csv_reading {
	struct arena *arena;
	const struct csv_limits *limits;
	const char *at, *end;
	int line;
	struct csv_table table;
	size_t rows_room;
	struct buffer quoted; /* of the cell under way; used again */
};

static void iconv_shut(iconv_t *c)
{
	if (*c != (iconv_t)-1)
		iconv_close(*c);
}

static bool convert(struct arena *a, const char *data, size_t n, const char **ret_data, size_t *ret_n)
{
	__attribute__((cleanup(iconv_shut))) iconv_t c = iconv_open("UTF-8", "GB18030");
	char *from = (char *)(uintptr_t)data, *out = arena_alloc(a, n * 2 + 1), *to = out;
	size_t room = n * 2; /* two bytes of GBK become three, four of GB 18030 at most four */

	if (c == (iconv_t)-1 || iconv(c, &from, &n, &to, &room) != 0 || n > 0)
		return false;
	*ret_data = out;
	*ret_n = (size_t)(to - out);
	return text_valid(out, *ret_n);
}

static FALLIBLE refuse(const struct csv_reading *r, const char *reason)
{
	enum error_code code = strcmp(reason, "csv_large") == 0 ? ERROR_TOO_LARGE : ERROR_INVALID;

	return error_with(r->arena, code, NULL, reason, "%d", r->line);
}

/* Line ends inside quotes count; CRLF is one. */
static void count_line(struct csv_reading *r)
{
	if (*r->at == '\n' || (*r->at == '\r' && (r->at + 1 == r->end || r->at[1] != '\n')))
		r->line++;
}

/* Behind the opening quote. */
static FALLIBLE read_quoted(struct csv_reading *r, struct buffer *cell)
{
	for (; r->at < r->end; r->at++) {
		if (*r->at == '"' && (r->at + 1 == r->end || r->at[1] != '"')) {
			r->at++;
			return r->at == r->end || strchr(",\r\n", *r->at) != NULL ? NULL : refuse(r, "csv_quote");
		}
		if (*r->at == '"')
			r->at++;
		count_line(r);
		buffer_char(cell, *r->at);
		if (cell->used > r->limits->cell)
			return refuse(r, "csv_large");
	}
	return refuse(r, "csv_quote");
}

static FALLIBLE read_cell(struct csv_reading *r, const char **ret_cell)
{
	const char *from = r->at;
	size_t n;

	if (r->at < r->end && *r->at == '"') {
		r->at++;
		r->quoted.used = 0;
		TRY(read_quoted(r, &r->quoted));
		from = r->quoted.data;
		n = r->quoted.used;
	} else {
		while (r->at < r->end && strchr(",\r\n", *r->at) == NULL)
			r->at++;
		n = (size_t)(r->at - from);
	}
	if (n > r->limits->cell)
		return refuse(r, "csv_large");
	const char *text = arena_copy_n(r->arena, from, n);
	*ret_cell = text[0] == '\'' && csv_risky(text) ? text + 1 : text;
	return NULL;
}

static FALLIBLE read_row(struct csv_reading *r)
{
	struct csv_row row = { .line = r->line };
	size_t room = 0;

	for (bool more = true; more;) {
		if (row.count == r->limits->columns)
			return refuse(r, "csv_large");
		row.cells = arena_room(r->arena, row.cells, row.count, &room, sizeof *row.cells);
		TRY(read_cell(r, &row.cells[row.count++]));
		more = r->at < r->end && *r->at == ',';
		r->at += more;
	}
	if (r->table.count == r->limits->rows)
		return refuse(r, "csv_large");
	if (r->table.count > 0 && row.count != r->table.rows[0].count)
		row.reason = "csv_ragged";
	r->table.rows = arena_room(r->arena, r->table.rows, r->table.count, &r->rows_room, sizeof *r->table.rows);
	r->table.rows[r->table.count++] = row;
	return NULL;
}

static void skip_line_ends(struct csv_reading *r)
{
	for (; r->at < r->end && (*r->at == '\r' || *r->at == '\n'); r->at++)
		count_line(r);
}

FALLIBLE csv_read(struct arena *a, const char *data, size_t n, const struct csv_limits *limits,
		  struct csv_table *ret_table)
{
	struct csv_reading r = { .arena = a, .limits = limits, .line = 1, .quoted = BUFFER(a) };

	if (n > limits->bytes)
		return refuse(&r, "csv_large");
	if (!text_valid(data, n)) {
		r.table.gbk = true;
		if (!convert(a, data, n, &data, &n))
			return refuse(&r, "csv_encoding");
	}
	r.at = n >= 3 && memcmp(data, "\xEF\xBB\xBF", 3) == 0 ? data + 3 : data;
	r.end = data + n;
	for (skip_line_ends(&r); r.at < r.end; skip_line_ends(&r))
		TRY(read_row(&r));
	*ret_table = r.table;
	return NULL;
}
