#include "office/sheets.h"

#include <cairo-pdf.h>
#include <string.h>

#include "base/text.h"
#include "child/child.h"
#include "office/draw_text.h"

#define DOTS "110" /* to the inch: what a stamp's letters need */
#define DOTS_OF_PICTURE 150.0

static const struct child_limits limits = {
	.reach = CHILD_READS,
	.memory = 768u * 1024 * 1024,
	.answer = 128u * 1024 * 1024,
	.milliseconds = 60000,
};

static bool is_pdf(const void *data, size_t n)
{
	return n > 5 && memcmp(data, "%PDF-", 5) == 0;
}

bool sheets_can(const char *media_type)
{
	return text_same(media_type, "application/pdf") || text_same(media_type, "image/png") ||
	       text_same(media_type, "image/jpeg");
}

/* --- a PDF, by the programs of poppler --- */

static FALLIBLE run(struct arena *a, const char *const argv[], const void *data, size_t n, struct child_answer *ret)
{
	struct error *e = child_exec(a, &limits, argv, data, n, ret);

	if (e == NULL || strcmp(e->reason, "child_died") != 0)
		return e;
	bool locked = memmem(data, n, "/Encrypt", 8) != NULL;
	return error_new(a, ERROR_INVALID, NULL, locked ? "sheet_encrypted" : "sheet_damaged");
}

/* Past the JPEG that begins here: its segments say how long they are up to the scan, in which FF D9 is the end. */
static const char *jpeg_end(const char *at, const char *end)
{
	for (at += 2; end - at >= 4 && (unsigned char)at[1] != 0xDA;)
		at += 2 + ((unsigned char)at[2] << 8 | (unsigned char)at[3]);
	for (; end - at >= 2; at++)
		if ((unsigned char)at[0] == 0xFF && (unsigned char)at[1] == 0xD9)
			return at + 2;
	return NULL;
}

/* The pictures come one behind the other. */
static FALLIBLE split_pictures(struct arena *a, const struct child_answer *all, struct sheets *s)
{
	const char *at = all->data, *end = all->data + all->n;
	size_t room = 0;

	while (end - at > 4) {
		const char *next = jpeg_end(at, end);
		if (next == NULL)
			break;
		if (s->count == SHEETS_MOST)
			return error_with(a, ERROR_TOO_LARGE, NULL, "sheet_many", "%d", SHEETS_MOST);
		s->pictures = arena_room(a, s->pictures, s->count, &room, sizeof *s->pictures);
		TRY(picture_read(a, at, (size_t)(next - at), &s->pictures[s->count++]));
		at = next;
	}
	return s->count == 0 ? error_new(a, ERROR_INVALID, NULL, "sheet_damaged") : NULL;
}

static FALLIBLE sheets_of_pdf(struct arena *a, const void *data, size_t n, struct sheets *s)
{
	static const char *const draw[] = { "/usr/bin/pdftocairo", "-q", "-pdf", "-", "-", NULL };
	static const char *const show[] = {
		"/usr/bin/pdftoppm", "-q", "-jpeg", "-jpegopt", "quality=72", "-r", DOTS, "-", NULL
	};
	struct child_answer pdf, pictures;

	TRY(run(a, draw, data, n, &pdf));
	TRY(run(a, show, data, n, &pictures));
	s->pdf = pdf.data;
	s->n = pdf.n;
	return split_pictures(a, &pictures, s);
}

/* --- a picture --- */

static cairo_status_t say(void *self, const unsigned char *bytes, unsigned n)
{
	child_say(*(int *)self, bytes, n);
	return CAIRO_STATUS_SUCCESS;
}

static void picture_work(int pipe, void *arg)
{
	const struct picture *p = arg;
	double width = p->width * 72 / DOTS_OF_PICTURE, height = p->height * 72 / DOTS_OF_PICTURE;
	cairo_surface_t *dots = draw_picture(p);

	if (cairo_surface_status(dots) != CAIRO_STATUS_SUCCESS)
		return;
	cairo_surface_t *file = cairo_pdf_surface_create_for_stream(say, &pipe, width, height);
	cairo_t *c = cairo_create(file);
	cairo_pdf_surface_set_metadata(file, CAIRO_PDF_METADATA_CREATE_DATE, "1980-01-01T00:00:00Z");
	cairo_scale(c, width / p->width, height / p->height);
	cairo_set_source_surface(c, dots, 0, 0);
	cairo_paint(c);
	cairo_show_page(c);
	cairo_destroy(c);
	cairo_surface_finish(file);
}

static FALLIBLE sheet_of_picture(struct arena *a, const void *data, size_t n, struct sheets *s)
{
	struct child_answer pdf;

	s->pictures = arena_new(a, struct picture);
	TRY(picture_read(a, data, n, s->pictures));
	TRY(child_run(a, &limits, NULL, picture_work, s->pictures, &pdf));
	if (pdf.n == 0)
		return error_new(a, ERROR_INVALID, NULL, "picture_damaged");
	s->pdf = pdf.data;
	s->n = pdf.n;
	s->count = 1;
	return NULL;
}

FALLIBLE sheets_make(struct arena *a, const void *data, size_t n, struct sheets *ret)
{
	struct sheets s = { 0 };

	TRY(is_pdf(data, n) ? sheets_of_pdf(a, data, n, &s) : sheet_of_picture(a, data, n, &s));
	*ret = s;
	return NULL;
}
