/* draw_text.h -- text and pictures cut into strips: bands that no page break may cut. */
#ifndef OFFICE_DRAW_TEXT_H
#define OFFICE_DRAW_TEXT_H

#include <cairo.h>
#include <pango/pango.h>

#include "office/page.h"

struct strip {
	double height;
	PangoLayoutLine *line; /* text; NULL: a picture, or room for one */
	cairo_surface_t *picture;
	double x, baseline; /* from the left and the top of the strip */
	double width, tall; /* of the picture; of the room a page number stands in */
	const char *page_of; /* a page number, known when all is laid out */
	enum page_style style;
	enum page_align align;
};

struct strips {
	struct strip *strip;
	size_t count, room;
	double height; /* of all */
};

/* What the strips borrow from; draw_text_close() gives it back. */
struct draw_text {
	struct arena *arena;
	const struct page_document *paper;
	PangoFontMap *fonts;
	PangoContext *context;
	PangoLayout **layouts;
	size_t layout_count, layout_room;
	cairo_surface_t **pictures;
	size_t picture_count, picture_room;
};

FALLIBLE draw_text_open(struct draw_text *t, struct arena *a, const struct page_document *paper);
void draw_text_close(struct draw_text *t); /* for cleanup */
FALLIBLE draw_strips(struct draw_text *t, const struct page_line *l, enum page_style style, double width,
		     struct strips *into);
/* A line that is not part of the flow. */
PangoLayout *draw_layout(struct draw_text *t, const char *text, enum page_style style);
cairo_surface_t *draw_picture(const struct picture *p); /* its status says whether it could be read */
double draw_baseline(const struct page_look *look); /* from the top of a line of that look */

#endif
