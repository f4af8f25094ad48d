/* pasted_table.h -- a table copied out of a spreadsheet, or a CSV, as one that trine import reads: each row belongs to
 * the opportunity (DOMAIN S48, S49). */
#ifndef APP_PRESALE_PASTED_TABLE_H
#define APP_PRESALE_PASTED_TABLE_H

#include "base/error.h"

/* Cells are parted by tabs if the first line has one, else by commas.  ERROR_INVALID empty_table, csv_... . */
FALLIBLE pasted_table(const char *text, const char *opportunity, struct arena *a, const char **ret_csv,
		      size_t *ret_size);

#endif
