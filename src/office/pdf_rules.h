/* pdf_rules.h -- the straight lines a PDF page draws: the borders of its tables.
 *
 * Read from the page's content stream: stroked segments, and filled shapes too thin to be anything else.
 * Coordinates as in pdf_words.h.  A page that cannot be read has no lines; that is no error. */
#ifndef OFFICE_PDF_RULES_H
#define OFFICE_PDF_RULES_H

#include "base/arena.h"
#include "office/pdf_words.h"

/* Across: from x `from` to `to` at height `at`; down: from y `from` to `to` at x `at`. */
struct rule {
	double at, from, to;
};

/* Something placed by its name: a picture, or a form that may hold some. */
struct placement {
	const char *name;		    /* NULL: a picture within the stream itself */
	struct box box;			    /* of the unit square */
	double scale_x, scale_y, left, top; /* from its own coordinates to the page's */
};

struct rules {
	struct rule *across, *down;
	size_t across_count, down_count;
	size_t across_room, down_room;
	struct placement *placed;
	size_t placed_count, placed_room;
	struct box bent; /* where curves and slanting strokes stand, and how many */
	size_t bent_count;
};

struct pdf_file;

struct pdf_file *pdf_open(struct arena *a, const void *data, size_t n); /* NULL: qpdf cannot read it */
void pdf_shut(struct pdf_file **f);
/* The lines of page `index` from 0, merged where they touch, sorted by `at`. */
struct rules pdf_rules(struct pdf_file *f, size_t index, double page_height);
/* The same from the bytes of a content stream; `left` and `top` are where the corner of the page lies. */
struct rules rules_of_content(struct arena *a, const char *content, size_t n, double left, double top);

#define AUTO_PDF __attribute__((cleanup(pdf_shut))) struct pdf_file

#endif
