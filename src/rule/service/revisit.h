/* revisit.h -- the visits of the 20-day grid, of the month and of the season (S119 to S126, A7 to A11). */
#ifndef RULE_SERVICE_REVISIT_H
#define RULE_SERVICE_REVISIT_H

#include "rule/calendar/calendar.h"
#include "rule/contract/service_policy.h"

/* The grid: start + k x every, k = 1, 2, ..., or a weekday of each month after that of the start; each day then moved
 * off days of rest. */
struct visit_grid {
	date start;		      /* acceptance; of a company round its first day */
	int every_days;		      /* at least 1 */
	struct month_weekday monthly; /* its week 0: by every_days */
	enum visit_shift shift;
};

struct visit_day {
	int number;    /* k */
	date raw, day; /* on the grid; after the shift */
};

int visit_grid_count(const struct visit_grid *g, date until); /* with raw days up to and with `until` */
struct visit_day visit_grid_day(const struct visit_grid *g, int number, const struct calendar *c);
date visit_shift_day(date raw, enum visit_shift shift, const struct calendar *c);

struct visit_lateness {
	int days_since; /* rolling: since the last visit */
	int days_late;	/* after the due day, not below 0 */
	bool overdue;	/* late by more than the grace */
};
/* On the grid a visit is late after its planned day, however long the last gap was. */
struct visit_lateness visit_late_on_grid(date planned, date on, int grace_days);
struct visit_lateness visit_late_rolling(date last_visit, int every_days, date on, int grace_days);

/* Does a visit on site stand for the planned one? */
bool visit_satisfies(date planned, date actual, int tolerance_days);
/* Is there a visit in that month? */
bool month_visited(int year, int month, const date *visit, size_t n);

struct visit_window {
	date from, to;
};
struct visit_window season_window(date start, int before_days, int after_days);
/* The part of a window within [first, last]; from is after to where nothing is left. */
struct visit_window window_clip(struct visit_window w, date first, date last);

static inline bool window_holds(struct visit_window w, date d)
{
	return w.from.day <= d.day && d.day <= w.to.day;
}

#endif
