/* tender_reading.h -- a tender document is read: its facts, clauses and the lines not to be overlooked become records,
 * each with its place.
 *
 * Reading again doubles nothing.  What a later document says otherwise changes nothing by itself: it becomes a
 * tender_change, old and new, for a person to accept. */
#ifndef APP_BID_TENDER_READING_H
#define APP_BID_TENDER_READING_H

#include "app/act.h"
#include "base/buffer.h"
#include "entity/all.h"

struct known_lots;
struct place;
struct reading;

struct tender_reading {
	int64_t tender;
	const struct file *file;
	const struct reading *reading;
	const struct known_lots *lots; /* once its facts are kept */
	bool later;   /* another document of the tender was read before: what this one changes is asked */
	bool earlier; /* an amendment read before is newer than this one: it changes nothing */
};

/* On a lane for reading.  file 0: the newest that hangs on the tender and that we can read.
 * ERROR_MISSING no_such_record; ERROR_DENIED not_allowed; ERROR_CONFLICT, field file: no_document. */
FALLIBLE tender_reading_find(struct act *act, int64_t tender, int64_t file, struct tender_reading *ret);
/* Without a database; the document is parsed in a confined child.  The errors of reader_read(), and
 * ERROR_INVALID, field file, for a document without text. */
FALLIBLE tender_reading_parse(const struct app *app, struct tender_reading *r, struct arena *a);
/* The lots that a place is of, as the tender calls them, and those that it may be of. */
void lots_of_place(const struct tender_reading *r, const struct place *at, struct arena *a, const char **ret_lot,
		   const char **ret_doubt);
/* On a writing lane.  {"file","pages","blank","facts":{"found","new","changed","open"},
 * "clauses":{"found","new","changed"},"lines":{…},"amendment","changes":[{"path","was","is"}]} */
FALLIBLE tender_reading_keep(struct act *act, struct tender_reading *r, struct buffer *b);

#endif
