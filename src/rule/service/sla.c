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

bool service_hours_parse(const char *s, struct service_hours *ret)
{
	struct service_hours h = SERVICE_HOURS_24X7;

	if (strcmp(s, "24x7") == 0)
		return *ret = h, true;
	h.workdays_only = strncmp(s, "workday_", 8) == 0;
	if (!h.workdays_only && strncmp(s, "daily_", 6) != 0)
		return false;
	s = strchr(s, '_') + 1;
	if (!minute_of_day(s, &h.opens) || s[4] != '_' || !minute_of_day(s + 5, &h.closes) || s[9] != '\0')
		return false;
	return h.opens < h.closes ? *ret = h, true : false;
}

/* What is open of that day from `start` on; empty on a closed day. */
static struct span span_of(const struct sla_time *t, date day, instant start)
{
	instant midnight = date_start(day), from = instant_plus(midnight, t->hours->opens * MINUTE);

	if (t->hours->workdays_only && !calendar_is_workday(t->calendar, day))
		return (struct span){ from, from };
	return (struct span){ instant_before(from, start) ? start : from,
			      instant_plus(midnight, t->hours->closes * MINUTE) };
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

	for (int i = 0; i < DAYS_MOST; i++)
		if (span_use(time, span_of(time, date_plus(first, i), start), &left, &due))
			return due;
	return (instant){ 0 };
}

int64_t sla_elapsed(instant from, instant to, const struct sla_time *time)
{
	int64_t passed = 0, left;
	date first = instant_date(from), last = instant_date(to);
	instant up;

	for (date day = first; day.day <= last.day && day.day - first.day < DAYS_MOST; day.day++) {
		struct span open = span_of(time, day, from);
		if (instant_before(to, open.to))
			open.to = to;
		if (!instant_before(open.from, open.to))
			continue;
		left = INT64_MAX;
		bool lasts = span_use(time, open, &left, &up);
		passed += INT64_MAX - left;
		if (lasts)
			break;
	}
	return passed;
}
