/* pdf.h -- a paper as PDF, drawn in a confined child that starts for it and ends with it. */
#ifndef OFFICE_PDF_H
#define OFFICE_PDF_H

#include "office/page.h"

/* The reasons of draw_pdf() and of child_run(). */
FALLIBLE pdf_make(struct arena *a, const struct page_document *d, const char **ret_data, size_t *ret_n);

/* A paper that may have sheets: pages of other files laid on pages of its own, its page numbers running through. */
struct pdf_book {
	const char *data;
	size_t n;
	struct page_number *numbers; /* where the places of the paper stand */
	size_t number_count;
	int pages;
};

/* Besides: sheet_damaged, a sheet's file could not be read. */
FALLIBLE pdf_book_make(struct arena *a, const struct page_document *d, struct pdf_book *ret);

#endif
