/* show.h -- a document as one line of text, for tests to compare. */
#ifndef TEST_OFFICE_SHOW_H
#define TEST_OFFICE_SHOW_H

#include "office/document.h"

/* Paragraphs "text|", headings "#2text|", tables "[cell,cell;cell]|"; "^" a cell merged from above, "+2" its span,
 * "/" between the paragraphs of a cell. */
const char *document_show(struct arena *a, const struct document *d);

#endif
