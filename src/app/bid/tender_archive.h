/* tender_archive.h -- a tender that comes as an archive: its documents become files of the tender, the likeliest is
 * read. */
#ifndef APP_BID_TENDER_ARCHIVE_H
#define APP_BID_TENDER_ARCHIVE_H

#include "app/bid/tender_reading.h"

struct archive;

bool archive_is(const char *name);
/* Without a database: taken apart in a confined child, the contents made durable.  The reasons of zip.h. */
FALLIBLE tender_archive_open(const struct app *app, const struct tender_reading *r, struct archive **ret,
			     struct arena *a);
/* On a writing lane: each as a file of the tender, unless it is one; r->file becomes the one to read. */
FALLIBLE tender_archive_attach(struct act *act, const struct archive *archive, struct tender_reading *r);

#endif
