/* picture.h -- a picture as it came from outside: its bytes, and what its head says of it.
 *
 * Only PNG and JPEG.  Nothing is decoded here; that is done where a document is drawn, in a child.
 * Refused: picture_format (neither of the two, or damaged), picture_large (over 40 million dots). */
#ifndef OFFICE_PICTURE_H
#define OFFICE_PICTURE_H

#include <stdint.h>

#include "base/error.h"

#define PICTURE_DOTS_MAX 40000000

enum picture_format { PICTURE_NONE, PICTURE_PNG, PICTURE_JPEG };

struct picture {
	enum picture_format format; /* PICTURE_NONE: there is no picture yet */
	const unsigned char *bytes; /* not copied */
	size_t n;
	int width, height; /* dots */
};

FALLIBLE picture_read(struct arena *a, const void *bytes, size_t n, struct picture *ret_picture);

#endif
