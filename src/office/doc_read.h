/* doc_read.h -- a Word document of the old kind (.doc, Word 97 to 2003; also .wps that is one inside) as blocks.
 *
 * Reads the main text in the order of its pieces (MS-DOC 2.4.1), with tables and page breaks; no list numbers.
 * Refuses with "doc_damaged", "doc_encrypted", "doc_macro". */
#ifndef OFFICE_DOC_READ_H
#define OFFICE_DOC_READ_H

#include "office/document.h"

FALLIBLE doc_read(struct arena *a, const void *data, size_t n, struct document *ret_document);

#endif
