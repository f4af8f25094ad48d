/* pdf.h -- a paper as PDF, drawn in a confined child that starts for it and ends with it. */
#ifndef OFFICE_PDF_H
#define OFFICE_PDF_H

#include "office/page.h"

/* The reasons of draw_pdf() and of child_run(). */
FALLIBLE pdf_make(struct arena *a, const struct page_document *d, const char **ret_data, size_t *ret_n);

#endif
