/* import_cell.h -- private to app/import*.c: what a cell of a table stands for, as people type it. */
#ifndef APP_IMPORT_CELL_H
#define APP_IMPORT_CELL_H

#include "app/act.h"
#include "json/locale.h"
#include "json/read.h"

/* 2026年11月23日, 12.5万元, 是, a label of a choice, the title of a record.  present: the value that the field has
 * now, which decides between records of the same title.  Problems are those of json/record, and
 * no_such_record, ambiguous, spreadsheet_error, figures_lost. */
FALLIBLE cell_read(struct act *act, const struct locale *l, const struct field *f, const char *text,
		   struct value present, struct value *ret);
/* As a client would send it; a new reference. */
json_t *cell_json(const struct field *f, struct value v, struct arena *a);

#endif
