#include "rule/service/company_round.h"

#include <stdlib.h>
#include <string.h>

#include "entity/all.h"
#include "rule/refusal.h"

FALLIBLE company_round_check(struct company_round *r, const struct company_round *before, const struct env *env)
{
	struct error *all = NULL;

	(void)before;
	if (r->starts_on.day != 0 && r->ends_on.day < r->starts_on.day)
		object(&all, env, "ends_on", "ends_before_it_begins");
	else if (r->ends_on.day - r->starts_on.day >= ROUND_DAYS_MOST)
		error_append(&all,
			     error_with(env->arena, ERROR_INVALID, "ends_on", "round_too_long", "%d", ROUND_DAYS_MOST));
	return all;
}

FALLIBLE company_round_start(struct company_round *r, const struct env *env)
{
	struct error *all = NULL;

	if (r->stops.count == 0)
		refuse(&all, env, "stops", "round_without_stops");
	return all;
}

/* Unknown places come last. */
static int compare_text(const char *a, const char *b)
{
	if (a == NULL || b == NULL)
		return (a == NULL) - (b == NULL);
	return strcmp(a, b);
}

int round_compare(const struct round_place *a, const struct round_place *b)
{
	int by_city = compare_text(a->city, b->city), by_district = compare_text(a->district, b->district),
	    by_address = compare_text(a->address, b->address);

	if (by_city != 0)
		return by_city;
	if (by_district != 0)
		return by_district;
	if (by_address != 0)
		return by_address;
	return (a->contract > b->contract) - (a->contract < b->contract);
}

static int in_order(const void *a, const void *b)
{
	return round_compare(a, b);
}

static int workdays_in(date from, date to, const struct calendar *c)
{
	int n = 0;

	for (date d = from; d.day <= to.day; d = date_plus(d, 1))
		n += calendar_is_workday(c, d);
	return n;
}

void round_route(struct round_place *place, size_t n, date from, date to, const struct calendar *c)
{
	size_t workdays = (size_t)workdays_in(from, to, c), free = 0, at = 0, day = 0;
	date on = workdays == 0 ? from : calendar_next_workday(c, from);

	if (n > 1)
		qsort(place, n, sizeof *place, in_order);
	for (size_t i = 0; i < n; i++)
		free += place[i].fixed.day == 0;
	for (size_t i = 0; i < n; i++) {
		place[i].on = place[i].fixed;
		if (place[i].fixed.day != 0)
			continue;
		for (size_t wanted = at++ * workdays / free; day < wanted; day++)
			on = calendar_next_workday(c, date_plus(on, 1));
		place[i].on = on;
	}
}

/* To two places. */
static decimal rounded(int64_t part, int64_t whole, int64_t factor)
{
	if (whole <= 0)
		return (decimal){ UNSET };
	return (decimal){ divide_half_up((wide)part * factor * 100, whole) * (DECIMAL_ONE / 100) };
}

decimal percent_of(int64_t part, int64_t whole)
{
	return rounded(part, whole, 100);
}

decimal mean_of(int64_t sum, int64_t count)
{
	return rounded(sum, count, 1);
}
