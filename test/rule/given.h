/* given.h -- what tests of rules start from: days and moments as text, the announced calendar. */
#ifndef TEST_RULE_GIVEN_H
#define TEST_RULE_GIVEN_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/embedded.h"
#include "rule/calendar/calendar.h"
#include "rule/calendar/season.h"

static inline date day(const char *s)
{
	date d = { 0 };

	assert_true(s == NULL || date_parse_iso(s, &d));
	return d;
}

/* "2026-02-17T23:30"; NULL: unset. */
static inline instant moment(const char *s)
{
	instant t = { 0 };

	assert_true(s == NULL || instant_parse(s, &t));
	return t;
}

static inline const char *shown(date d, struct arena *a)
{
	return d.day == 0 ? "" : date_text(d, a);
}

static inline const struct calendar *announced_calendar(struct arena *a)
{
	const struct embedded *e = embedded_find("db/data/calendar_day.csv");
	const struct calendar *c = NULL;

	assert_non_null(e);
	assert_null(calendar_read(a, e->data, embedded_size(e), &c));
	return c;
}

static inline struct seasons known_seasons(struct arena *a)
{
	const struct embedded *e = embedded_find("db/data/season.csv");
	struct seasons s = { 0 };

	assert_non_null(e);
	assert_null(seasons_read(a, e->data, embedded_size(e), &s));
	return s;
}

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

#endif
