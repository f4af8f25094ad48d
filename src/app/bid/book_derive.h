/* book_derive.h -- the skeleton of a book: from the format chapter of the tender document, its wording untouched, and
 * where it has none from the house's own order of sections. */
#ifndef APP_BID_BOOK_DERIVE_H
#define APP_BID_BOOK_DERIVE_H

#include "app/act.h"

/* On a worker, without a transaction of its own.  ERROR_CONFLICT book_exists; the reasons of
 * tender_reading_find() but no_document, and of document_open(). */
FALLIBLE book_derive(struct act *act, int64_t bid);

#endif
