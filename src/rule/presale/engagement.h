/* engagement.h -- whether a minute is complete (S4, S28). */
#ifndef RULE_PRESALE_ENGAGEMENT_H
#define RULE_PRESALE_ENGAGEMENT_H

#include "entity/all.h"

/* What a held engagement still lacks, words of engagement_gap; NULL: nothing, or not held. */
const char *engagement_gaps(const struct engagement *v, struct arena *a);

#endif
