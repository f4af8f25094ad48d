/* promise_check.h -- before we promise: whether we have kept it elsewhere, by our own proofs, and what keeping it will
 * cost a year (HOUSE 1: the proofs feed the next bid). */
#ifndef RULE_BID_PROMISE_CHECK_H
#define RULE_BID_PROMISE_CHECK_H

#include <stddef.h>

#include "base/value.h"
#include "rule/why.h"

/* What became of the same promise elsewhere. */
struct promise_record {
	int64_t kept, late; /* proven in time, and after it */
	int64_t owed;	    /* overdue, without a proof */
};

struct promise_limits {
	int64_t few;	       /* fewer cases say little */
	int64_t kept_percent;  /* well kept from */
	int64_t least_percent; /* badly kept below */
};

enum promise_light { PROMISE_RED, PROMISE_AMBER, PROMISE_GREEN };
const char *promise_light_name(enum promise_light light); /* "red" */

/* Red: never kept, or kept in less than the least share.  Amber: in less than the share of a well-kept one, or too few
 * to tell. */
enum promise_light promise_judge(const struct promise_record *r, const struct promise_limits *l);
const struct why *promise_why(const struct promise_record *r, const struct promise_limits *l, struct arena *a);

/* How long we took, and how long we may take by what is promised; limit UNSET: nothing is. */
struct took {
	int64_t minutes, limit;
};
struct durations {
	size_t count, within;	 /* of them within their limit */
	int64_t median, most_of; /* minutes: half of them, nine in ten, took no longer; UNSET: none */
};
/* Sorts them in place. */
struct durations durations_of(struct took *took, size_t n);

/* A year of visits and repairs. */
struct service_year {
	int64_t visits_hundredths, calls_hundredths; /* trips and calls a year, in hundredths */
	int64_t visit_minutes;			     /* of one trip at the site */
	money hour, trip;			     /* what an hour of an engineer and a trip cost */
	money repairs;				     /* repairs and parts a year, as elsewhere; UNSET: not known */
};
money service_year_visits(const struct service_year *y);
money service_year_all(const struct service_year *y);

#endif
