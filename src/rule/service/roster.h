/* roster.h -- whether every hour has somebody on duty, holidays and nights too (S93). */
#ifndef RULE_SERVICE_ROSTER_H
#define RULE_SERVICE_ROSTER_H

#include <stddef.h>

#include "entity/all.h"
#include "rule/calendar/calendar.h"

struct roster_span {
	instant from, to;
	enum duty_role role;
};

struct roster_gap {
	instant from, to;
	enum duty_role role;
	bool rest_day;	     /* part of it is no workday */
	const char *holiday; /* the first one it touches; NULL: none */
};

/* The hours between from and to in which nobody has the role, in order; first and lead must always be there.  Shifts
 * stand in any order and may overlap.  *ret has room for gaps in the arena. */
size_t roster_gaps(const struct roster_span *shifts, size_t n, instant from, instant to,
		   const struct calendar *calendar, struct arena *a, struct roster_gap **ret);

#endif
