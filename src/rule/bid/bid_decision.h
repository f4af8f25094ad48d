/* bid_decision.h -- whether to bid: what excludes us by law, how the criteria stand (投标评审; FIELD 6, A3). */
#ifndef RULE_BID_BID_DECISION_H
#define RULE_BID_BID_DECISION_H

#include "entity/all.h"

/* Under the law of state procurement what we did for it keeps us out; elsewhere it is a caution (政采条例 18). */
enum conflict_verdict conflict_of(const char *prior_service, enum procurement_regime regime);

/* Percent of the weighted points; UNSET while a weighted criterion has no score, or none has a weight. */
int64_t review_score(const struct bid_decision *r);

#endif
