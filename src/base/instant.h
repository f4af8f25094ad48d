/* instant.h -- moments and civil days, and how they are written.
 *
 * The civil calendar is that of Asia/Shanghai: UTC+8 all year, no daylight saving since 1991. */
#ifndef BASE_INSTANT_H
#define BASE_INSTANT_H

#include "base/arena.h"
#include "base/value.h"

#define SECOND INT64_C(1000000)
#define MINUTE (60 * SECOND)
#define HOUR (60 * MINUTE)
#define DAY (24 * HOUR)
#define ZONE_OFFSET (8 * HOUR)

struct civil {
	int year, month, day; /* month and day from 1 */
	int hour, minute, second;
};

instant instant_now(void);		    /* CLOCK_REALTIME; the only reader of the clock */
struct civil instant_civil(instant t);	    /* local time */
instant instant_of(struct civil c);	    /* of a local time */
date instant_date(instant t);		    /* the local day */
instant date_start(date d);		    /* 00:00 local of that day */
date date_of(int year, int month, int day); /* unset if there is no such day */
struct civil date_civil(date d);
int date_weekday(date d); /* 1 Monday ... 7 Sunday */
int days_in_month(int year, int month);
/* The corresponding day or the month's last; unset outside the years 1 to 9999. */
date date_add_months(date d, int months);

/* "2026-11-23T09:30:00+08:00", with ".123456" only where there are fractions. */
const char *instant_text(instant t, struct arena *a);
const char *date_text(date d, struct arena *a); /* "2026-11-23" */
/* RFC 3339 with offset or Z; without an offset it is local time; seconds may be left out. */
bool instant_parse(const char *s, instant *ret);
bool date_parse_iso(const char *s, date *ret); /* YYYY-MM-DD, a day that exists */

static inline bool instant_before(instant a, instant b)
{
	return a.us < b.us;
}

static inline instant instant_plus(instant t, int64_t us)
{
	return (instant){ t.us + us };
}

static inline date date_plus(date d, int days)
{
	return (date){ d.day + days };
}

#endif
