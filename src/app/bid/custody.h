/* custody.h -- two custodians between a bid's sealing and its opening (TRUST T5, T6, A23): one on its need-to-know list
 * asks, another one on it grants, and what was granted ends after a while. */
#ifndef APP_BID_CUSTODY_H
#define APP_BID_CUSTODY_H

#include "app/act.h"

/* ERROR_CONFLICT two_custodians: the record is a bid between sealing and opening, and nobody has granted the actor to
 * see what is sealed of it. */
FALLIBLE custody_allows(struct act *act, const struct entity *e, int64_t id);

FALLIBLE reveal_asking(struct act *act, const void *before, void *request);   /* prepares create */
FALLIBLE reveal_deciding(struct act *act, const void *before, void *request); /* prepares grant and refuse */
FALLIBLE bid_unsealing(struct act *act, const void *before, void *bid);	      /* prepares unseal */

#endif
