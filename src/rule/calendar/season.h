/* season.h -- heating and rain seasons: a span of days of each year, per place (DOMAIN 3.5, 3.6).
 *
 * Both ends belong to a season; a heating season runs over the turn of the year and is named by the
 * year it begins in.  A row with a year stands over the place's row without one. */
#ifndef RULE_CALENDAR_SEASON_H
#define RULE_CALENDAR_SEASON_H

#include <stddef.h>

#include "base/error.h"
#include "base/instant.h"

enum season_kind { SEASON_RAIN, SEASON_HEATING };
const char *season_kind_name(enum season_kind kind); /* "rain", "heating" */

struct month_day {
	int month, day; /* month 0: none */
};

struct season_row {
	enum season_kind kind;
	const char *place;	       /* a city without 市, or a region */
	int year;		       /* 0: every year */
	struct month_day starts, ends; /* none: the place has no such season */
};

struct seasons {
	const struct season_row *row;
	size_t count;
};

bool month_day_parse(const char *s, struct month_day *ret); /* "11-15"; a day of a leap year */
/* From lines: kind,place,year,starts,ends,source.  field "line N" on a bad one. */
FALLIBLE seasons_read(struct arena *a, const char *csv, size_t n, struct seasons *ret);

/* The row that holds for the place ("济南" or "济南市") and year; NULL: the place is not known. */
const struct season_row *season_find(const struct seasons *all, enum season_kind kind, const char *place, int year);

/* The first and last day of the season that begins in that year; false if the row has none.
 * 29 February stands for 28 February in other years. */
bool season_days(const struct season_row *row, int year, date *ret_first, date *ret_last);
/* Is the day in the place's season?  NULL or no season: no. */
bool season_holds(const struct seasons *all, enum season_kind kind, const char *place, date d);

/* The place's seasons that begin within [from, to], in the order of their days, at most `most`. */
struct season_start {
	enum season_kind kind;
	date first, last;
};
size_t seasons_between(const struct seasons *all, const char *place, date from, date to, struct season_start *ret,
		       size_t most);

#endif
