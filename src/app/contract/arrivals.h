/* arrivals.h -- goods that came: serial numbers become devices, orders know what is still to come (S40). */
#ifndef APP_CONTRACT_ARRIVALS_H
#define APP_CONTRACT_ARRIVALS_H

#include "app/act.h"

FALLIBLE arrival_scanning(struct act *act, const void *before, void *arrival); /* prepares create, change, open */
FALLIBLE arrival_opened(struct act *act, const void *before, void *arrival);   /* follows open */
FALLIBLE order_placed(struct act *act, const void *before, void *order);       /* follows order */
/* An order for what of the approved bill of material is not ordered yet; ERROR_CONFLICT nothing_to_order. */
FALLIBLE order_draft(struct act *act, int64_t contract);

FALLIBLE equipment_placing(struct act *act, const void *before, void *equipment); /* prepares create: a swap */
FALLIBLE equipment_swapped(struct act *act, const void *before, void *equipment); /* follows create */

#endif
