#include "rule/service/revisit.h"

static date month_day(const struct visit_grid *g, int number)
{
	struct civil c = date_civil(g->start);
	int month = c.month - 1 + number;

	return month_weekday_date(g->monthly, c.year + month / 12, month % 12 + 1);
}

static int months_count(const struct visit_grid *g, date until)
{
	struct civil a = date_civil(g->start), b = date_civil(until);
	int months = (b.year - a.year) * 12 + b.month - a.month;

	return months > 0 && month_day(g, months).day > until.day ? months - 1 : months;
}

int visit_grid_count(const struct visit_grid *g, date until)
{
	if (g->monthly.week != 0)
		return until.day < g->start.day ? 0 : months_count(g, until);
	return until.day < g->start.day ? 0 : (until.day - g->start.day) / g->every_days;
}

date visit_shift_day(date raw, enum visit_shift shift, const struct calendar *c)
{
	if (shift == SHIFT_NONE)
		return raw;
	return shift == SHIFT_NEXT_WORKDAY ? calendar_next_workday(c, raw) : calendar_previous_workday(c, raw);
}

struct visit_day visit_grid_day(const struct visit_grid *g, int number, const struct calendar *c)
{
	date raw = g->monthly.week != 0 ? month_day(g, number) : date_plus(g->start, number * g->every_days);

	return (struct visit_day){ .number = number, .raw = raw, .day = visit_shift_day(raw, g->shift, c) };
}

static int not_below_zero(int n)
{
	return n < 0 ? 0 : n;
}

struct visit_lateness visit_late_on_grid(date planned, date on, int grace_days)
{
	int late = not_below_zero(on.day - planned.day);

	return (struct visit_lateness){ .days_late = late, .overdue = late > grace_days };
}

struct visit_lateness visit_late_rolling(date last_visit, int every_days, date on, int grace_days)
{
	struct visit_lateness l = visit_late_on_grid(date_plus(last_visit, every_days), on, grace_days);

	l.days_since = on.day - last_visit.day;
	return l;
}

bool visit_satisfies(date planned, date actual, int tolerance_days)
{
	int apart = planned.day - actual.day;

	return (apart < 0 ? -apart : apart) <= tolerance_days;
}

bool month_visited(int year, int month, const date *visit, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct civil c = date_civil(visit[i]);
		if (c.year == year && c.month == month)
			return true;
	}
	return false;
}

struct visit_window season_window(date start, int before_days, int after_days)
{
	return (struct visit_window){ date_plus(start, -before_days), date_plus(start, after_days) };
}

struct visit_window window_clip(struct visit_window w, date first, date last)
{
	if (w.from.day < first.day)
		w.from = first;
	if (w.to.day > last.day)
		w.to = last;
	return w;
}
