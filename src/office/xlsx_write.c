/* libxlsxwriter in its constant-memory mode: a row is on its way to the disk when the next begins. */
#include "office/xlsx.h"

#include <stdio.h>
#include <string.h>
#include <xlsxwriter.h>

#include "base/buffer.h"
#include "base/text.h"

#define COLUMNS_MAX 16384
#define PLACES_MAX 6
#define USUAL_WIDTH 14
#define A4 9 /* as Excel counts paper */

struct xlsx_writer {
	struct arena *arena;
	lxw_workbook *book; /* NULL: ended */
	lxw_worksheet *sheet;
	lxw_format *head, *text, *number[PLACES_MAX + 1];
	const char *path;
	lxw_row_t row;
	int column, columns;
};

static FALLIBLE refuse(const struct xlsx_writer *w, lxw_error e)
{
	bool large = e == LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED || e == LXW_ERROR_WORKSHEET_INDEX_OUT_OF_RANGE;

	return large ? error_new(w->arena, ERROR_TOO_LARGE, NULL, "xlsx_large")
		     : error_with(w->arena, ERROR_NO_ROOM, NULL, "xlsx_write", "%s", lxw_strerror(e));
}

/* The marks of page/[pages] as Excel writes them; an & of the text is doubled. */
static const char *footer_code(struct arena *a, const char *footer)
{
	struct buffer b = BUFFER(a);

	buffer_add(&b, "&C");
	for (; *footer != '\0'; footer++) {
		if (text_starts(footer, "[page]") || text_starts(footer, "[pages]")) {
			buffer_add(&b, footer[5] == ']' ? "&P" : "&N");
			footer += footer[5] == ']' ? 5 : 6;
		} else {
			buffer_add(&b, *footer == '&' ? "&" : "");
			buffer_char(&b, *footer);
		}
	}
	return buffer_text(&b);
}

static void make_formats(struct xlsx_writer *w)
{
	static const char *const pictures[PLACES_MAX + 1] = {
		"#,##0", "#,##0.0", "#,##0.00", "#,##0.000", "#,##0.0000", "#,##0.00000", "#,##0.000000",
	};

	w->head = workbook_add_format(w->book);
	format_set_bold(w->head);
	format_set_bg_color(w->head, 0xF2F2F2);
	format_set_border(w->head, LXW_BORDER_THIN);
	w->text = workbook_add_format(w->book);
	format_set_num_format(w->text, "@"); /* stays text when someone edits the cell */
	for (int i = 0; i <= PLACES_MAX; i++) {
		w->number[i] = workbook_add_format(w->book);
		format_set_num_format(w->number[i], pictures[i]);
	}
}

static void set_paper(struct xlsx_writer *w, const char *footer)
{
	worksheet_set_landscape(w->sheet);
	worksheet_set_paper(w->sheet, A4);
	worksheet_fit_to_pages(w->sheet, 1, 0);
	worksheet_repeat_rows(w->sheet, 0, 0);
	worksheet_set_footer(w->sheet, footer_code(w->arena, footer));
	worksheet_freeze_panes(w->sheet, 1, 0);
}

static FALLIBLE write_head(struct xlsx_writer *w, const struct xlsx_column *columns)
{
	for (int i = 0; i < w->columns; i++) {
		double width = columns[i].width > 0 ? columns[i].width : USUAL_WIDTH;
		lxw_error e = worksheet_set_column(w->sheet, (lxw_col_t)i, (lxw_col_t)i, width, NULL);
		if (e == LXW_NO_ERROR)
			e = worksheet_write_string(w->sheet, 0, (lxw_col_t)i, columns[i].title, w->head);
		if (e != LXW_NO_ERROR)
			return refuse(w, e);
	}
	w->row = 1;
	return NULL;
}

FALLIBLE xlsx_begin(struct arena *a, const char *path, const char *sheet, const char *footer,
		    const struct xlsx_column *columns, int count, struct xlsx_writer **ret_writer)
{
	lxw_workbook_options options = { .constant_memory = LXW_TRUE };
	lxw_doc_properties properties = { .created = 315532800 }; /* 1980-01-01, as in every file of ours */
	AUTO_XLSX *w = arena_new(a, struct xlsx_writer);
	struct error *e;

	w->arena = a;
	w->path = arena_copy(a, path);
	w->columns = count;
	if (count < 1 || count > COLUMNS_MAX)
		return error_new(a, ERROR_TOO_LARGE, NULL, "xlsx_large");
	w->book = workbook_new_opt(path, &options);
	if (w->book == NULL)
		return error_new(a, ERROR_NO_ROOM, NULL, "xlsx_write");
	w->sheet = workbook_add_worksheet(w->book, sheet);
	if (w->sheet == NULL)
		return error_with(a, ERROR_INVALID, NULL, "xlsx_write", "%s", sheet);
	workbook_set_properties(w->book, &properties);
	make_formats(w);
	set_paper(w, footer);
	e = write_head(w, columns);
	if (e != NULL)
		return e;
	*ret_writer = w;
	w = NULL;
	return NULL;
}

/* Without the control characters XML cannot say. */
static const char *sayable(struct arena *a, const char *text)
{
	struct buffer b = BUFFER(a);

	for (const char *p = text;; p++) {
		if (*p == '\0')
			return text;
		if ((unsigned char)*p < ' ' && *p != '\n' && *p != '\t')
			break;
	}
	for (; *text != '\0'; text++) {
		if ((unsigned char)*text >= ' ' || *text == '\n' || *text == '\t')
			buffer_char(&b, *text);
	}
	return buffer_text(&b);
}

FALLIBLE xlsx_text(struct xlsx_writer *w, const char *text)
{
	lxw_error e = LXW_NO_ERROR;

	if (w->column >= w->columns)
		return refuse(w, LXW_ERROR_WORKSHEET_INDEX_OUT_OF_RANGE);
	if (text != NULL && text[0] != '\0')
		e = worksheet_write_string(w->sheet, w->row, (lxw_col_t)w->column, sayable(w->arena, text), w->text);
	w->column++;
	return e == LXW_NO_ERROR ? NULL : refuse(w, e);
}

FALLIBLE xlsx_number(struct xlsx_writer *w, double number, int places)
{
	lxw_format *format = w->number[places < 0 ? 0 : places > PLACES_MAX ? PLACES_MAX : places];
	lxw_error e;

	if (w->column >= w->columns)
		return refuse(w, LXW_ERROR_WORKSHEET_INDEX_OUT_OF_RANGE);
	e = worksheet_write_number(w->sheet, w->row, (lxw_col_t)w->column++, number, format);
	return e == LXW_NO_ERROR ? NULL : refuse(w, e);
}

FALLIBLE xlsx_end_row(struct xlsx_writer *w)
{
	if (++w->row == LXW_ROW_MAX)
		return refuse(w, LXW_ERROR_WORKSHEET_INDEX_OUT_OF_RANGE);
	w->column = 0;
	return NULL;
}

FALLIBLE xlsx_end(struct xlsx_writer **writer)
{
	struct xlsx_writer *w = *writer;
	lxw_workbook *book = w->book;

	worksheet_autofilter(w->sheet, 0, 0, w->row > 1 ? w->row - 1 : 1, (lxw_col_t)(w->columns - 1));
	w->book = NULL;
	*writer = NULL;
	lxw_error e = workbook_close(book); /* frees the book in any case */
	return e == LXW_NO_ERROR ? NULL : refuse(w, e);
}

/* Closing is what closes the temporary files; the result is not wanted. */
void xlsx_drop(struct xlsx_writer **writer)
{
	if (*writer == NULL || (*writer)->book == NULL)
		return;
	(void)workbook_close((*writer)->book);
	(void)remove((*writer)->path);
	(*writer)->book = NULL;
}
