/* freshness.h -- how old knowledge may be before it is marked stale (DOMAIN S9, S25). */
#ifndef RULE_PRESALE_FRESHNESS_H
#define RULE_PRESALE_FRESHNESS_H

#include "base/value.h"
#include "rule/why.h"

/* The first day on which it is stale: `days` have passed and one more, or the day after it expired.
 * Unset where it is not known how old it is. */
date stale_from(date as_of, int64_t days, date expires_on);
/* Why it is stale or is not, on that day. */
const struct why *stale_why(date as_of, date stale_on, date today, struct arena *a);

#endif
