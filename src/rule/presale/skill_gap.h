/* skill_gap.h -- what is missing of a skill to what a role asks (S22): required 4, actual 2, gap 2. */
#ifndef RULE_PRESALE_SKILL_GAP_H
#define RULE_PRESALE_SKILL_GAP_H

#include <stdint.h>

#include "base/instant.h"

/* level UNSET: never assessed, which counts as 0. Never negative: more than asked for is no debt. */
int64_t skill_gap(int64_t required, int64_t level);

/* An assessment of one person, to find the one that counts. */
struct assessment {
	const char *domain;
	int64_t level;
	date on;
};
/* The newest of the domain; NULL: there is none. Of one day the later entry counts. */
const struct assessment *assessment_newest(const struct assessment *all, unsigned count, const char *domain);

#endif
