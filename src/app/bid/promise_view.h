/* promise_view.h -- 承诺核查: before a bid commits us, whether we can keep it at this place: who is near, how fast we were,
 * what became of the same promise elsewhere, and what a year of it costs (rule/bid/promise_check.h). */
#ifndef APP_BID_PROMISE_VIEW_H
#define APP_BID_PROMISE_VIEW_H

#include "app/act.h"
#include "base/buffer.h"
#include "base/language.h"

/* {"bid","place":{"site","city"},"engineers":[{"id","title","near","site","last_on"}],
 * "response","restore":{"promised","limit","here","all":{"count","within","median","most_of"}},"cost":{…},
 * "promises":[{"key","kind","title","text","used","record","light","why"}]}.  cost: only for who may read what a deal
 * costs us, null where the bid has no warranty term.  light null: no record of ours can tell. */
FALLIBLE promise_view(struct act *act, int64_t bid, enum language lang, struct buffer *b);

#endif
