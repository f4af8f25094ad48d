#include "rule/calendar/statutory.h"

#include <stddef.h>

#include "rule/calendar/lunar.h"

/* A feast of `days` days, on a day of the civil year, of the lunar year, or 清明. */
static const struct feast {
	const char *name;
	enum { CIVIL, LUNAR, SOLAR_TERM } by;
	int month, day, first, days; /* first: days from month/day to the first day off */
	bool is_long;
	int from, to; /* the civil months its days can lie in; the moon is asked in those alone */
} feasts[] = {
	{ .name = "元旦", .by = CIVIL, .month = 1, .day = 1, .days = 1, .from = 1, .to = 1 },
	{ .name = "春节",
	  .by = LUNAR,
	  .month = 1,
	  .day = 1,
	  .first = -1,
	  .days = 4,
	  .is_long = true,
	  .from = 1,
	  .to = 2 },
	{ .name = "清明节", .by = SOLAR_TERM, .days = 1, .from = 4, .to = 4 },
	{ .name = "劳动节", .by = CIVIL, .month = 5, .day = 1, .days = 2, .from = 5, .to = 5 },
	{ .name = "端午节", .by = LUNAR, .month = 5, .day = 5, .days = 1, .from = 5, .to = 6 },
	{ .name = "中秋节", .by = LUNAR, .month = 8, .day = 15, .days = 1, .from = 9, .to = 10 },
	{ .name = "国庆节", .by = CIVIL, .month = 10, .day = 1, .days = 3, .is_long = true, .from = 10, .to = 10 },
};

static date feast_day(const struct feast *f, int year)
{
	if (f->by == CIVIL)
		return date_of(year, f->month, f->day);
	return f->by == LUNAR ? lunar_day(year, f->month, f->day) : qingming_day(year);
}

static const struct feast *feast_of(date d)
{
	struct civil c = date_civil(d);

	for (size_t i = 0; i < sizeof feasts / sizeof feasts[0]; i++) {
		if (c.month < feasts[i].from || c.month > feasts[i].to)
			continue;
		date day = feast_day(&feasts[i], c.year);
		int after = d.day - day.day - feasts[i].first;
		if (day.day != 0 && after >= 0 && after < feasts[i].days)
			return &feasts[i];
	}
	return NULL;
}

const char *statutory_name(date d)
{
	const struct feast *f = feast_of(d);

	return f == NULL ? NULL : f->name;
}

bool statutory_is_long_near(date d, int year, int days)
{
	for (size_t i = 0; i < sizeof feasts / sizeof feasts[0]; i++) {
		const struct feast *f = &feasts[i];
		if (!f->is_long)
			continue;
		date day = feast_day(f, year), first = date_plus(day, f->first);
		if (day.day != 0 && d.day >= first.day - days && d.day < first.day + f->days + days)
			return true;
	}
	return false;
}
