/* finding.h -- what becomes of a finding (S117, S129). */
#ifndef RULE_SERVICE_FINDING_H
#define RULE_SERVICE_FINDING_H

#include "entity/all.h"

/* It is said what will be done and by when, or it is done, or will not be done. */
bool finding_decided(const struct service_finding *f);
/* Past its day and not put right. */
bool finding_overdue(const struct service_finding *f, date today);

#endif
