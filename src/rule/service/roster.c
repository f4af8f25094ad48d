#include "rule/service/roster.h"

#include <stdlib.h>

#include "base/instant.h"

static int by_beginning(const void *a, const void *b)
{
	int64_t x = ((const struct roster_span *)a)->from.us, y = ((const struct roster_span *)b)->from.us;

	return (x > y) - (x < y);
}

static struct roster_gap gap_of(instant from, instant to, enum duty_role role, const struct calendar *calendar)
{
	struct roster_gap g = { .from = from, .to = to, .role = role };
	date last = instant_date((instant){ to.us - 1 });

	for (date d = instant_date(from); d.day <= last.day; d = date_plus(d, 1)) {
		if (!calendar_is_workday(calendar, d))
			g.rest_day = true;
		if (g.holiday == NULL)
			g.holiday = calendar_holiday(calendar, d);
	}
	return g;
}

struct roster {
	const struct calendar *calendar;
	struct roster_gap *gaps;
	size_t count;
};

/* Shifts are in order of their beginning. */
static void role_gaps(struct roster *r, const struct roster_span *shifts, size_t n, instant at, instant to,
		      enum duty_role role)
{
	for (size_t i = 0; i < n && instant_before(at, to); i++) {
		if (shifts[i].role != role || !instant_before(at, shifts[i].to))
			continue;
		instant begins = instant_before(to, shifts[i].from) ? to : shifts[i].from;
		if (instant_before(at, begins))
			r->gaps[r->count++] = gap_of(at, begins, role, r->calendar);
		at = shifts[i].to;
	}
	if (instant_before(at, to))
		r->gaps[r->count++] = gap_of(at, to, role, r->calendar);
}

static int gap_order(const void *a, const void *b)
{
	const struct roster_gap *x = a, *y = b;

	if (x->from.us != y->from.us)
		return (x->from.us > y->from.us) - (x->from.us < y->from.us);
	return (int)x->role - (int)y->role;
}

size_t roster_gaps(const struct roster_span *shifts, size_t n, instant from, instant to,
		   const struct calendar *calendar, struct arena *a, struct roster_gap **ret)
{
	struct roster_span *sorted = arena_array(a, struct roster_span, n + 1);
	struct roster r = { .calendar = calendar, .gaps = arena_array(a, struct roster_gap, 2 * (n + 1)) };

	for (size_t i = 0; i < n; i++)
		sorted[i] = shifts[i];
	qsort(sorted, n, sizeof *sorted, by_beginning);
	role_gaps(&r, sorted, n, from, to, duty_role_first);
	role_gaps(&r, sorted, n, from, to, duty_role_lead);
	qsort(r.gaps, r.count, sizeof *r.gaps, gap_order);
	*ret = r.gaps;
	return r.count;
}
