/* responses.h -- what a bid says to the clauses: one answer to each, in its own words or by a promise of
 * the service chapter, whose words and numbers are those of the policies (DOMAIN 1.6, 2.5, S133). */
#ifndef APP_BID_RESPONSES_H
#define APP_BID_RESPONSES_H

#include "app/act.h"
#include "entity/all.h"

/* Whether an answer to the clause belongs to a bid that was sealed. */
FALLIBLE responses_sealed(struct act *act, int64_t clause, bool *ret);
/* The answers to a clause that reads otherwise now are open again. */
FALLIBLE responses_reopen(struct act *act, int64_t clause);

/* How many answers promise in other words than the policies would now. */
FALLIBLE responses_stale(struct act *act, const struct bid *b, int64_t *ret);

/* Prepares create, change, every step and remove. */
FALLIBLE response_writing(struct act *act, const void *before, void *response);
FALLIBLE response_changing(struct act *act, const void *before, void *response);
FALLIBLE response_answering(struct act *act, const void *before, void *response);
/* Follows all of them: the bid is counted. */
FALLIBLE response_written(struct act *act, const void *before, void *response);

/* Follows a change of the bid's warranty or template: its promises are worded anew. */
FALLIBLE bid_changed(struct act *act, const void *before, void *bid);
/* Follows create, change and remove of a policy: so are those of all bids that rest on its template.  An
 * answer whose words became others is open again, for a person to look at. */
FALLIBLE promises_changed(struct act *act, const void *before, void *policy);

#endif
