#include "rule/service/sla.h"

#define DAYS_MOST 36525

struct span {
	instant from, to;
};

static bool minute_of_day(const char *s, int *ret)
{
	int v = 0;

	for (int i = 0; i < 4; i++) {
		if (s[i] < '0' || s[i] > '9')
			return false;
		v = v * 10 + s[i] - '0';
	}
	*ret = v / 100 * 60 + v % 100;
	return v % 100 < 60 && *ret <= 24 * 60;
}

/* "_0900_1800": up to four times of the day, each behind a stroke; how many, 0: something else. */
static size_t minutes_read(const char *s, int *ret, size_t most)
{
	size_t n = 0;

	for (; *s == '_' && n < most; s += 5)
		if (!minute_of_day(s + 1, &ret[n++]))
			return 0;
	return *s == '\0' ? n : 0;
}

static bool rise(const int *minute, size_t n)
{
	for (size_t i = 1; i < n; i++)
		if (minute[i - 1] >= minute[i])
			return false;
	return true;
}

bool service_hours_parse(const char *s, struct service_hours *ret)
{
	struct service_hours h = SERVICE_HOURS_24X7;
	int at[4];

	if (strcmp(s, "24x7") == 0)
		return *ret = h, true;
	h.workdays_only = strncmp(s, "workday_", 8) == 0;
	if (!h.workdays_only && strncmp(s, "daily_", 6) != 0)
		return false;
	size_t n = minutes_read(strchr(s, '_'), at, 4);
	if ((n != 2 && n != 4) || !rise(at, n))
		return false;
	h.opens = at[0];
	h.closes = at[n - 1];
	h.rests = n == 4 ? at[1] : 0;
	h.resumes = n == 4 ? at[2] : 0;
	return *ret = h, true;
}

#define PIECES 2 /* of a day: before the rest and after it */

/* What is open of that piece of the day from `start` on; empty on a closed day. */
static struct span span_of(const struct sla_time *t, date day, int piece, instant start)
{
	const struct service_hours *h = t->hours;
	bool rest = h->rests < h->resumes;
	int opens = piece == 0 ? h->opens : h->resumes, closes = piece == 0 && rest ? h->rests : h->closes;
	instant midnight = date_start(day), from = instant_plus(midnight, opens * MINUTE);

	if ((piece > 0 && !rest) || (t->hours->workdays_only && !calendar_is_workday(t->calendar, day)))
		return (struct span){ from, from };
	return (struct span){ instant_before(from, start) ? start : from, instant_plus(midnight, closes * MINUTE) };
}

/* Past every pause that holds at *at.  False: one of them lasts. */
static bool leave_pauses(const struct sla_time *t, instant *at)
{
	for (bool moved = true; moved;) {
		moved = false;
		for (size_t i = 0; i < t->pauses; i++) {
			const struct pause *p = &t->pause[i];
			if (instant_before(*at, p->from))
				continue;
			if (p->to.us == 0)
				return false;
			if (instant_before(*at, p->to))
				*at = p->to, moved = true;
		}
	}
	return true;
}

/* The end of the stretch that begins at `at` outside every pause. */
static instant stretch_end(const struct sla_time *t, instant at, instant end)
{
	for (size_t i = 0; i < t->pauses; i++) {
		const struct pause *p = &t->pause[i];
		bool holds = p->to.us == 0 || instant_before(p->from, p->to);
		if (holds && instant_before(at, p->from) && instant_before(p->from, end))
			end = p->from;
	}
	return end;
}

/* Takes service time out of *left within the span.  True: it is up, at *ret. */
static bool span_use(const struct sla_time *t, struct span open, int64_t *left, instant *ret)
{
	while (instant_before(open.from, open.to)) {
		if (!leave_pauses(t, &open.from))
			return *ret = (instant){ 0 }, true;
		if (!instant_before(open.from, open.to))
			return false;
		instant end = stretch_end(t, open.from, open.to);
		if (*left <= end.us - open.from.us)
			return *ret = instant_plus(open.from, *left), true;
		*left -= end.us - open.from.us;
		open.from = end;
	}
	return false;
}

instant sla_due(instant start, int64_t minutes, const struct sla_time *time)
{
	int64_t left = minutes * MINUTE;
	date first = instant_date(start);
	instant due;

	for (int i = 0; i < DAYS_MOST * PIECES; i++)
		if (span_use(time, span_of(time, date_plus(first, i / PIECES), i % PIECES, start), &left, &due))
			return due;
	return (instant){ 0 };
}

/* Adds what passed of the span up to `to`.  True: a pause lasts from there on. */
static bool span_passed(const struct sla_time *t, struct span open, instant to, int64_t *passed)
{
	int64_t left = INT64_MAX;
	instant up;

	if (instant_before(to, open.to))
		open.to = to;
	if (!instant_before(open.from, open.to))
		return false;
	bool lasts = span_use(t, open, &left, &up);
	*passed += INT64_MAX - left;
	return lasts;
}

int64_t sla_elapsed(instant from, instant to, const struct sla_time *time)
{
	date first = instant_date(from), last = instant_date(to);
	int64_t passed = 0;

	for (int i = 0; i / PIECES <= last.day - first.day && i < DAYS_MOST * PIECES; i++)
		if (span_passed(time, span_of(time, date_plus(first, i / PIECES), i % PIECES, from), to, &passed))
			break;
	return passed;
}
