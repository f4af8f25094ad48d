/* verify.h -- whether all that is stored is still what was written: the database itself, the references
 * between records, the contents of files, every record against its trail, and the trail's own chains
 * (TRUST G11, G58).
 *
 * It only reads, at one moment of the database, in bounded memory, and may run beside a server.  What
 * nothing inside can show, a tail cut together with the records it speaks of and a whole database
 * rolled back, is shown by an anchor: a file outside the installation that keeps how far the chains were. */
#ifndef APP_VERIFY_H
#define APP_VERIFY_H

#include "seal/keys.h"
#include "sql/sql.h"

struct verify {
	struct sql *db; /* a connection for reading, outside a transaction */
	const struct keys *keys;
	const char *folder; /* the data directory, where contents lie with SQLite */
	const char *anchor; /* path of the anchor, made if there is none; NULL: not used */
	instant now;
};

struct verified {
	const char *first; /* the first break, one sentence; NULL: everything is sound */
	const char *note;  /* what cannot be known, one sentence; NULL: nothing */
	int64_t records, contents, entries;
};

FALLIBLE verify_all(const struct verify *v, struct verified *ret, struct arena *a);

/* At the restoring without keys: what the trail says so far was written under a key that is gone.  Fixes it by
 * a digest in a row of its own under the new key, so that from here on nothing in it can change unseen. */
struct act;
FALLIBLE verify_rekey(struct act *act);

#endif
