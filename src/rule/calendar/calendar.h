/* calendar.h -- workdays, days off and make-up workdays, as a value that the rules are given.
 *
 * Announced years come from the State Council's notices (DOMAIN 3.7), as rows.  Every other year is
 * computed (DOMAIN A6): weekends and the 13 statutory days of 全国年节及纪念日放假办法 (2024), by the
 * lunar calendar and the solar term; what rests on such a year says `fallback`. */
#ifndef RULE_CALENDAR_CALENDAR_H
#define RULE_CALENDAR_CALENDAR_H

#include <stddef.h>

#include "base/error.h"
#include "base/instant.h"

enum day_kind { DAY_WORKDAY, DAY_MAKEUP_WORKDAY, DAY_WEEKEND, DAY_HOLIDAY };
enum confidence { CONFIDENCE_ANNOUNCED, CONFIDENCE_FALLBACK };

/* A day that a notice sets apart: DAY_HOLIDAY or DAY_MAKEUP_WORKDAY; one row a day. */
struct calendar_row {
	date day;
	enum day_kind kind;
	const char *name; /* "春节"; on a make-up workday the holiday it makes up for */
};

struct calendar; /* read only once built; lives in the arena it was built in */

/* A year counts as announced when the rows name its 1 January and its 1 October as holidays. */
const struct calendar *calendar_new(struct arena *a, const struct calendar_row *rows, size_t n);
/* From the lines of a notice: date,type(holiday|makeup),name.  field "line N" on a bad one. */
FALLIBLE calendar_read(struct arena *a, const char *csv, size_t n, const struct calendar **ret);

enum day_kind calendar_kind(const struct calendar *c, date d);
const char *day_kind_name(enum day_kind kind); /* "makeup_workday" */
bool calendar_is_workday(const struct calendar *c, date d);
bool calendar_is_statutory(const struct calendar *c, date d);	/* triple pay: one of the 13 days */
const char *calendar_holiday(const struct calendar *c, date d); /* "春节"; NULL: no holiday */
enum confidence calendar_confidence(const struct calendar *c, date d);
const char *confidence_name(enum confidence confidence); /* "announced", "fallback" */
/* Within 7 days of 春节 or 国庆 of a computed year: plan with care, the notice will move days. */
bool calendar_wants_caution(const struct calendar *c, date d);

date calendar_next_workday(const struct calendar *c, date d);	  /* d itself if it is one */
date calendar_previous_workday(const struct calendar *c, date d); /* d itself if it is one */
/* The n-th workday after `from` (before it, n < 0); from itself is the first if it counts and is one.
 * n = 0 is `from`. */
date calendar_add_workdays(const struct calendar *c, date from, int n, bool start_day_counted);

struct year_count {
	int workdays, holiday_dates, makeup, statutory_days;
};
struct year_count calendar_count_year(const struct calendar *c, int year);

#endif
