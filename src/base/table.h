/* table.h -- the project's own small tables (db/data/NAME.csv), read line by line.
 *
 * The first line names the columns and is skipped; so are blank lines and lines that begin with #.
 * Fields are parted by commas and not quoted; the last field takes the rest of its line. */
#ifndef BASE_TABLE_H
#define BASE_TABLE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

struct table {
	const char *at, *end;
	int line; /* of the row read last, from 1 */
};

struct table table_of(const char *text, size_t n);
/* The next row's `width` fields, copied into the arena, "" where the line is short. False: no more. */
bool table_next(struct table *r, const char *field[], int width, struct arena *a);

#endif
