/* meeting.h -- meetings with a rival in bids: how often we won, and how far off our guesses of its price were
 * (DOMAIN S69, S70). */
#ifndef RULE_PRESALE_MEETING_H
#define RULE_PRESALE_MEETING_H

#include "base/value.h"
#include "rule/why.h"

/* 3 of 8: 0.375; UNSET: never met. */
decimal win_rate(int64_t wins, int64_t meetings);
const struct why *win_rate_why(int64_t wins, int64_t meetings, struct arena *a);

/* (guess - actual) / actual: 900,000 against 950,000 is -0.052632; UNSET where one is unknown. */
decimal forecast_error(money guess, money actual);
const struct why *forecast_why(money guess, money actual, struct arena *a);

/* "-5.26 %" of -0.052632; two places at most. */
const char *percent_text(decimal rate, struct arena *a);

#endif
