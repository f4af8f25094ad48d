#include "rule/bid/promise_check.h"

#include <stdlib.h>

#include "base/money.h"

const char *promise_light_name(enum promise_light light)
{
	static const char *const names[] = { "red", "amber", "green" };

	return names[light];
}

static int64_t all_of(const struct promise_record *r)
{
	return r->kept + r->late + r->owed;
}

/* Whole percent, not rounded up to a limit that was missed. */
static int64_t share(const struct promise_record *r)
{
	return all_of(r) == 0 ? 0 : r->kept * 100 / all_of(r);
}

enum promise_light promise_judge(const struct promise_record *r, const struct promise_limits *l)
{
	if (r->kept == 0 || share(r) < l->least_percent)
		return PROMISE_RED;
	if (share(r) < l->kept_percent || all_of(r) < l->few)
		return PROMISE_AMBER;
	return PROMISE_GREEN;
}

static const char *number(int64_t n, struct arena *a)
{
	return arena_print(a, "%lld", (long long)n);
}

const struct why *promise_why(const struct promise_record *r, const struct promise_limits *l, struct arena *a)
{
	const struct why *w;

	if (all_of(r) == 0)
		return why_new(a, "promise_never_owed", NULL);
	w = why_new(a, "promise_share", number(r->kept, a), number(all_of(r), a), number(share(r), a),
		    number(r->late, a), number(r->owed, a), NULL);
	if (r->kept == 0)
		return why_then(a, w, why_new(a, "promise_never_kept", NULL));
	if (share(r) < l->least_percent)
		return why_then(a, w, why_new(a, "promise_badly_kept", number(l->least_percent, a), NULL));
	if (share(r) < l->kept_percent)
		return why_then(a, w, why_new(a, "promise_not_well_kept", number(l->kept_percent, a), NULL));
	return all_of(r) < l->few ? why_then(a, w, why_new(a, "promise_few", number(l->few, a), NULL)) : w;
}

static int by_size(const void *x, const void *y)
{
	int64_t a = ((const struct took *)x)->minutes, b = ((const struct took *)y)->minutes;

	return a < b ? -1 : a > b;
}

struct durations durations_of(struct took *took, size_t n)
{
	struct durations d = { .count = n, .median = UNSET, .most_of = UNSET };

	if (n == 0)
		return d;
	qsort(took, n, sizeof *took, by_size);
	d.median = took[(n - 1) / 2].minutes;
	d.most_of = took[(n * 9 + 9) / 10 - 1].minutes;
	for (size_t i = 0; i < n; i++)
		d.within += took[i].limit != UNSET && took[i].minutes <= took[i].limit;
	return d;
}

money service_year_visits(const struct service_year *y)
{
	money hours = { divide_half_up((wide)y->hour.minor * y->visit_minutes, 60) };

	return (money){ divide_half_up((wide)(hours.minor + y->trip.minor) * y->visits_hundredths, 100) };
}

money service_year_all(const struct service_year *y)
{
	money visits = service_year_visits(y);

	return y->repairs.minor == UNSET ? visits : money_plus(visits, y->repairs);
}
