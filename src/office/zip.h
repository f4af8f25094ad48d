/* zip.h -- an archive someone else made, opened only after its table of contents was found harmless.
 *
 * Refused by name: zip_damaged (not a zip, truncated, headers that contradict each other), zip_entries
 * (more than 10,000), zip_bomb (unpacked more than 200 MB or 100 times its size, or more than it says),
 * zip_overlap, zip_path (absolute, "..", backslash, control characters), zip_duplicate, zip_link,
 * zip_encrypted.  Limits: TRUST G22. */
#ifndef OFFICE_ZIP_H
#define OFFICE_ZIP_H

#include <stdint.h>

#include "base/error.h"

#define ZIP_ENTRIES_MAX 10000
#define ZIP_UNPACKED_MAX (200u * 1024 * 1024)
#define ZIP_RATIO_MAX 100

struct zip_archive;

/* `data` must outlive the archive. */
FALLIBLE zip_open_bytes(struct arena *a, const void *data, size_t n, struct zip_archive **ret_archive);
void zip_shut(struct zip_archive **z); /* for cleanup */
size_t zip_count(const struct zip_archive *z);
const char *zip_name(const struct zip_archive *z, size_t i); /* UTF-8; ends with '/' for a folder */
uint64_t zip_size(const struct zip_archive *z, size_t i);    /* unpacked, as its header says */
bool zip_find(const struct zip_archive *z, const char *name, size_t *ret_index);

/* Takes the next piece of an entry; an error ends the reading. */
typedef struct error *zip_sink(void *self, const char *data, size_t n);
FALLIBLE zip_read(struct zip_archive *z, size_t i, zip_sink *sink, void *self);
FALLIBLE zip_read_all(struct zip_archive *z, size_t i, const char **ret_data, size_t *ret_n);

#define AUTO_ZIP __attribute__((cleanup(zip_shut))) struct zip_archive

#endif
