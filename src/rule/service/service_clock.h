/* service_clock.h -- a case's clock, read from its events.
 *
 * The events are only ever appended; what the clock says follows from them, at any moment, again and
 * again.  Response is a person who accepts, not the automatic receipt (A1).  Times that count against
 * us are taken as claimed; times in our favour need the customer's word or evidence and a second
 * person, else the time of recording stands (A18). */
#ifndef RULE_SERVICE_SERVICE_CLOCK_H
#define RULE_SERVICE_SERVICE_CLOCK_H

#include "rule/service/sla.h"
#include "rule/why.h"

enum clock_event_kind {
	CLOCK_REPORTED, /* the notice reached us; the earliest starts the clock */
	CLOCK_RECEIVED, /* the automatic receipt went out */
	CLOCK_ACCEPTED, /* a named engineer accepts or calls back: the response */
	CLOCK_ARRIVED,	/* somebody is on site */
	CLOCK_PAUSED,	/* waiting, for one of the three reasons */
	CLOCK_RESUMED,
	CLOCK_RESTORED,	 /* service is back, by repair or workaround */
	CLOCK_CONFIRMED, /* the customer says so */
	CLOCK_REOPENED,	 /* it was not: the original clock goes on */
};
const char *clock_event_name(enum clock_event_kind kind); /* "reported" */
bool clock_event_parse(const char *s, enum clock_event_kind *ret);

enum pause_reason { PAUSE_WAITING_CUSTOMER, PAUSE_WAITING_SITE_ACCESS, PAUSE_FORCE_MAJEURE };
const char *pause_reason_name(enum pause_reason reason); /* "waiting_customer" */
bool pause_reason_parse(const char *s, enum pause_reason *ret);

struct clock_event {
	enum clock_event_kind kind;
	instant occurred_at; /* as claimed; unset: as recorded */
	instant recorded_at;
	bool vouched;		  /* by the customer, or by evidence and a second person */
	enum pause_reason reason; /* of CLOCK_PAUSED */
};

struct clock_terms {
	int64_t response_minutes;  /* 0: at once, within the tolerance */
	int64_t tolerance_minutes; /* of a response "at once" only */
	int64_t onsite_minutes;	   /* UNSET: no hour of arrival was promised (C24) */
	int64_t restore_minutes;
	int64_t reopen_days;
	struct service_hours hours;
	/* Why these minutes; NULL: the one number of the contract (sla_target.h). */
	const struct why *response_by, *onsite_by, *restore_by;
};

enum clock_verdict { VERDICT_RUNNING, VERDICT_MET, VERDICT_LATE }; /* LATE: done late, or open and past due */
const char *clock_verdict_name(enum clock_verdict verdict);

struct service_clock {
	instant started_at;
	instant received_at, accepted_at, arrived_at, restored_at, confirmed_at; /* as they count; unset: not yet */
	instant response_target, response_due;					 /* without and with the tolerance */
	instant onsite_due;  /* unset: not promised, or while a pause lasts */
	instant restore_due; /* unset while a pause lasts */
	bool paused;
	int64_t elapsed, waited; /* service time used up; paused service time; microseconds */
	enum clock_verdict response, onsite, restore;
	bool awaits_confirmation; /* restored, not yet confirmed by the customer */
	const struct why *response_why, *restore_why;
	const struct why *onsite_why; /* NULL: not promised */
};

/* Reads the events in the order in which they were recorded.  ERROR_CONFLICT, field = the event's
 * name, for what cannot be: not_reported, not_paused, already_paused, already_restored, not_restored,
 * too_late (a reopening after reopen_days), out_of_order (ends before it began). */
FALLIBLE service_clock_read(const struct clock_event *event, size_t n, const struct clock_terms *terms,
			    const struct calendar *calendar, instant now, struct arena *a, struct service_clock *ret);

/* The time of an event that counts. */
instant clock_event_time(const struct clock_event *e);
/* response_minutes after start, and the tolerance on top where the response is due at once. */
instant response_due(instant start, int64_t minutes, int64_t tolerance_minutes, const struct sla_time *time);

#endif
