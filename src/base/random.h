/* random.h -- unguessable bytes, and the ids of records. */
#ifndef BASE_RANDOM_H
#define BASE_RANDOM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

void random_bytes(void *out, size_t n);			/* from the kernel; ends the process if it has none */
const char *random_text(struct arena *a, size_t bytes); /* URL-safe base64 of that many bytes */

/* A new id: positive, time-ordered with random low bits, never twice in one process, so that
 * several servers need no coordination and nobody can count our customers by them. */
int64_t id_new(void);
/* Outside the program: 13 characters of Crockford's base 32, lower case. */
const char *id_text(int64_t id, struct arena *a);
void id_write(int64_t id, char out[14]);
bool id_parse(const char *s, int64_t *ret); /* false: not an id; 0 is never one */

#endif
