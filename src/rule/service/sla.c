#include "rule/service/sla.h"

#define DAYS_MOST 36525

struct span {
	instant from, to;
};

static bool minute_of_day(const char *s, int32_t *ret)
{
	int v = 0;

	for (int i = 0; i < 4; i++) {
		if (s[i] < '0' || s[i] > '9')
			return false;
		v = v * 10 + s[i] - '0';
	}
	*ret = v / 100 * 60 + v % 100;
	return v % 100 < 60 && *ret <= DAY_MINUTES;
}

/* "_0900_1200_1330_1800": two times for each part of the day, each later than the one before it. */
static bool day_read(const char *s, struct day_hours *ret)
{
	struct day_hours h = { 0 };
	int32_t before = -1;

	for (; *s == '_' && h.count < DAY_PARTS_MOST; h.count++) {
		int32_t *opens = &h.part[h.count].opens, *closes = &h.part[h.count].closes;
		if (!minute_of_day(s + 1, opens) || s[5] != '_' || !minute_of_day(s + 6, closes))
			return false;
		if (before >= *opens || *opens >= *closes)
			return false;
		before = *closes;
		s += 10;
	}
	return *s == '\0' && h.count > 0 ? *ret = h, true : false;
}

bool service_hours_parse(const char *s, struct service_hours *ret)
{
	struct service_hours h = SERVICE_HOURS_24X7;

	if (strcmp(s, "24x7") == 0)
		return *ret = h, true;
	h.workdays_only = strncmp(s, "workday_", 8) == 0;
	if (!h.workdays_only && strncmp(s, "daily_", 6) != 0)
		return false;
	return day_read(strchr(s, '_'), &h.day) ? *ret = h, true : false;
}

bool service_hours_always(const struct service_hours *h)
{
	return !h->workdays_only && day_hours_whole(&h->day);
}

const struct why *service_hours_why(const struct service_hours *h, struct arena *a)
{
	if (service_hours_always(h))
		return NULL;
	if (day_hours_whole(&h->day))
		return why_new(a, "clock_on_workdays", NULL);
	return why_new(a, h->workdays_only ? "clock_in_hours_of_workdays" : "clock_in_hours",
		       day_hours_shown(&h->day, a), NULL);
}

/* What is open of that part of the day from `start` on; empty on a closed day. */
static struct span span_of(const struct sla_time *t, date day, int64_t part, instant start)
{
	const struct service_hours *h = t->hours;
	instant midnight = date_start(day), from = instant_plus(midnight, h->day.part[part].opens * MINUTE);

	if (h->workdays_only && !calendar_is_workday(t->calendar, day))
		return (struct span){ from, from };
	return (struct span){ instant_before(from, start) ? start : from,
			      instant_plus(midnight, h->day.part[part].closes * MINUTE) };
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
	int64_t left = minutes * MINUTE, parts = time->hours->day.count;
	date first = instant_date(start);
	instant due;

	for (int64_t i = 0; i < DAYS_MOST * parts; i++)
		if (span_use(time, span_of(time, date_plus(first, (int)(i / parts)), i % parts, start), &left, &due))
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
	int64_t passed = 0, parts = time->hours->day.count;

	for (int64_t i = 0; i < DAYS_MOST * parts && i / parts <= last.day - first.day; i++)
		if (span_passed(time, span_of(time, date_plus(first, (int)(i / parts)), i % parts, from), to, &passed))
			break;
	return passed;
}
