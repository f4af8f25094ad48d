/* parcel.h -- numbers and texts on their way out of a child: the receiver trusts nothing. */
#ifndef OFFICE_PARCEL_H
#define OFFICE_PARCEL_H

#include "base/buffer.h"

/* Numbers of four bytes, texts with their length before them and a NUL behind. */
void pack_number(struct buffer *b, size_t n);
void pack_text(struct buffer *b, const char *s); /* NULL comes out as "" */

/* What is left of the packed bytes; once `bad`, every further read gives nothing. */
struct unpacking {
	struct arena *arena;
	const char *at, *end;
	bool bad;
};

size_t unpack_number(struct unpacking *u);
int unpack_small(struct unpacking *u);			/* a page, a column, a level; at most 1,000,000 */
size_t unpack_count(struct unpacking *u, size_t least); /* how many things follow, each of at least `least` bytes */
const char *unpack_text(struct unpacking *u);		/* of valid UTF-8; lies in the packed bytes */

#endif
