/* hits.h -- the hit list of a bid: what we know of the customer and the rivals, each beside the section and page that
 * uses it (S36, S43). */
#ifndef APP_BID_HITS_H
#define APP_BID_HITS_H

#include "app/act.h"
#include "base/buffer.h"

/* {"bid","rate":{"strong","used","percent"},"items":[{"kind","id","title","detail","who","strength","topic","weight",
 * "warning","hits":[{"id","version","section","page","note"}]}]}, the strong and unused first.  percent null: nothing
 * strong is known; kinds the actor may not read are left out. */
FALLIBLE hits_view(struct act *act, int64_t bid, struct buffer *b);

#endif
