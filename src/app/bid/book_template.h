/* book_template.h -- somebody's own Word file as a section: its {{places}} filled, its text and tables part of
 * the book. */
#ifndef APP_BID_BOOK_TEMPLATE_H
#define APP_BID_BOOK_TEMPLATE_H

#include "app/bid/book.h"

/* Without a transaction: children fill and read them.  One that cannot be filled stands as a line that says why. */
FALLIBLE book_templates_fill(struct book *b, int64_t volume);
/* The file itself, filled, all else as it was; for handing out.  On a worker, without a transaction of its own.
 * ERROR_MISSING no_such_record; ERROR_CONFLICT, field template: required; the reasons of docx_fill(). */
FALLIBLE book_template_file(struct act *act, int64_t section, const char **ret_name, struct value *ret);

#endif
