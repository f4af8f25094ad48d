/* page_shot.h -- a picture of one page of a PDF, for looking at what cannot be read as text. */
#ifndef OFFICE_PAGE_SHOT_H
#define OFFICE_PAGE_SHOT_H

#include "base/error.h"


/* By poppler's pdftoppm in a confined child; page from 1.
 * ERROR_MEDIA page_format (no PDF); ERROR_MISSING no_such_page; ERROR_INVALID pdf_damaged, pdf_encrypted; and the
 * reasons of child.h. */
FALLIBLE page_shot(struct arena *a, const void *data, size_t n, int page, const char **ret_jpeg, size_t *ret_n);

#endif
