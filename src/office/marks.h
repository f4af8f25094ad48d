/* marks.h -- a document that was read, in the marks of office/page_template.h: its wording untouched, its signs meaning
 * themselves. */
#ifndef OFFICE_MARKS_H
#define OFFICE_MARKS_H

#include "office/document.h"

void document_block_marks(struct buffer *b, const struct block *block);
const char *document_marks(struct arena *a, const struct document *d);

#endif
