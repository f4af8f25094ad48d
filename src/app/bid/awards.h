/* awards.h -- what follows from a published result: until when it may be questioned, and what is learnt of it. */
#ifndef APP_BID_AWARDS_H
#define APP_BID_AWARDS_H

#include "app/act.h"

FALLIBLE award_dated(struct act *act, const void *before, void *notice);   /* prepares create and change */
FALLIBLE review_of_bid(struct act *act, const void *before, void *review); /* prepares create */
FALLIBLE review_decided(struct act *act, const void *before, void *bid);   /* follows the result */

#endif
