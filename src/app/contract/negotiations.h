/* negotiations.h -- rounds of talks: their number, the method that decides what may be talked about (C20, S38). */
#ifndef APP_CONTRACT_NEGOTIATIONS_H
#define APP_CONTRACT_NEGOTIATIONS_H

#include "app/act.h"
#include "entity/all.h"

FALLIBLE negotiation_placing(struct act *act, const void *before, void *round); /* prepares create */

/* The method of the tender; where the tender does not say one yet, the strictest.  Unset: no tender. */
FALLIBLE method_of_tender(struct act *act, int64_t tender, enum procurement_method *ret);

#endif
