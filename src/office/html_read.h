/* html_read.h -- a web page as blocks: a tolerant reading of what browsers show, scripts and styles left out.
 *
 * Pictures, drawings and what is shown in a frame are named in their place (left_out.h).  Tables are tables, with their
 * colspan and rowspan; a table that holds another is only layout, and its text is paragraphs. */
#ifndef OFFICE_HTML_READ_H
#define OFFICE_HTML_READ_H

#include "office/document.h"

/* `html` is UTF-8 (see charset.h). */
struct document html_read(struct arena *a, const char *html, size_t n);

#endif
