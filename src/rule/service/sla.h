/* sla.h -- service time: how it passes on a service calendar, and when it is up (S91 to S93, 3.1). */
#ifndef RULE_SERVICE_SLA_H
#define RULE_SERVICE_SLA_H

#include <stddef.h>

#include "rule/calendar/calendar.h"
#include "rule/calendar/day_hours.h"
#include "rule/why.h"

/* When the clock runs.  24x7 is every day from minute 0 to 1440. */
struct service_hours {
	bool workdays_only; /* with the make-up workdays */
	struct day_hours day;
};

#define SERVICE_HOURS_24X7 ((struct service_hours){ .day = DAY_HOURS_WHOLE })

/* "24x7", "workday_0900_1800", "daily_0800_2000", "workday_0900_1200_1330_1800_1900_2100". */
bool service_hours_parse(const char *s, struct service_hours *ret);
bool service_hours_always(const struct service_hours *h); /* around the clock, every day */
/* When the clock runs, as a sentence; NULL: always. */
const struct why *service_hours_why(const struct service_hours *h, struct arena *a);

/* Waiting that the customer or a higher power caused.  They may overlap and stand in any order. */
struct pause {
	instant from, to; /* to unset: it lasts */
};

struct sla_time {
	const struct service_hours *hours;
	const struct pause *pause;
	size_t pauses;
	const struct calendar *calendar;
};

/* The moment at which so many minutes of service time have passed since start; unset while a pause
 * lasts, or if that is not within a hundred years. */
instant sla_due(instant start, int64_t minutes, const struct sla_time *time);
int64_t sla_elapsed(instant from, instant to, const struct sla_time *time); /* microseconds, not below 0 */

#endif
