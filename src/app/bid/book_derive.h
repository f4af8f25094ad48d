/* book_derive.h -- the skeleton of a book: from the format chapter of the tender document, its wording untouched, and
 * where it has none from the house's own order of sections. */
#ifndef APP_BID_BOOK_DERIVE_H
#define APP_BID_BOOK_DERIVE_H

#include "app/act.h"
#include "reader/format_chapter.h"

struct bid;
struct file;

struct book_deriving {
	int64_t bid_id;
	const struct bid *bid;
	const struct file *document; /* NULL: the tender has none */
	struct format_chapter chapter;
};

/* On a lane for reading.  ERROR_MISSING no_such_record; ERROR_DENIED not_allowed; ERROR_CONFLICT book_exists; the
 * reasons of tender_reading_find() but no_document. */
FALLIBLE book_derive_find(struct act *act, int64_t bid, struct book_deriving *ret);
/* Without a database.  The reasons of document_open(). */
FALLIBLE book_derive_read(const struct app *app, struct book_deriving *d, struct arena *a);
/* On a lane for writing. */
FALLIBLE book_derive_keep(struct act *act, struct book_deriving *d);

/* All three, on a worker. */
FALLIBLE book_derive(struct act *act, int64_t bid);

#endif
