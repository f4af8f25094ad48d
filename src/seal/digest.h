/* digest.h -- SHA-256 of what comes in pieces. */
#ifndef SEAL_DIGEST_H
#define SEAL_DIGEST_H

#include <stdalign.h>
#include <stddef.h>

#include "seal/keys.h"

struct digest {
	alignas(16) unsigned char state[128]; /* of the library */
};

void digest_begin(struct digest *d);
void digest_add(struct digest *d, const void *data, size_t n);
void digest_end(struct digest *d, char out[HASH_HEX]); /* lower-case hex; spends the digest */

/* Of a whole file, read in pieces.  ERROR_MISSING cannot_open, ERROR_INTERNAL cannot_read. */
FALLIBLE digest_file(const char *path, char out[HASH_HEX], struct arena *a);

#endif
