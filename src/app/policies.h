/* policies.h -- the numbers of our service promise: templates in editions, and what contracts froze of
 * them (DOMAIN 1.6, S132). */
#ifndef APP_POLICIES_H
#define APP_POLICIES_H

#include "app/act.h"
#include "entity/all.h"
#include "rule/contract/service_policy.h"

#define POLICY_SEED "seed-2019"

/* Of the template seed-2019 what is not there yet, as edition 1. */
FALLIBLE policies_seed(struct act *act);
/* The newest edition of the template in effect on the day; ERROR_INVALID policy_template no_such_template. */
FALLIBLE policies_of_template(struct act *act, const char *template, date day, struct service_policy *ret,
			      int64_t *ret_edition);
/* What a bid promises: while it is prepared, its template as of today; from its sealing on, as it was then,
 * whatever became of the template.  Its own term of warranty fills the blank of the template. */
FALLIBLE policies_of_bid(struct act *act, const struct bid *b, struct service_policy *ret, int64_t *ret_edition);
/* What the contract has frozen; before it is signed, its template as of today. */
FALLIBLE policies_of_contract(struct act *act, const struct contract *c, struct service_policy *ret);

/* Copies into the contract what its bid promised when it was sealed; without a bid, its template as of the
 * day it was signed.  Sets policies and policy_edition. */
FALLIBLE policies_freeze(struct act *act, struct contract *c);

/* From here on a change of the values this rests on needs a new edition (S132). */
FALLIBLE policies_use_in_bid(struct act *act, const struct bid *b);
FALLIBLE policies_use_in_contract(struct act *act, const struct contract *c);

/* Prepares create: the number of the edition, unit and first day where they are not given.
 * ERROR_CONFLICT edition_exists: only the next edition of a key can be added. */
FALLIBLE policy_adding(struct act *act, const void *before, void *policy);

/* Prepares change.  ERROR_INVALID value no_service_hours, rest_outside_hours, month_weekday_missing. */
FALLIBLE policy_changing(struct act *act, const void *before, void *policy);

/* Prepares remove: ERROR_CONFLICT edition_in_use. */
FALLIBLE policy_removing(struct act *act, const void *before, void *policy);

enum value_unit policy_unit(const struct policy_value *v);

#endif
