/* book_sheets.h -- the sheets of files: made once, kept as contents of their own, made anew where they were lost. */
#ifndef APP_BID_BOOK_SHEETS_H
#define APP_BID_BOOK_SHEETS_H

#include "app/bid/book.h"

/* What is known of a file's sheets before they are read. */
struct sheet_file {
	const struct file *file;
	const struct file_sheet *kept; /* NULL: none yet */
	struct file_sheet *made;       /* a record still to be stored */
	struct error *refused;	       /* why it has none */
};

/* On a lane: of every file that the volume (0: the section alone) attaches, once. */
FALLIBLE book_sheets_find(struct book *b, int64_t volume, struct sheet_file **ret, size_t *ret_count);
/* Without one; each is read, or made and kept.  What cannot be made is left out, and said in `refused`. */
FALLIBLE book_sheets_read(const struct app *app, struct arena *a, struct sheet_file *files, size_t count,
			  struct book_sheets **ret, size_t *ret_count);
/* In a transaction: what was made is known from now on. */
FALLIBLE book_sheets_store(struct act *act, const struct sheet_file *files, size_t count);

/* A file came onto a record whose files are bound into books: its sheets are made at once, on a worker.  What
 * cannot be shown page by page stays as it is, and is said when a book is put together. */
FALLIBLE book_sheets_prepare(const struct act *act, const struct entity *about, const struct file *file);

#endif
