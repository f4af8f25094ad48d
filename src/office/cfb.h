/* cfb.h -- a Compound File (MS-CFB): the little file system that old Office documents are.
 *
 * Reads streams by name; refuses with "doc_damaged" whatever does not add up (chains that loop or leave the file). */
#ifndef OFFICE_CFB_H
#define OFFICE_CFB_H

#include "base/error.h"

struct cfb;

struct stream {
	const unsigned char *data;
	size_t n;
};

bool cfb_is(const void *data, size_t n);
FALLIBLE cfb_open(struct arena *a, const void *data, size_t n, struct cfb **ret_file);
/* A stream of the root storage, by its ASCII name.  "doc_damaged" if there is none. */
FALLIBLE cfb_stream(struct cfb *f, const char *name, struct stream *ret_stream);

#endif
