/* house.h -- the house's own numbers of presales, as they stand today. */
#ifndef APP_PRESALE_HOUSE_H
#define APP_PRESALE_HOUSE_H

#include "app/act.h"
#include "entity/all.h"
#include "rule/presale/presale_policy.h"

/* At init: the template "presales", edition 1. */
FALLIBLE presale_policies_seed(struct act *act);
/* Of each number the newest edition in effect; the seed where there is none. */
FALLIBLE presale_policies(struct act *act, struct presale_policy *ret);
/* Flagged, or its amount is over the threshold (S2). */
bool presale_is_major(const struct opportunity *o, const struct presale_policy *p);

#endif
