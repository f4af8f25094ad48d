/* performance.h -- how promises are kept, for a contract, a customer or the whole company: each number with what it is
 * counted from, so that it can be looked at record by record (FIELD 3). */
#ifndef APP_SERVICE_PERFORMANCE_H
#define APP_SERVICE_PERFORMANCE_H

#include "app/act.h"
#include "base/buffer.h"
#include "base/language.h"
#include "base/money.h"

#define PERFORMANCE_MONTHS 24 /* the most that are shown */

/* Whose; both 0: the company's. */
struct performance_scope {
	int64_t contract, customer;
	date from, to; /* both belong to it */
};

enum metric {
	METRIC_KEPT,	     /* promises kept of those that were due */
	METRIC_RESPONSE,     /* cases answered in time */
	METRIC_ARRIVAL,	     /* arrivals in time, where one was promised */
	METRIC_RESTORE,	     /* cases restored in time */
	METRIC_VISITS,	     /* visits owed that took place in time */
	METRIC_FIRST_FIX,    /* faults mended by one job and not reopened */
	METRIC_REPEAT,	     /* faults of a device that had one shortly before */
	METRIC_PARTS,	     /* parts asked for a repair that lay ready or were given out */
	METRIC_SATISFACTION, /* stars of visits and cases */
	METRIC_COST,	     /* what repairs under warranty cost us */
	METRICS
};

enum metric_unit { METRIC_PERCENT, METRIC_MEAN, METRIC_MONEY };

struct metric_count {
	int64_t whole, good, weight; /* records; those that count; stars or cents */
};

const char *metric_name(enum metric m); /* "first_fix" */
bool metric_find(const char *name, enum metric *ret);
enum metric_unit metric_unit_of(enum metric m);
/* METRIC_PERCENT and METRIC_MEAN: UNSET of nothing; METRIC_MONEY: whole yuan and cents as a decimal. */
decimal metric_value(enum metric m, const struct metric_count *n);

/* ret_month: of PERFORMANCE_MONTHS, the first is that of `from`; NULL: not wanted. */
FALLIBLE metric_read(struct act *act, enum metric m, const struct performance_scope *s, struct metric_count *ret,
		     struct metric_count *ret_month);

struct rows;
/* `head`, over the rows of the metric called q (entity, id, title, customer, contract, day, good, weight), `tail`. */
FALLIBLE metric_rows(struct act *act, enum metric m, const struct performance_scope *s, const char *head,
		     const char *tail, struct rows **ret);

struct promise_count {
	int64_t promised, proven, late, due, ahead, waived;
};
FALLIBLE promises_count(struct act *act, const struct performance_scope *s, struct promise_count *ret);

/* What the period leaves out: cases that were cancelled, promises waived, cases whose clock still runs. */
struct left_out {
	int64_t cancelled, waived, running, contracts, cases, visits;
};
FALLIBLE left_out_count(struct act *act, const struct performance_scope *s, struct left_out *ret);

FALLIBLE performance_view(struct act *act, const struct performance_scope *s, enum language lang, struct buffer *b);
/* The records behind one number, newest first, at most 200: those that count and those that do not. */
FALLIBLE performance_records_view(struct act *act, enum metric m, const struct performance_scope *s, struct buffer *b);

#endif
