/* renewals.h -- before a warranty ends: the notice to the customer and the lead for what comes after, once for each
 * contract, however often it is looked for (A19, S122). */
#ifndef APP_SERVICE_RENEWALS_H
#define APP_SERVICE_RENEWALS_H

#include "app/act.h"

/* Routine work. */
FALLIBLE warranties_end(struct act *act);

/* Prepares create: it is called after its contract. */
FALLIBLE notice_titled(struct act *act, const void *before, void *notice);

#endif
