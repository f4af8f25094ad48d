/* priority.h -- impact x urgency, 1 high to 3 low, give a priority from 1 to 5 (DOMAIN 3.1, PM-*). */
#ifndef RULE_SERVICE_PRIORITY_H
#define RULE_SERVICE_PRIORITY_H

#include "base/value.h"

int priority_of(int impact, int urgency); /* 0: one of them is not 1, 2 or 3 */
/* UNSET while one of them is. */
int64_t priority_rated(int64_t impact, int64_t urgency);

#endif
