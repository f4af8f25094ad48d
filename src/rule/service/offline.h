/* offline.h -- a write that was made without a signal and arrives later: both times are kept, and one that arrives
 * much later says why (A18, TRUST T12). */
#ifndef RULE_SERVICE_OFFLINE_H
#define RULE_SERVICE_OFFLINE_H

#include "base/error.h"
#include "base/instant.h"
#include "rule/service/dispatch_policy.h"

/* A telephone's clock may go this much ahead of ours. */
#define OFFLINE_AHEAD (5 * MINUTE)

struct offline_claim {
	instant occurred_at, received_at;
	const char *reason; /* NULL: none */
};

struct offline_verdict {
	instant occurred_at; /* never behind received_at */
	int64_t lag_minutes;
	bool late;
};

/* ERROR_INVALID: Occurred-At in_the_future; Late-Reason late_reason_needed, with the hours of the policy. */
FALLIBLE offline_judge(const struct offline_claim *claim, const struct dispatch_policy *policy, struct arena *a,
		       struct offline_verdict *ret);

#endif
