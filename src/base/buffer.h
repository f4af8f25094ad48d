/* buffer.h -- bytes that grow, in an arena.  Always ends with a NUL that is not counted. */
#ifndef BASE_BUFFER_H
#define BASE_BUFFER_H

#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include "base/arena.h"

struct buffer {
	struct arena *arena;
	char *data; /* NULL until something is in it */
	size_t used, size;
};

#define BUFFER(a) ((struct buffer){ .arena = (a) })

void buffer_reserve(struct buffer *b, size_t more);
void buffer_put(struct buffer *b, const void *bytes, size_t n);
void buffer_print(struct buffer *b, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
void buffer_int(struct buffer *b, int64_t i);
const char *buffer_text(struct buffer *b); /* "" when nothing is in it */

static inline void buffer_add(struct buffer *b, const char *s)
{
	buffer_put(b, s, strlen(s));
}

static inline void buffer_char(struct buffer *b, char c)
{
	if (b->size - b->used < 2)
		buffer_reserve(b, 1);
	b->data[b->used++] = c;
	b->data[b->used] = '\0';
}

#endif
