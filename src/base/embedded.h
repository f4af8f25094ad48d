/* embedded.h -- the files that travel in the binary: db/, locale/, templates/, web/dist/.
 * Made by build-aux/embed; sorted by path. */
#ifndef BASE_EMBEDDED_H
#define BASE_EMBEDDED_H

#include <stddef.h>

struct embedded {
	const char *path;	/* "db/migrations/0001_start.sql"; NULL ends the table */
	const char *data, *end; /* a NUL stands at end, not counted */
};

extern const struct embedded embedded_files[];

const struct embedded *embedded_find(const char *path); /* NULL: no such file */

static inline size_t embedded_size(const struct embedded *e)
{
	return (size_t)(e->end - e->data);
}

#endif
