/* tender_reading.h -- a tender document is read: its facts and clauses become records, each with its place.
 *
 * Reading again changes what a newer document changed and doubles nothing.  A fact that a person has
 * decided on is asked again only where the document now says something else. */
#ifndef APP_BID_TENDER_READING_H
#define APP_BID_TENDER_READING_H

#include "app/act.h"
#include "base/buffer.h"
#include "entity/all.h"

struct reading;

struct tender_reading {
	int64_t tender;
	const struct file *file;
	const struct reading *reading;
};

/* On a lane for reading.  file 0: the newest that hangs on the tender and that we can read.
 * ERROR_MISSING no_such_record; ERROR_DENIED not_allowed; ERROR_CONFLICT, field file: no_document. */
FALLIBLE tender_reading_find(struct act *act, int64_t tender, int64_t file, struct tender_reading *ret);
/* Without a database; the document is parsed in a confined child.  The errors of reader_read(), and
 * ERROR_INVALID, field file, for a document without text. */
FALLIBLE tender_reading_parse(const struct app *app, struct tender_reading *r, struct arena *a);
/* On a writing lane.  {"file","pages","blank","facts":{"found","new","changed","open"},
 * "clauses":{"found","new","changed"},"changes":[{"path","was","is"}]} */
FALLIBLE tender_reading_keep(struct act *act, const struct tender_reading *r, struct buffer *b);

#endif
