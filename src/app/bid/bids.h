/* bids.h -- the bid on its way, and what its result means for tender, opportunity and contract. */
#ifndef APP_BID_BIDS_H
#define APP_BID_BIDS_H

#include "app/act.h"

FALLIBLE bid_adding(struct act *act, const void *before, void *bid);	  /* prepares create */
FALLIBLE bid_lot_said(struct act *act, const void *before, void *bid);	  /* prepares change: one of the tender's */
FALLIBLE bid_lot_changed(struct act *act, const void *before, void *bid); /* follows it: other clauses count */
FALLIBLE bid_sealing(struct act *act, const void *before, void *bid);	  /* prepares seal */
FALLIBLE bid_sealed(struct act *act, const void *before, void *bid);	  /* follows seal */
FALLIBLE bid_won(struct act *act, const void *before, void *bid);	  /* follows win */
FALLIBLE bid_lost(struct act *act, const void *before, void *bid);	  /* follows lose and reject */
FALLIBLE bid_failed(struct act *act, const void *before, void *bid);	  /* follows fail */

FALLIBLE tender_pursued(struct act *act, const void *before, void *tender); /* follows pursue */

#endif
