/* qr.h -- a text as a QR code (ISO/IEC 18004), a picture to print.
 *
 * Error correction M; black on white with the quiet zone of four modules that scanners need.
 * Refused: qr_long (more than a code holds: 2,331 bytes). */
#ifndef OFFICE_QR_H
#define OFFICE_QR_H

#include "office/picture.h"

/* The picture's bytes are in the arena. */
FALLIBLE qr_picture(struct arena *a, const char *text, struct picture *ret);
/* The same as rows of 0 and 1, a line each, without the quiet zone: for a page to draw. */
FALLIBLE qr_modules(struct arena *a, const char *text, const char **ret);

#endif
