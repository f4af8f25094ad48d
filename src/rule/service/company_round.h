/* company_round.h -- a round of the company: in which order its projects are visited, and what it found
 * (S119, S121, A8). */
#ifndef RULE_SERVICE_COMPANY_ROUND_H
#define RULE_SERVICE_COMPANY_ROUND_H

#include "base/instant.h"
#include "base/money.h"
#include "rule/calendar/calendar.h"

#define ROUND_DAYS_MOST 366

/* A project on the way.  The texts may be NULL. */
struct round_place {
	const char *city, *district, *address;
	int64_t contract; /* decides between neighbours */
	date fixed;	  /* goes there on that day anyway; unset: the route decides */
	date on;	  /* result */
};

/* Sorts the places by city, district and address and spreads those without a fixed day evenly over the workdays of
 * [from, to], so that a district is done before the next begins.  Where the span has no workday, all go on `from`. */
void round_route(struct round_place *place, size_t n, date from, date to, const struct calendar *c);
/* In the order of a way: by city, district, address, then by contract. */
int round_compare(const struct round_place *a, const struct round_place *b);

/* What was counted. */
struct round_count {
	int64_t projects, visited; /* coverage = visited / projects: 18 of 20 is 90 % */
	int64_t devices, in_order; /* looked at; found normal */
	int64_t rated, stars;	   /* visits with a satisfaction; its sum */
};

/* 100 x part / whole to two places, UNSET of nothing. */
decimal percent_of(int64_t part, int64_t whole);
/* Sum / count to two places: 5, 4, 4 is 4.33; UNSET of nothing (S122). */
decimal mean_of(int64_t sum, int64_t count);

#endif
