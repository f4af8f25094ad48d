/* handovers.h -- the hand-over from presales to those who deliver: drafted from what the contract promises and the
 * risks that are open, and asked for before work starts (S15). */
#ifndef APP_PRESALE_HANDOVERS_H
#define APP_PRESALE_HANDOVERS_H

#include "app/act.h"

/* Prepares create: where no points are given, the contract's promises and the open risks. */
FALLIBLE internal_handover_adding(struct act *act, const void *before, void *handover);
/* Prepares change: the contract is one of this business. */
FALLIBLE internal_handover_changing(struct act *act, const void *before, void *handover);
/* Prepares contract.start: ERROR_CONFLICT handover_not_accepted.  A contract without presales has none. */
FALLIBLE contract_starting(struct act *act, const void *before, void *contract);

#endif
