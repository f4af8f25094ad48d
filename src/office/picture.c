/* Width and height stand in the IHDR chunk of a PNG and in the frame header of a JPEG. */
#include "office/picture.h"

#include <string.h>

static int big_endian(const unsigned char *p, int bytes)
{
	unsigned value = 0;

	for (int i = 0; i < bytes; i++)
		value = value << 8 | p[i];
	return value > INT32_MAX ? -1 : (int)value;
}

static bool measure_png(struct picture *p)
{
	if (p->n < 33 || memcmp(p->bytes, "\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16) != 0)
		return false;
	p->format = PICTURE_PNG;
	p->width = big_endian(p->bytes + 16, 4);
	p->height = big_endian(p->bytes + 20, 4);
	return true;
}

/* A frame header is any of C0 ... CF but the tables DHT (C4), JPG (C8) and DAC (CC). */
static bool frame_header(int marker)
{
	return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

static bool measure_jpeg(struct picture *p)
{
	const unsigned char *at = p->bytes + 2, *end = p->bytes + p->n;

	if (p->n < 4 || memcmp(p->bytes, "\xFF\xD8\xFF", 3) != 0)
		return false;
	while (end - at >= 9 && at[0] == 0xFF) {
		if (frame_header(at[1])) {
			p->format = PICTURE_JPEG;
			p->height = big_endian(at + 5, 2);
			p->width = big_endian(at + 7, 2);
			return true;
		}
		int length = at[1] == 0xFF ? -1 : big_endian(at + 2, 2);
		if (length >= 2 && length > end - at - 2)
			return false;
		at += length < 2 ? 1 : 2 + length; /* FF may be repeated before a marker */
	}
	return false;
}

FALLIBLE picture_read(struct arena *a, const void *bytes, size_t n, struct picture *ret_picture)
{
	struct picture p = { .bytes = bytes, .n = n };

	if ((!measure_png(&p) && !measure_jpeg(&p)) || p.width <= 0 || p.height <= 0)
		return error_new(a, ERROR_INVALID, NULL, "picture_format");
	if ((int64_t)p.width * p.height > PICTURE_DOTS_MAX)
		return error_new(a, ERROR_TOO_LARGE, NULL, "picture_large");
	*ret_picture = p;
	return NULL;
}
