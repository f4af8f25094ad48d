/* book_assemble.h -- a volume is put together: drawn as PDF and written as a Word file, kept with its hashes as
 * an edition.
 *
 * Of a volume with a price that is closed (book_is_closed) nothing is kept but a keyed hash; its file goes to
 * who asked, who must be on the need-to-know list, and that he saw the price is in the trail (TRUST T4, T5). */
#ifndef APP_BID_BOOK_ASSEMBLE_H
#define APP_BID_BOOK_ASSEMBLE_H

#include "app/act.h"
#include "base/buffer.h"

struct assembled {
	bool closed; /* then the file follows, else the answer in JSON */
	const char *name, *media_type;
	struct value data;
};

/* On a worker, without a transaction of its own.  format: "pdf" (or NULL) or "docx", what is handed out of a
 * closed one. Writes {"edition","pages","pdf","docx","pdf_hash","milliseconds"} where it is not closed.
 * ERROR_MISSING no_such_record; ERROR_DENIED not_allowed, need_to_know. */
FALLIBLE book_assemble(struct act *act, int64_t volume, const char *format, struct assembled *ret, struct buffer *b);

#endif
