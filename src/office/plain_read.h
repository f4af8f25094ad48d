/* plain_read.h -- plain text and Markdown as blocks: a line is a paragraph; lines with tabs, or with
 * bars between blanks, that follow each other are a table; "# " opens a heading; a form feed a page. */
#ifndef OFFICE_PLAIN_READ_H
#define OFFICE_PLAIN_READ_H

#include "office/document.h"

/* `text` is UTF-8 (see charset.h). */
struct document plain_read(struct arena *a, const char *text, size_t n);

#endif
