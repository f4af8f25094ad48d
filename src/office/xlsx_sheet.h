/* xlsx_sheet.h -- private to office/xlsx*.c: the cells of a sheet, and the texts that they share. */
#ifndef OFFICE_XLSX_SHEET_H
#define OFFICE_XLSX_SHEET_H

#include "office/csv.h"
#include "office/xlsx_look.h"

struct sheet_reading {
	struct arena *arena;
	const struct csv_limits *limits;
	bool (*day)(int serial, date *ret);
	struct looks *looks;
	bool from_1904;

	const char **strings;
	size_t nstrings, strings_room;

	struct csv_table table;
	size_t rows_room;
	struct csv_row row; /* under way */
	size_t cells_room;
	int line;

	size_t column; /* of the cell under way */
	char type;     /* of it: n, s (shared), i (its own text), b, e, d */
	size_t style;
	struct buffer text;
	bool listening, beside; /* inside what is said; inside a reading of it in another script */
	const char *fault;
};

extern const struct xml_events sheet_strings_events, sheet_events;

/* After both parts: the first row's trailing blanks are gone, all others are as long. */
FALLIBLE sheet_end(struct sheet_reading *r, struct csv_table *ret_table);

#endif
