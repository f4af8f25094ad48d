/* warranty_days.h -- from which day a contract's warranty runs, by the event that was promised, and where the law
 * lets it end later (C1, C2). */
#ifndef APP_CONTRACT_WARRANTY_DAYS_H
#define APP_CONTRACT_WARRANTY_DAYS_H

#include "app/act.h"
#include "entity/all.h"
#include "rule/contract/warranty.h"

/* Goods that came in several arrivals are delivered with the last of them. */
FALLIBLE warranty_start_find(struct act *act, const struct contract *c, const struct service_policy *policy,
			     struct warranty_start *ret);
/* Sets what the contract says of its own of its warranty; accepted_on is set. */
FALLIBLE warranty_begin(struct act *act, struct contract *c);
/* Follows a change of an accepted contract: a day that was not known before moves warranty, devices and plan. */
FALLIBLE warranty_days_changed(struct act *act, const void *before, void *contract);
/* Each device under the contract is covered as the contract is, and supplied for its design life. */
FALLIBLE warranty_cover_new(struct act *act, struct equipment *e);
/* After something that covers it has changed. */
FALLIBLE warranty_cover_again(struct act *act, struct equipment *e);
FALLIBLE warranty_cover_devices(struct act *act, const struct contract *c, const char *action);

#endif
