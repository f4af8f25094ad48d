/* feature_feedback.h -- which features they care for: Σ interest × weight (S66). */
#ifndef RULE_PRESALE_FEATURE_FEEDBACK_H
#define RULE_PRESALE_FEATURE_FEEDBACK_H

#include "entity/all.h"

/* What one contact thinks of one feature, and what he weighs (0: no stakeholder). */
struct voice {
	const char *feature;
	int64_t contact, interest, weight;
	date on;
};

struct feature_rank {
	const char *feature;
	int64_t score;
	unsigned voices, unweighed; /* unweighed: voices of people who are no stakeholders yet */
};

/* The features, best first; of each contact his latest word counts. ret has room for `count`; how many. */
unsigned features_rank(const struct voice *voices, unsigned count, struct feature_rank *ret);

#endif
