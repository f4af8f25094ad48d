/* census.h -- how much of what was handed over was looked at, and how content people are (S121, S122). */
#ifndef RULE_SERVICE_CENSUS_H
#define RULE_SERVICE_CENSUS_H

#include "base/money.h"

/* In percent, half up to two places; UNSET of nothing. */
decimal census_coverage(int64_t looked_at, int64_t all);
/* The mean of n grades, half up to two places; UNSET of none. */
decimal census_mean(int64_t sum, int64_t n);

#endif
