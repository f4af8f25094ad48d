/* risk.h -- what a risk scores, and what that is called (S7). */
#ifndef RULE_PRESALE_RISK_H
#define RULE_PRESALE_RISK_H

#include "entity/all.h"
#include "rule/presale/presale_policy.h"

/* probability × impact, 1..25; UNSET where one is missing. */
int64_t risk_score(const struct risk *r);
enum risk_level risk_level_of(int64_t score, const struct presale_policy *p);

#endif
