/* delivery.h -- what comes to a site and what is done there (S40, S78). */
#ifndef RULE_CONTRACT_DELIVERY_H
#define RULE_CONTRACT_DELIVERY_H

#include "entity/all.h"

/* As scanners and people write it: no blanks around or inside, letters in upper case, full width made narrow;
 * NULL for nothing. */
const char *serial_normal(const char *serial, struct arena *a);

/* How far a value is from its target, in percent of it; UNSET where it cannot be said (no target, a target of 0). */
decimal value_off_percent(decimal target, decimal value);
/* Inside its tolerance, both ends counted; without a target a value that was measured. */
bool value_passes(const struct site_value *v);

/* Whole days from the first to the last, both counted. */
int64_t trial_days(date from, date to);

#endif
