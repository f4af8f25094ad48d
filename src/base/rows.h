/* rows.h -- the project's own small tables (db/data/NAME.csv), read line by line.
 *
 * The first line names the columns and is skipped; so are blank lines and lines that begin with #.
 * Fields are parted by commas and not quoted; the last field takes the rest of its line. */
#ifndef BASE_ROWS_H
#define BASE_ROWS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

struct rows {
	const char *at, *end;
	int line;               /* of the row read last, from 1 */
};

struct rows rows_of(const char *text, size_t n);
/* The next row's `width` fields, copied into the arena, "" where the line is short. False: no more. */
bool rows_next(struct rows *r, const char *field[], int width, struct arena *a);

#endif
