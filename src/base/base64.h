/* base64.h -- bytes as text (RFC 4648), as browsers write pictures into JSON. */
#ifndef BASE_BASE64_H
#define BASE_BASE64_H

#include <stdbool.h>

#include "base/arena.h"

/* The bytes of padded base64 without blanks; false: it is none. */
bool base64_read(const char *text, struct arena *a, const char **ret, size_t *ret_n);

#endif
