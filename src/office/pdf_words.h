/* pdf_words.h -- the words of a PDF with their boxes, as `pdftotext -bbox` prints them.
 *
 * Coordinates are points from the upper left corner of the page. */
#ifndef OFFICE_PDF_WORDS_H
#define OFFICE_PDF_WORDS_H

#include "base/error.h"

struct box {
	double x0, y0, x1, y1;
};

struct word {
	struct box box;
	const char *text;
};

struct pdf_page {
	double width, height;
	struct word *words;
	size_t count;
};

struct pdf_words {
	struct pdf_page *pages;
	size_t count;
};

FALLIBLE pdf_words_read(struct arena *a, const char *xml, size_t n, struct pdf_words *ret_words);

#endif
