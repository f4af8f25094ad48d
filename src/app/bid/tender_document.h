/* tender_document.h -- the text of a tender's documents, to be looked at beside what was read in it. */
#ifndef APP_BID_TENDER_DOCUMENT_H
#define APP_BID_TENDER_DOCUMENT_H

#include "app/act.h"
#include "base/buffer.h"
#include "base/language.h"
#include "entity/all.h"

struct tender_document {
	int64_t tender;
	const struct tender *record;
	struct lines files; /* of the tender, oldest first */
	const struct file *file; /* NULL: it has none that can be shown */
};

/* On a reading lane.  file 0: the document that was read, else the newest.
 * ERROR_MISSING no_such_record; ERROR_INVALID, field file: it hangs on another record. */
FALLIBLE tender_document_find(struct act *act, int64_t tender, int64_t file, struct tender_document *ret);
/* Without a database; parsed in a confined child.  {"file":{"id","name","pdf"},"files":[{"id","name","amendment"}],
 * "pages","refused","facts":[{"path","label"}],"blocks":[{"page","level","text"} or {"page","rows":[[…]]}]};
 * refused: why there is no text in it, as a reason. */
FALLIBLE tender_document_write(const struct app *app, const struct tender_document *d, enum language lang,
			       struct buffer *b);

#endif
