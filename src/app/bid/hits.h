/* hits.h -- the hit list of a bid: what we know of the customer and the rivals, each beside the section and page that
 * uses it (S36, S43). */
#ifndef APP_BID_HITS_H
#define APP_BID_HITS_H

#include "app/act.h"
#include "base/buffer.h"
#include "entity/all.h"

/* {"bid","rate":{"strong","used","percent"},"items":[{"kind","id","title","detail","who","strength","topic","weight",
 * "warning","hits":[{"id","version","section","bid_section","page","note"}]}],"sections":[{"id","title"}]}, the strong
 * and unused first.  percent null: nothing strong is known; kinds the actor may not read are left out.  The page of a
 * section of our book is that of its newest edition. */
FALLIBLE hits_view(struct act *act, int64_t bid, struct buffer *b);

/* What is strong and used nowhere, of what the actor may read. */
struct unused_hits {
	struct unused_hit {
		enum hit_kind kind;
		int64_t id;
		const char *title;
	} * rows;
	size_t count;
};
FALLIBLE hits_unused(struct act *act, const struct bid *b, struct unused_hits *ret);

#endif
