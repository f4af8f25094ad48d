/* clauses.h -- the requirements of a tender document as records, and what a change of one means for the
 * answers given to it. */
#ifndef APP_BID_CLAUSES_H
#define APP_BID_CLAUSES_H

#include "app/act.h"

struct tender_reading;
struct changes;
struct tender_change;

struct clauses_kept {
	unsigned found, added, changed;
};

/* The marked clauses of a reading.  One that is there already stays; one with the same number and other
 * words changes, or comes as new where an answer to it has been sealed.  What a later document says is kept
 * in `changes` for a person to decide. */
FALLIBLE clauses_keep(struct act *act, const struct tender_reading *r, struct changes *changes,
		      struct clauses_kept *ret);
/* A change of a clause, or a new one, was accepted. */
FALLIBLE clause_amended(struct act *act, const struct tender_change *c);

/* At most that many characters of the text. */
const char *text_clip(const char *s, size_t most, struct arena *a);

/* Prepares change and remove: an answer that was sealed keeps its question. */
FALLIBLE clause_changing(struct act *act, const void *before, void *clause);
/* Follows every write: answers to other words are open again, and the bids are counted. */
FALLIBLE clause_changed(struct act *act, const void *before, void *clause);

#endif
