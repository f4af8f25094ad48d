/* suggestions.h -- what we answered before to a clause like this one: from the library, and from bids that were handed
 * in, as far as the actor may read them. */
#ifndef APP_BID_SUGGESTIONS_H
#define APP_BID_SUGGESTIONS_H

#include "app/act.h"
#include "base/buffer.h"
#include "base/language.h"

/* {"clause","items":[{"source":"library"|"bid","id","title","question","text","value","commitment_key","evidence",
 * "like","fit","stale","won","uses","last_used_on","review_on","owner","why"}]}, the best first.
 * ERROR_MISSING: no such bid, or the clause is none of its tender. */
FALLIBLE suggestions_view(struct act *act, int64_t bid, int64_t clause, enum language lang, struct buffer *b);

#endif
