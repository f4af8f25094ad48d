/* offline.h -- what was written without a signal, kept with both its times; as /api/v1 is told by Occurred-At. */
#ifndef APP_SERVICE_OFFLINE_H
#define APP_SERVICE_OFFLINE_H

#include "app/act.h"

/* Before the write: the claim is judged (rule/service/offline.h) and stands in act->occurred_at.  reason: NULL for
 * none. */
FALLIBLE offline_claim_made(struct act *act, instant occurred_at, const char *reason);
/* After the write, in its transaction; nothing where the act claims no time of its own. */
FALLIBLE offline_keep(struct act *act, const struct entity *e, const void *record, const char *action,
		      const char *reason);

#endif
