/* stated_term.h -- a term as a tender document says it: "24 个月", "3年", "两年", "60 日历天" (DOMAIN 2.4). */
#ifndef RULE_BID_STATED_TERM_H
#define RULE_BID_STATED_TERM_H

#include "base/value.h"

/* Months of the first term in years or months; UNSET: none is said. */
int64_t stated_months(const char *text);
/* Days of the first term in days, weeks or months (of 30 days, as delivery is counted); UNSET: none. */
int64_t stated_days(const char *text);

#endif
