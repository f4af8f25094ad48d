/* comparison_sum.h -- weighted sums of a comparison (DOMAIN S10): the scores weighted, over the sum of the weights,
 * so that weights of .5 .3 .2 and of 50 30 20 say the same. */
#ifndef RULE_PRESALE_COMPARISON_SUM_H
#define RULE_PRESALE_COMPARISON_SUM_H

#include "entity/all.h"
#include "rule/why.h"

/* Of one rival; of competitor 0: ours.  UNSET while a criterion lacks a score, or nothing weighs anything. */
decimal comparison_sum(const struct comparison *c, competitor_id competitor);
/* The sum written out: 0.5 × 8 + 0.3 × 7 + 0.2 × 6 = 7.3. NULL where there is none. */
const struct why *comparison_why(const struct comparison *c, competitor_id competitor, struct arena *a);
/* The score of the rival on the i-th criterion; UNSET: none. */
decimal comparison_score_of(const struct comparison *c, competitor_id competitor, unsigned i);

#endif
