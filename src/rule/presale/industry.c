#include "rule/presale/industry.h"

#include "base/money.h"
#include "rule/presale/meeting.h"

#define KINDS 3

static int64_t kinds(const struct industry_known *k)
{
	return (k->business > 0) + (k->status_trend > 0) + (k->software > 0);
}

decimal industry_complete(const struct industry_known *k)
{
	return (decimal){ divide_half_up((wide)kinds(k) * DECIMAL_ONE, KINDS) };
}

const struct why *industry_why(const struct industry_known *k, struct arena *a)
{
	const struct why *w = why_new(a, "industry_complete", arena_print(a, "%lld", (long long)kinds(k)),
				      percent_text(industry_complete(k), a), NULL);

	if (k->business == 0)
		w = why_then(a, w, why_new(a, "industry_without_business", NULL));
	if (k->status_trend == 0)
		w = why_then(a, w, why_new(a, "industry_without_trend", NULL));
	return k->software == 0 ? why_then(a, w, why_new(a, "industry_without_software", NULL)) : w;
}
