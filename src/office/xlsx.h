/* xlsx.h -- a table as a workbook of one sheet (DOMAIN 5.2): head frozen and filtered, printed on A4
 * across with 第X页 共Y页 below, texts always typed as texts.
 *
 * Rows go to temporary files as they come, so that memory does not grow with them. */
#ifndef OFFICE_XLSX_H
#define OFFICE_XLSX_H

#include "base/error.h"

struct xlsx_column {
	const char *title;
	double width; /* in letters; 0: a usual one */
};

struct xlsx_writer;

/* To the file `path`, which must not exist yet or may be overwritten.  Refused: xlsx_large (more than
 * 1,048,576 rows or 16,384 columns, or a cell over 32,767 characters), xlsx_write (disk, folder). */
FALLIBLE xlsx_begin(struct arena *a, const char *path, const char *sheet, const char *footer,
		    const struct xlsx_column *columns, int count, struct xlsx_writer **ret_writer);
/* Cells of a row from left to right. */
FALLIBLE xlsx_text(struct xlsx_writer *w, const char *text);		/* NULL: an empty cell */
FALLIBLE xlsx_number(struct xlsx_writer *w, double number, int places); /* places behind the point */
FALLIBLE xlsx_end_row(struct xlsx_writer *w);
FALLIBLE xlsx_end(struct xlsx_writer **w); /* the file is complete */
void xlsx_drop(struct xlsx_writer **w);	   /* for cleanup: gives the work up unless it was ended */

#define AUTO_XLSX __attribute__((cleanup(xlsx_drop))) struct xlsx_writer

#endif
