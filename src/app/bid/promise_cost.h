/* promise_cost.h -- what a year of a bid's service promise costs us: its visits by the plan that its policies make, its
 * repairs by what they cost elsewhere. */
#ifndef APP_BID_PROMISE_COST_H
#define APP_BID_PROMISE_COST_H

#include "app/act.h"
#include "base/buffer.h"
#include "base/language.h"
#include "entity/all.h"
#include "rule/contract/service_policy.h"
#include "rule/presale/presale_policy.h"

/* "cost": {"trips","calls","visit_minutes","hour","trip","visits","repairs","year","years","whole","why"}, or null
 * where the bid has no warranty term.  trips and calls: a year, with two decimals; years: the term likewise. */
FALLIBLE promise_cost_write(struct act *act, const struct bid *bid, const struct service_policy *policy,
			    const struct presale_policy *house, const char *city, enum language lang, struct buffer *b);

#endif
