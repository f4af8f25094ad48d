/* page_row.h -- reads the lines, cells and rows of a page template. */
#ifndef OFFICE_PAGE_ROW_H
#define OFFICE_PAGE_ROW_H

#include "office/page.h"

/* Where lines come from: the pictures that ![n ...] stands for. */
struct page_source {
	struct arena *arena;
	const struct picture **pictures;
	size_t count, room;
};

/* A table that grows row by row. */
struct page_table_draft {
	const struct page_source *source;
	struct page_table table;
	size_t room;
	double height;		       /* of the next row, at least */
	int covered[PAGE_COLUMNS_MAX]; /* rows below that a cell reaches into */
};

const char *page_bar(const char *s);				 /* the next bar that parts; the end of s without one */
const char *page_text(struct arena *a, const char *s, size_t n); /* trimmed, backslashes resolved */
FALLIBLE page_lines_read(const struct page_source *s, const char *text, enum page_align align,
			 struct page_line **ret_lines, size_t *ret_count);
FALLIBLE page_row_read(struct page_table_draft *d, const char *line);
bool page_table_complete(const struct page_table_draft *d); /* no cell reaches below the last row */

#endif
