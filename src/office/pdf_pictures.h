/* pdf_pictures.h -- what a PDF page shows that is no text: pictures and drawings, each with its box.
 *
 * Nobody reads what is in them, so that a person is told where to look.  Left out are icons and rules, a logo or
 * watermark that comes again page after page, and a scan that lies under the text that was made from it. */
#ifndef OFFICE_PDF_PICTURES_H
#define OFFICE_PDF_PICTURES_H

#include "office/pdf_rules.h"

struct pdf_picture {
	struct box box;
	bool drawn; /* of strokes, not of pixels */
	int object; /* the same on another page; 0: none of its own */
};

struct pdf_pictures {
	struct pdf_picture *all;
	size_t count;
};

/* Of page `index`, with what its content stream places (pdf_rules), from the top; pieces of one picture are one. */
struct pdf_pictures pdf_pictures(struct pdf_file *f, size_t index, const struct rules *rules,
				 const struct pdf_page *page);
/* Of all pages: those that come again and again are taken out. */
void pictures_drop_repeated(struct arena *a, struct pdf_pictures *pages, size_t n, double height);

#endif
