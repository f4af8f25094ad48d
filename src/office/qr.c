#include "office/qr.h"

#include <cairo.h>
#include <qrencode.h>
#include <string.h>

#include "base/buffer.h"

#define MODULE 8 /* dots */
#define QUIET 4	 /* modules */
#define MOST 2331

static void free_code(QRcode **code)
{
	if (*code != NULL)
		QRcode_free(*code);
}

static void free_surface(cairo_surface_t **surface)
{
	if (*surface != NULL)
		cairo_surface_destroy(*surface);
}

/* Its room was made before: nothing is allocated inside a library's callback. */
static cairo_status_t keep(void *closure, const unsigned char *bytes, unsigned n)
{
	struct buffer *b = closure;

	if (b->size - b->used <= n)
		return CAIRO_STATUS_WRITE_ERROR;
	buffer_put(b, bytes, n);
	return CAIRO_STATUS_SUCCESS;
}

static void draw(cairo_surface_t *surface, const QRcode *code)
{
	cairo_t *c = cairo_create(surface);

	cairo_set_source_rgb(c, 1, 1, 1);
	cairo_paint(c);
	cairo_set_source_rgb(c, 0, 0, 0);
	for (int y = 0; y < code->width; y++)
		for (int x = 0; x < code->width; x++)
			if (code->data[y * code->width + x] & 1)
				cairo_rectangle(c, (x + QUIET) * MODULE, (y + QUIET) * MODULE, MODULE, MODULE);
	cairo_fill(c);
	cairo_destroy(c);
}

/* To be freed. */
static FALLIBLE encode(struct arena *a, const char *text, QRcode **ret)
{
	if (*text == '\0' || strlen(text) > MOST)
		return error_new(a, ERROR_INVALID, NULL, "qr_long");
	*ret = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M);
	if (*ret == NULL)
		arena_exhausted(a);
	return NULL;
}

FALLIBLE qr_modules(struct arena *a, const char *text, const char **ret)
{
	__attribute__((cleanup(free_code))) QRcode *code = NULL;
	struct buffer b = BUFFER(a);

	TRY(encode(a, text, &code));
	for (int y = 0; y < code->width; y++) {
		for (int x = 0; x < code->width; x++)
			buffer_char(&b, code->data[y * code->width + x] & 1 ? '1' : '0');
		buffer_char(&b, '\n');
	}
	*ret = buffer_text(&b);
	return NULL;
}

FALLIBLE qr_picture(struct arena *a, const char *text, struct picture *ret)
{
	__attribute__((cleanup(free_code))) QRcode *code = NULL;
	__attribute__((cleanup(free_surface))) cairo_surface_t *surface = NULL;
	struct buffer png = BUFFER(a);
	int side;

	TRY(encode(a, text, &code));
	side = (code->width + 2 * QUIET) * MODULE;
	surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, side, side);
	if (cairo_surface_status(surface) != CAIRO_STATUS_SUCCESS)
		arena_exhausted(a);
	draw(surface, code);
	buffer_reserve(&png, (size_t)side * (size_t)side / 4 + (64u << 10));
	if (cairo_surface_write_to_png_stream(surface, keep, &png) != CAIRO_STATUS_SUCCESS)
		arena_exhausted(a);
	return picture_read(a, buffer_text(&png), png.used, ret);
}
