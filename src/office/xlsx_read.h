/* xlsx_read.h -- one sheet of a workbook (.xlsx, as Excel, WPS and LibreOffice write it) as the table that its CSV
 * would be.
 *
 * Cells are what the sheet shows: days as 2026-11-23, with a time 2026-11-23 09:30, shares as 13%, flags as TRUE and
 * FALSE, formulas as what was last worked out, errors by their names (#N/A); numbers of more than fifteen figures, of
 * which a workbook keeps only fifteen, as 1.23456789012346e+17.  Rows without text are skipped; a row is as long as
 * the first one, and csv_ragged where it has more.
 *
 * Refused by name besides what zip.h and xml.h name: xlsx_old (.xls and .et of before 2007, and what a password
 * locks), xlsx_macro, xlsx_external, xlsx_no_table (a package without a sheet that is shown), xlsx_no_sheet (none of
 * that name; the detail says which there are), xlsx_damaged, xlsx_large (a limit). */
#ifndef OFFICE_XLSX_READ_H
#define OFFICE_XLSX_READ_H

#include "base/instant.h"
#include "office/csv.h"

struct xlsx_asked {
	const char *sheet; /* NULL: the first that is shown */
	struct csv_limits limits;
	bool (*day)(int serial, date *ret); /* the 1900 system: rule/calendar/excel.h */
};

struct xlsx_table {
	struct csv_table table;
	const char *sheet;   /* the one that was read */
	const char **sheets; /* all that are shown, in their order */
	size_t nsheets;
};

bool xlsx_is(const char *data, size_t n); /* by its first bytes, also of the kinds that are refused */

/* In a child that can do nothing else; besides those above also the reasons of child.h. */
FALLIBLE xlsx_open(struct arena *a, const char *data, size_t n, const struct xlsx_asked *asked,
		   struct xlsx_table *ret_table);
/* The work itself, where we are: for that child and for tests. */
FALLIBLE xlsx_read(struct arena *a, const char *data, size_t n, const struct xlsx_asked *asked,
		   struct xlsx_table *ret_table);

#endif
