/* docx_write.h -- a paper as a Word file: plain OOXML, no macros, no content controls, no fields but page numbers
 * and the contents made of them; the same bytes for the same paper.  Opens in Word, WPS and LibreOffice unrepaired. */
#ifndef OFFICE_DOCX_WRITE_H
#define OFFICE_DOCX_WRITE_H

#include "office/page.h"

FALLIBLE docx_write(struct arena *a, const struct page_document *d, const char **ret_data, size_t *ret_n);

#endif
