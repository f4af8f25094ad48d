/* scoring_view.h -- the scoring table of a bid with what we expect of it, who would win at which price, and what
 * became of
 * it when the bids were opened (DOMAIN 2.6; S69, S70). */
#ifndef APP_BID_SCORING_VIEW_H
#define APP_BID_SCORING_VIEW_H

#include "app/act.h"
#include "base/buffer.h"
#include "base/language.h"
#include "json/read.h"

/* {"bid","tender","items":[{"record","reviews":[…],"source","expected","at_risk"}],"totals","formula","why",
 * "cap","rivals":[…],"curve":[{"price","price_score","total","best_rival","rank"}],"highest_winning"}; curve empty:
 * nothing to go by.  Our own price is no part of it. */
FALLIBLE scoring_view(struct act *act, int64_t bid, enum language lang, struct buffer *b);
/* {"point":{…},"rivals":[…]} at {"price"}: the answer names the price, so it is kept nowhere. */
FALLIBLE scoring_at(struct act *act, int64_t bid, const json_t *body, enum language lang, struct buffer *b);
/* {"bid","tender","openings":[{"record","forecast","price_score","expected"}],"expected","notices":[…],"review",
 * "competitors":[…]}. */
FALLIBLE opening_view(struct act *act, int64_t bid, enum language lang, struct buffer *b);

#endif
