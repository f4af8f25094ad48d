#include "rule/presale/freshness.h"

#include "base/instant.h"

date stale_from(date as_of, int64_t days, date expires_on)
{
	date by_age = as_of.day == 0 ? (date){ 0 } : date_plus(as_of, (int)days + 1);
	date by_expiry = expires_on.day == 0 ? (date){ 0 } : date_plus(expires_on, 1);

	if (by_age.day == 0 || by_expiry.day == 0)
		return by_age.day == 0 ? by_expiry : by_age;
	return by_expiry.day < by_age.day ? by_expiry : by_age;
}

const struct why *stale_why(date as_of, date stale_on, date today, struct arena *a)
{
	const char *age = arena_print(a, "%d", today.day - as_of.day);

	return why_new(a, today.day < stale_on.day ? "still_fresh" : "gone_stale", date_text(as_of, a), age,
		       date_text(stale_on, a), NULL);
}
