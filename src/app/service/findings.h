/* findings.h -- what a visit or a job found, learned and heard: findings with their actions, lessons on their way back
 * into the library, leads for sales (S117, S118, S122, S129, A19). */
#ifndef APP_SERVICE_FINDINGS_H
#define APP_SERVICE_FINDINGS_H

#include "app/act.h"

/* Use cases. */
FALLIBLE finding_moved(struct act *act, const void *before, void *finding); /* a visit that waited for it closes */
/* Each device that was not in order is a finding, once; what was learned is a lesson in draft. */
FALLIBLE visit_found(struct act *act, const void *before, void *visit);
/* Whether every finding of the visit is decided (S129). */
FALLIBLE visit_decided(struct act *act, int64_t visit, bool *ret);

FALLIBLE lesson_placing(struct act *act, const void *before, void *lesson);
FALLIBLE lesson_adopted(struct act *act, const void *before, void *lesson); /* its entry in the library, in draft */

FALLIBLE lead_placing(struct act *act, const void *before, void *lead);
FALLIBLE lead_taken(struct act *act, const void *before, void *lead); /* its opportunity */

#endif
