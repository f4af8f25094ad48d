#include "rule/service/service_clock.h"

static const char *const event_names[] = {
	[CLOCK_REPORTED] = "reported", [CLOCK_RECEIVED] = "received",	[CLOCK_ACCEPTED] = "accepted",
	[CLOCK_ARRIVED] = "arrived",   [CLOCK_PAUSED] = "paused",	[CLOCK_RESUMED] = "resumed",
	[CLOCK_RESTORED] = "restored", [CLOCK_CONFIRMED] = "confirmed", [CLOCK_REOPENED] = "reopened",
};

static const char *const reason_names[] = {
	[PAUSE_WAITING_CUSTOMER] = "waiting_customer",
	[PAUSE_WAITING_SITE_ACCESS] = "waiting_site_access",
	[PAUSE_FORCE_MAJEURE] = "force_majeure",
};

const char *clock_event_name(enum clock_event_kind kind)
{
	return event_names[kind];
}

bool clock_event_parse(const char *s, enum clock_event_kind *ret)
{
	for (enum clock_event_kind k = CLOCK_REPORTED; k <= CLOCK_REOPENED; k++)
		if (strcmp(s, event_names[k]) == 0)
			return *ret = k, true;
	return false;
}

const char *pause_reason_name(enum pause_reason reason)
{
	return reason_names[reason];
}

bool pause_reason_parse(const char *s, enum pause_reason *ret)
{
	for (enum pause_reason r = PAUSE_WAITING_CUSTOMER; r <= PAUSE_FORCE_MAJEURE; r++)
		if (strcmp(s, reason_names[r]) == 0)
			return *ret = r, true;
	return false;
}

const char *clock_verdict_name(enum clock_verdict verdict)
{
	static const char *const names[] = {
		[VERDICT_RUNNING] = "running",
		[VERDICT_MET] = "met",
		[VERDICT_LATE] = "late",
	};

	return names[verdict];
}

/* Which way a claimed time moves the verdict for us: earlier, later, or neither. */
static const enum {
	NEITHER,
	EARLIER,
	LATER
} favours_us[] = {
	[CLOCK_REPORTED] = LATER,   [CLOCK_RECEIVED] = EARLIER,	 [CLOCK_ACCEPTED] = EARLIER,
	[CLOCK_ARRIVED] = EARLIER,  [CLOCK_PAUSED] = EARLIER,	 [CLOCK_RESUMED] = LATER,
	[CLOCK_RESTORED] = EARLIER, [CLOCK_CONFIRMED] = NEITHER, [CLOCK_REOPENED] = LATER,
};

instant clock_event_time(const struct clock_event *e)
{
	if (e->occurred_at.us == 0)
		return e->recorded_at;
	bool earlier = instant_before(e->occurred_at, e->recorded_at);
	bool later = instant_before(e->recorded_at, e->occurred_at);
	bool favourable = (earlier && favours_us[e->kind] == EARLIER) || (later && favours_us[e->kind] == LATER);

	return favourable && !e->vouched ? e->recorded_at : e->occurred_at;
}

instant response_due(instant start, int64_t minutes, int64_t tolerance_minutes, const struct sla_time *time)
{
	instant target = sla_due(start, minutes, time);

	return minutes > 0 || target.us == 0 ? target : instant_plus(target, tolerance_minutes * MINUTE);
}

/* ---- reading the events ---- */

struct reader {
	struct service_clock clock;
	const struct clock_terms *terms;
	struct pause *pause;
	size_t pauses;
};

static const char *on_reported(struct reader *r, instant at)
{
	if (r->clock.started_at.us == 0 || instant_before(at, r->clock.started_at))
		r->clock.started_at = at;
	return NULL;
}

static const char *on_received(struct reader *r, instant at)
{
	if (r->clock.received_at.us == 0)
		r->clock.received_at = at;
	return NULL;
}

static const char *on_accepted(struct reader *r, instant at)
{
	if (r->clock.accepted_at.us == 0)
		r->clock.accepted_at = at;
	return NULL;
}

/* The first time counts; whoever comes again was there before. */
static const char *on_arrived(struct reader *r, instant at)
{
	if (r->clock.arrived_at.us == 0)
		r->clock.arrived_at = at;
	return NULL;
}

static const char *on_paused(struct reader *r, instant at)
{
	if (r->clock.restored_at.us != 0)
		return "already_restored";
	if (r->clock.paused)
		return "already_paused";
	r->pause[r->pauses++] = (struct pause){ .from = at };
	r->clock.paused = true;
	return NULL;
}

static const char *on_resumed(struct reader *r, instant at)
{
	if (!r->clock.paused)
		return "not_paused";
	if (instant_before(at, r->pause[r->pauses - 1].from))
		return "out_of_order";
	r->pause[r->pauses - 1].to = at;
	r->clock.paused = false;
	return NULL;
}

static const char *on_restored(struct reader *r, instant at)
{
	if (r->clock.restored_at.us != 0)
		return "already_restored";
	if (instant_before(at, r->clock.started_at))
		return "out_of_order";
	if (r->clock.paused && on_resumed(r, at) != NULL)
		r->clock.paused = r->pauses-- == 0; /* done before the wait began: no wait */
	r->clock.restored_at = at;
	return NULL;
}

static const char *on_confirmed(struct reader *r, instant at)
{
	if (r->clock.restored_at.us == 0)
		return "not_restored";
	if (r->clock.confirmed_at.us == 0)
		r->clock.confirmed_at = at;
	return NULL;
}

static const char *on_reopened(struct reader *r, instant at)
{
	if (r->clock.restored_at.us == 0)
		return "not_restored";
	if (at.us - r->clock.restored_at.us > r->terms->reopen_days * DAY)
		return "too_late";
	r->clock.restored_at = (instant){ 0 };
	r->clock.confirmed_at = (instant){ 0 };
	return NULL;
}

static const char *event_read(struct reader *r, const struct clock_event *e)
{
	static const char *(*const readers[])(struct reader * r, instant at) = {
		[CLOCK_REPORTED] = on_reported, [CLOCK_RECEIVED] = on_received,	  [CLOCK_ACCEPTED] = on_accepted,
		[CLOCK_ARRIVED] = on_arrived,	[CLOCK_PAUSED] = on_paused,	  [CLOCK_RESUMED] = on_resumed,
		[CLOCK_RESTORED] = on_restored, [CLOCK_CONFIRMED] = on_confirmed, [CLOCK_REOPENED] = on_reopened,
	};

	if (e->kind != CLOCK_REPORTED && r->clock.started_at.us == 0)
		return "not_reported";
	return readers[e->kind](r, clock_event_time(e));
}

/* ---- the verdicts ---- */

static enum clock_verdict judge(instant done, instant due, instant now)
{
	if (due.us == 0)
		return VERDICT_RUNNING;
	if (done.us == 0)
		return instant_before(due, now) ? VERDICT_LATE : VERDICT_RUNNING;
	return instant_before(due, done) ? VERDICT_LATE : VERDICT_MET;
}

static const char *moment(instant t, struct arena *a)
{
	struct civil c = instant_civil(t);

	if (t.us == 0)
		return "@not_yet";
	return arena_print(a, "%04d-%02d-%02d %02d:%02d", c.year, c.month, c.day, c.hour, c.minute);
}

static const char *number(int64_t n, struct arena *a)
{
	return arena_print(a, "%lld", (long long)n);
}

static const struct why *response_why(const struct service_clock *k, const struct clock_terms *t, struct arena *a)
{
	static const char *const keys[] = {
		[VERDICT_RUNNING] = "response_running",
		[VERDICT_MET] = "response_met",
		[VERDICT_LATE] = "response_late",
	};

	const struct why *w = why_new(a, keys[k->response], moment(k->started_at, a), number(t->response_minutes, a),
				      number(t->response_minutes == 0 ? t->tolerance_minutes : 0, a),
				      moment(k->response_due, a), moment(k->accepted_at, a), NULL);

	return why_then(a, why_then(a, w, t->response_by), service_hours_why(&t->hours, a));
}

static const struct why *restore_why(const struct service_clock *k, const struct clock_terms *t, struct arena *a)
{
	static const char *const keys[] = {
		[VERDICT_RUNNING] = "restore_running",
		[VERDICT_MET] = "restore_met",
		[VERDICT_LATE] = "restore_late",
	};
	const char *key = k->paused ? "restore_paused" : keys[k->restore];
	const struct why *w = why_new(a, key, moment(k->started_at, a), number(t->restore_minutes, a),
				      moment(k->restore_due, a), moment(k->restored_at, a), NULL);

	if (k->waited > 0)
		w = why_then(a, w, why_new(a, "clock_waited", number(k->waited / MINUTE, a), NULL));
	w = why_then(a, w, t->restore_by);
	w = why_then(a, w, service_hours_why(&t->hours, a));
	if (k->awaits_confirmation)
		w = why_then(a, w, why_new(a, "awaits_confirmation", NULL));
	return w;
}

/* A fault that was cleared from afar needed nobody there. */
static bool needless(const struct service_clock *k)
{
	return k->arrived_at.us == 0 && k->restored_at.us != 0;
}

static const struct why *onsite_why(const struct service_clock *k, const struct clock_terms *t, struct arena *a)
{
	static const char *const keys[] = {
		[VERDICT_RUNNING] = "onsite_running",
		[VERDICT_MET] = "onsite_met",
		[VERDICT_LATE] = "onsite_late",
	};
	const char *key = keys[k->onsite];

	if (t->onsite_minutes == UNSET)
		return NULL;
	if (k->onsite_due.us == 0)
		key = "onsite_paused";
	else if (needless(k) && k->onsite == VERDICT_MET)
		key = "onsite_needless";
	const struct why *w = why_new(a, key, moment(k->started_at, a), number(t->onsite_minutes, a),
				      moment(k->onsite_due, a), moment(k->arrived_at, a), NULL);

	return why_then(a, why_then(a, w, t->onsite_by), service_hours_why(&t->hours, a));
}

static void conclude_onsite(struct reader *r, const struct sla_time *paused, instant now)
{
	struct service_clock *k = &r->clock;

	if (r->terms->onsite_minutes == UNSET)
		return;
	k->onsite_due = sla_due(k->started_at, r->terms->onsite_minutes, paused);
	k->onsite = judge(needless(k) ? k->restored_at : k->arrived_at, k->onsite_due, now);
}

static void conclude(struct reader *r, const struct calendar *calendar, instant now)
{
	struct service_clock *k = &r->clock;
	const struct clock_terms *t = r->terms;
	struct sla_time plain = { .hours = &t->hours, .calendar = calendar }, paused = plain;
	instant until = k->restored_at.us != 0 ? k->restored_at : now;

	paused.pause = r->pause;
	paused.pauses = r->pauses;
	k->response_target = sla_due(k->started_at, t->response_minutes, &plain);
	k->response_due = response_due(k->started_at, t->response_minutes, t->tolerance_minutes, &plain);
	k->restore_due = sla_due(k->started_at, t->restore_minutes, &paused);
	conclude_onsite(r, &paused, now);
	k->elapsed = sla_elapsed(k->started_at, until, &paused);
	k->waited = sla_elapsed(k->started_at, until, &plain) - k->elapsed;
	k->response = judge(k->accepted_at, k->response_due, now);
	k->restore = judge(k->restored_at, k->restore_due, now);
	k->awaits_confirmation = k->restored_at.us != 0 && k->confirmed_at.us == 0;
}

FALLIBLE service_clock_read(const struct clock_event *event, size_t n, const struct clock_terms *terms,
			    const struct calendar *calendar, instant now, struct arena *a, struct service_clock *ret)
{
	struct reader r = { .terms = terms, .pause = arena_array(a, struct pause, n) };

	for (size_t i = 0; i < n; i++) {
		const char *fault = event_read(&r, &event[i]);
		if (fault != NULL)
			return error_new(a, ERROR_CONFLICT, event_names[event[i].kind], fault);
	}
	if (r.clock.started_at.us == 0)
		return error_new(a, ERROR_CONFLICT, event_names[CLOCK_REPORTED], "not_reported");
	conclude(&r, calendar, now);
	r.clock.response_why = response_why(&r.clock, terms, a);
	r.clock.restore_why = restore_why(&r.clock, terms, a);
	r.clock.onsite_why = onsite_why(&r.clock, terms, a);
	*ret = r.clock;
	return NULL;
}
