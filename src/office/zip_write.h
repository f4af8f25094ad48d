/* zip_write.h -- an archive of our own, the same bytes for the same entries: no clock, no order but ours. */
#ifndef OFFICE_ZIP_WRITE_H
#define OFFICE_ZIP_WRITE_H

#include "base/buffer.h"
#include "base/error.h"

struct zip_writer {
	struct buffer out, table; /* the entries; the table of contents that ends the file */
	unsigned count;
};

struct zip_writer zip_writer_of(struct arena *a);
/* Deflated unless that makes it larger.  At most 65,535 entries and 4 GB in all: zip_large. */
FALLIBLE zip_add(struct zip_writer *z, const char *name, const void *data, size_t n);
/* What is compressed already, a picture: as it is. */
FALLIBLE zip_add_packed(struct zip_writer *z, const char *name, const void *data, size_t n);
void zip_end(struct zip_writer *z, const char **ret_data, size_t *ret_n);

#endif
