/* preference.h -- what they wish it to be: of each contact the latest, and where two differ (S32, S42). */
#ifndef RULE_PRESALE_PREFERENCE_H
#define RULE_PRESALE_PREFERENCE_H

#include "entity/all.h"

#define PREFERENCE_SUBJECTS 3 /* of which one should know something */

/* Keeps of each contact and subject the latest, in order; how many are left. */
unsigned preferences_latest(struct preference *rows, unsigned count);
/* On how many of the three subjects something is known. */
unsigned preference_coverage(const struct preference *rows, unsigned count);
/* Of the latest: whether two on the subject differ. */
bool preference_conflicts(const struct preference *latest, unsigned count, enum preference_subject subject);

#endif
