/* pdf_lines.h -- words put into lines, and lines into paragraphs, by where they stand. */
#ifndef OFFICE_PDF_LINES_H
#define OFFICE_PDF_LINES_H

#include "base/arena.h"
#include "office/pdf_words.h"

struct text_line {
	struct box box;
	const char *text;
};

/* Lines from top to bottom; a wide gap within a line is a tab. */
size_t lines_of(struct arena *a, const struct word *words, size_t n, struct text_line **ret_lines);
/* Whether `next` goes on with the paragraph of `line`, in a column from `left` to `right`. */
bool line_goes_on(const struct text_line *line, const struct text_line *next, double left, double right);
/* Lines of a column as paragraphs parted by '\n'. */
const char *lines_join(struct arena *a, const struct text_line *lines, size_t n, double left, double right);
bool line_begins_item(const char *text); /* "3.1 ", "（二）", "第三章", "★" */

#endif
