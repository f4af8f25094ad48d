/* signing_authority.h -- whether somebody may sign for us on a day, and that much (DOMAIN 2.10, 民法典 162, 165). */
#ifndef RULE_CONTRACT_SIGNING_AUTHORITY_H
#define RULE_CONTRACT_SIGNING_AUTHORITY_H

#include "entity/all.h"

/* NULL: he may.  Else the reason: authority_not_begun, authority_over, authority_revoked, above_authority.
 * amount UNSET: not asked. */
const char *signing_authority_lacks(const struct signing_authority *a, date on, money amount);

#endif
