/* bid_counts.h -- how many clauses a bid has answered, and how: kept on the bid with every change of a
 * clause or an answer, because sealing asks for them (DOMAIN 2.5).  "stars" are the clauses whose mark rejects in this
 * tender (rule/bid/mark_meaning.h). */
#ifndef APP_BID_BID_COUNTS_H
#define APP_BID_BID_COUNTS_H

#include "app/act.h"
#include "entity/all.h"

/* Counts into the bid, without saving it.  A clause that asks for evidence and has none in its answer
 * counts as a negative deviation, as buyers count it. */
FALLIBLE bid_count(struct act *act, struct bid *b);
/* Counts and saves the bid, if it is still being prepared and something is new. */
FALLIBLE bid_recount(struct act *act, int64_t bid);
/* All bids of a tender. */
FALLIBLE bids_recount(struct act *act, int64_t tender);
/* Follows a change and a reading of the tender: what its marks mean decides what counts. */
FALLIBLE marks_meant(struct act *act, const void *before, void *tender);

#endif
