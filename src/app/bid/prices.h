/* prices.h -- the price sheet of a bid on its way: written, checked, approved by hash, sealed with the bid, opened with
 * it (DOMAIN 2.6, A23; TRUST T4 to T7, T14, T15). */
#ifndef APP_BID_PRICES_H
#define APP_BID_PRICES_H

#include "app/act.h"
#include "entity/all.h"
#include "rule/bid/offer.h"

FALLIBLE price_writing(struct act *act, const void *before, void *price);    /* prepares create and change */
FALLIBLE price_written(struct act *act, const void *before, void *price);    /* follows them: the bid's price */
FALLIBLE price_submitting(struct act *act, const void *before, void *price); /* prepares submit */
FALLIBLE price_approving(struct act *act, const void *before, void *price);  /* prepares approve */
FALLIBLE price_returning(struct act *act, const void *before, void *price);  /* prepares return */

FALLIBLE bid_price_kept(struct act *act, const void *before, void *bid); /* prepares change: no price but the sheet's */
FALLIBLE bid_opening(struct act *act, const void *before, void *bid);	 /* prepares open */
FALLIBLE bid_opened(struct act *act, const void *before, void *bid);	 /* follows open */

/* Names what keeps the price of a bid from being sealed. */
FALLIBLE prices_ready(struct act *act, const struct bid *b, struct error **all);

/* The sheet of a bid; NULL: it has none. */
FALLIBLE price_of_bid(struct act *act, int64_t bid, struct bid_price **ret);
/* Its content, for a rule that must know or for a reader who was let in (app/sealing.h); none: without lines. */
FALLIBLE price_content(struct act *act, const struct bid_price *p, struct offer *ret);
/* What the sheet of that bid is held against. */
FALLIBLE price_bounds(struct act *act, const struct bid *b, struct offer_bounds *ret);

#endif
