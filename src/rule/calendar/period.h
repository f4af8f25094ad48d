/* period.h -- where a period ends: 民法典 201 to 203 (DOMAIN, "the dozen things" 5).
 *
 * The start day is not counted; a period of months or years ends on the corresponding day, or on
 * the month's last day where there is none; a last day of rest rolls to the next workday. */
#ifndef RULE_CALENDAR_PERIOD_H
#define RULE_CALENDAR_PERIOD_H

#include "rule/calendar/calendar.h"

enum period_unit { PERIOD_DAY, PERIOD_WEEK, PERIOD_MONTH, PERIOD_YEAR };

struct period {
	int n; /* 0 to PERIOD_MOST */
	enum period_unit unit;
};

#define PERIOD_MOST 100000

bool period_unit_parse(const char *s, enum period_unit *ret); /* "day", "week", "month", "year" */
const char *period_unit_name(enum period_unit unit);

date period_last_day(date start, struct period p); /* unset past the year 9999 */

struct period_end {
	date last_day;
	/* For a deadline that we must keep; unset where the day would rest on an unannounced year (A6). */
	date rolled_to_workday, last_safe_workday;
	/* For a deadline in the other side's favour: always computed (A15), with what it rests on. */
	date rolled;
	enum confidence confidence; /* of the year of the last day */
};

/* last_day is unset, and so is all else, past the year 9999. */
struct period_end period_end(date start, struct period p, const struct calendar *c);

#endif
