/* tender_changes.h -- what an amendment changes in a tender, kept until a person has accepted it or not. */
#ifndef APP_BID_TENDER_CHANGES_H
#define APP_BID_TENDER_CHANGES_H

#include "app/act.h"
#include "entity/all.h"

struct tender_reading;

/* The changes that one document makes, those it was known to make included. */
struct changes {
	struct act *act;
	const struct tender_reading *of;
	struct lines known;  /* of the tender */
	const char **quotes; /* of the facts and clauses it changes */
	size_t quote_count, quote_room;
	unsigned added;
	int64_t amendment; /* the one whose document this is; 0: none yet */
};

FALLIBLE changes_begin(struct changes *c, struct act *act, const struct tender_reading *of);
/* Keeps it, unless the same document has said the same before. */
FALLIBLE change_keep(struct changes *c, struct tender_change *change);
/* What the amendment says in so many words and none of the changes kept shows. */
FALLIBLE changes_keep_wordings(struct changes *c);

/* One document is one amendment on the desk: made with its first change, or at the end where it calls itself one,
 * unless somebody has entered it with this document.  At the end it says what it changes and how much of it is
 * undecided. */
FALLIBLE changes_end(struct changes *c);
/* prepares adopt of a tender_amendment: nothing of its document is undecided. */
FALLIBLE amendment_adopting(struct act *act, const void *before, void *amendment);

/* Counts those open into the tender, without saving it. */
FALLIBLE tender_count_changes(struct act *act, struct tender *t);
/* Follows accept and decline: the fact is confirmed with its new value and goes to its field, the clause reads as it
 * does now.  ERROR_INVALID, field now, where the text does not fit. */
FALLIBLE tender_change_decided(struct act *act, const void *before, void *change);

#endif
