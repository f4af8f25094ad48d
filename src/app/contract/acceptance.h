/* acceptance.h -- the day the customer signs: warranty, clocks and visits start, whatever is still open
 * (DOMAIN A14); the hand-over stays on the ledger until every paper is in. */
#ifndef APP_CONTRACT_ACCEPTANCE_H
#define APP_CONTRACT_ACCEPTANCE_H

#include "app/act.h"

FALLIBLE acceptance_signed(struct act *act, const void *before, void *acceptance); /* follows sign */
FALLIBLE handover_confirmed(struct act *act, const void *before, void *item);	   /* follows confirm */
FALLIBLE contract_closing(struct act *act, const void *before, void *contract);	   /* prepares close */

#endif
