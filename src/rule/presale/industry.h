/* industry.h -- how complete our knowledge of an industry is: its business, its status and trend, its professional
 * software, at least one of each (DOMAIN S24). */
#ifndef RULE_PRESALE_INDUSTRY_H
#define RULE_PRESALE_INDUSTRY_H

#include "base/value.h"
#include "rule/why.h"

struct industry_known {
	int64_t business, status_trend, software; /* how many of each */
};

/* Two of three: 0.666667. */
decimal industry_complete(const struct industry_known *k);
/* What is there in percent, and what is missing. */
const struct why *industry_why(const struct industry_known *k, struct arena *a);

#endif
