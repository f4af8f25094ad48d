/* policies.h -- the numbers of our service promise: templates in editions, and what contracts froze of
 * them (DOMAIN 1.6, S132). */
#ifndef APP_POLICIES_H
#define APP_POLICIES_H

#include "app/act.h"
#include "entity/all.h"
#include "rule/contract/service_policy.h"

#define POLICY_SEED "seed-2019"

/* At init: the template seed-2019, edition 1. */
FALLIBLE policies_seed(struct act *act);
/* The newest edition of the template in effect on the day; ERROR_MISSING no_such_template. */
FALLIBLE policies_of_template(struct act *act, const char *template, date day, struct service_policy *ret,
			      int64_t *ret_edition);
/* What the contract has frozen; before it is signed, its template as of today. */
FALLIBLE policies_of_contract(struct act *act, const struct contract *c, struct service_policy *ret);

#endif
