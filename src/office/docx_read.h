/* docx_read.h -- a Word document (.docx, ECMA-376) as blocks.
 *
 * Reads the body with its tables, text boxes, check boxes, list numbers and page breaks as last laid out;
 * not headers, footers, notes, deleted or hidden text.  What it leaves unread that belongs to the text is said there,
 * DOCUMENT_LEFT_OUT.  Refused by name besides what zip.h, xml.h and docx_guard.h name: docx_no_document. */
#ifndef OFFICE_DOCX_READ_H
#define OFFICE_DOCX_READ_H

#include "office/document.h"
#include "office/zip.h"

FALLIBLE docx_read(struct arena *a, const void *data, size_t n, struct document *ret_document);

#endif
