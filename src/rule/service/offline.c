#include "rule/service/offline.h"

FALLIBLE offline_judge(const struct offline_claim *claim, const struct dispatch_policy *policy, struct arena *a,
		       struct offline_verdict *ret)
{
	int64_t lag = claim->received_at.us - claim->occurred_at.us;
	bool late = lag > policy->offline_hours * HOUR;

	if (lag < -OFFLINE_AHEAD)
		return error_new(a, ERROR_INVALID, "Occurred-At", "in_the_future");
	if (late && claim->reason == NULL)
		return error_with(a, ERROR_INVALID, "Late-Reason", "late_reason_needed", "%lld",
				  (long long)policy->offline_hours);
	*ret = (struct offline_verdict){ .occurred_at = lag < 0 ? claim->received_at : claim->occurred_at,
					 .lag_minutes = lag < 0 ? 0 : lag / MINUTE,
					 .late = late };
	return NULL;
}
