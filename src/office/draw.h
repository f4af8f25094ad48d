/* draw.h -- a paper as PDF, by pango and cairo; their fonts and caches come into the process with the
 * first call (some 100 MB mapped) and stay, so it is called in a child: see office/pdf.h.
 *
 * The text is laid out first and drawn then, when the number of pages is known.  Refused by name:
 * font_missing (no Chinese font is installed), picture_damaged; nothing was given to the sink then. */
#ifndef OFFICE_DRAW_H
#define OFFICE_DRAW_H

#include "office/page.h"

/* Takes the next bytes of the file; must not allocate from an arena. */
typedef void draw_sink(void *self, const void *bytes, size_t n);

/* What was found out by laying out, in the arena. */
struct drawn {
	struct page_number *numbers;
	size_t number_count;
	struct draw_sheet *sheets; /* office/draw_page.h: each still to be laid on its page (office/sheets.h) */
	size_t sheet_count;
	int pages;
};

FALLIBLE draw_book(struct arena *a, const struct page_document *d, draw_sink *sink, void *self, struct drawn *ret);
/* The same of a paper without sheets. */
FALLIBLE draw_pdf(struct arena *a, const struct page_document *d, draw_sink *sink, void *self);

#endif
