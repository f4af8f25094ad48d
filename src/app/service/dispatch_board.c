#include "app/service/dispatch_board.h"

#include <stdlib.h>

#include "app/desk/calendars.h"
#include "app/service/clocks.h"
#include "app/service/duty.h"
#include "app/whys.h"
#include "base/instant.h"
#include "base/random.h"
#include "json/write.h"
#include "meta/rights.h"
#include "rule/service/roster.h"
#include "store/list.h"
#include "store/record.h"

#define CASES_MOST 200
#define OPEN_STAGES 5

static void moment(struct buffer *b, const char *key, instant t)
{
	json_member(b, key, t.us == 0 ? NULL : instant_text(t, b->arena));
}

static FALLIBLE named(struct act *act, struct buffer *b, const char *key, const struct entity *e, int64_t id)
{
	void *record = NULL;

	json_key(b, key);
	if (id == 0) {
		json_none(b);
		return NULL;
	}
	TRY(store_get(act->db, e, id, &record, act->arena));
	json_open(b, '{');
	json_member(b, "id", id_text(id, b->arena));
	json_member(b, "title", record_title(e, record, b->arena));
	json_close(b, '}');
	return NULL;
}

/* --- people on duty --- */

static void person_write(const struct duty *duty, size_t i, struct buffer *b)
{
	const struct dispatch_person *p = &duty->people[i];

	json_member(b, "id", id_text(p->user, b->arena));
	json_member(b, "title", p->name);
	json_member(b, "role", duty_role_choices.labels[p->role]);
	json_member(b, "region", p->region);
	moment(b, "until", duty->until[i]);
	json_member(b, "skills", p->skills);
	json_member(b, "city", p->city);
	json_member(b, "district", p->district);
	json_key(b, "place_minutes");
	if (p->place_minutes == UNSET)
		json_none(b);
	else
		json_int(b, p->place_minutes);
	json_member_int(b, "load", p->load);
}

static void people_write(const struct duty *duty, struct buffer *b)
{
	json_key(b, "people");
	json_open(b, '[');
	for (size_t i = 0; i < duty->n; i++) {
		json_open(b, '{');
		person_write(duty, i, b);
		json_close(b, '}');
	}
	json_close(b, ']');
}

/* --- gaps --- */

static size_t spans_of(const struct lines *shifts, struct arena *a, struct roster_span **ret)
{
	struct roster_span *spans = arena_array(a, struct roster_span, shifts->count + 1);

	for (unsigned i = 0; i < shifts->count; i++) {
		const struct duty_shift *s = LINE_AT(*shifts, struct duty_shift, i);
		spans[i] = (struct roster_span){ s->from_at, s->to_at, s->role };
	}
	*ret = spans;
	return shifts->count;
}

static FALLIBLE gaps_write(struct act *act, const struct lines *shifts, instant from, instant to, struct buffer *b)
{
	const struct calendar *calendar = NULL;
	struct roster_span *spans = NULL;
	struct roster_gap *gaps = NULL;

	TRY(calendars_load(act, &calendar));
	size_t n = spans_of(shifts, act->arena, &spans);
	n = roster_gaps(spans, n, from, to, calendar, act->arena, &gaps);
	json_key(b, "gaps");
	json_open(b, '[');
	for (size_t i = 0; i < n; i++) {
		json_open(b, '{');
		moment(b, "from", gaps[i].from);
		moment(b, "to", gaps[i].to);
		json_member(b, "role", duty_role_choices.labels[gaps[i].role]);
		json_member_bool(b, "rest_day", gaps[i].rest_day);
		json_member(b, "holiday", gaps[i].holiday);
		json_close(b, '}');
	}
	json_close(b, ']');
	return NULL;
}

/* --- open cases --- */

static void hand_write(struct buffer *b, const char *key, instant due, instant at, enum clock_verdict verdict)
{
	json_key(b, key);
	json_open(b, '{');
	moment(b, "due", due);
	moment(b, "at", at);
	json_member(b, "verdict", clock_verdict_name(verdict));
	json_close(b, '}');
}

static FALLIBLE last_offer(struct act *act, const struct service_case *c, enum language lang, struct buffer *b)
{
	struct lines all = { 0 };

	TRY(store_all(act->db, &dispatch_offer_entity, "service_case", value_int(c->record.id), &all, act->arena));
	json_member_int(b, "asked", all.count);
	json_key(b, "offer");
	if (all.count == 0) {
		json_none(b);
		return NULL;
	}
	const struct dispatch_offer *o = LINE_AT(all, struct dispatch_offer, all.count - 1);
	json_open(b, '{');
	json_member(b, "id", id_text(o->record.id, b->arena));
	json_member(b, "stage", dispatch_offer_stage_choices.labels[o->stage]);
	moment(b, "offered_at", o->offered_at);
	moment(b, "answer_by", o->answer_by);
	json_member(b, "why", why_read(o->why, lang, b->arena));
	TRY(named(act, b, "engineer", &user_entity, o->engineer.v));
	json_close(b, '}');
	return NULL;
}

static FALLIBLE case_write(struct act *act, const struct service_case *c, const struct case_clock *k,
			   enum language lang, struct buffer *b)
{
	json_open(b, '{');
	json_member(b, "id", id_text(c->record.id, b->arena));
	json_member(b, "number", c->number);
	json_member(b, "title", c->title);
	json_member(b, "kind", case_kind_choices.labels[c->kind]);
	json_member(b, "channel", case_channel_choices.labels[c->channel]);
	json_member(b, "stage", service_case_stage_choices.labels[c->stage]);
	json_key(b, "priority");
	if (c->priority == UNSET)
		json_none(b);
	else
		json_int(b, c->priority);
	moment(b, "reported_at", k->clock.started_at);
	json_member_bool(b, "paused", k->clock.paused);
	hand_write(b, "response", k->clock.response_due, k->clock.accepted_at, k->clock.response);
	hand_write(b, "restore", k->clock.restore_due, k->clock.restored_at, k->clock.restore);
	TRY(named(act, b, "customer", &customer_entity, c->customer.v));
	TRY(named(act, b, "site", &site_entity, c->site.v));
	TRY(named(act, b, "equipment", &equipment_entity, c->equipment.v));
	TRY(named(act, b, "engineer", &user_entity, c->engineer.v));
	TRY(last_offer(act, c, lang, b));
	json_close(b, '}');
	return NULL;
}

struct running {
	const struct service_case *c;
	struct case_clock clock;
	int64_t next_us; /* the next limit of it; the farthest where a pause lasts */
};

static int most_urgent(const void *a, const void *b)
{
	const struct running *x = a, *y = b;

	if (x->next_us != y->next_us)
		return (x->next_us > y->next_us) - (x->next_us < y->next_us);
	return (x->c->record.id > y->c->record.id) - (x->c->record.id < y->c->record.id);
}

static int64_t next_limit(const struct service_clock *k)
{
	if (k->accepted_at.us == 0)
		return k->response_due.us;
	return k->restored_at.us != 0 || k->restore_due.us == 0 ? INT64_MAX : k->restore_due.us;
}

static int by_limit(const void *a, const void *b)
{
	const struct service_case *x = *(const struct service_case *const *)a;
	const struct service_case *y = *(const struct service_case *const *)b;
	int64_t due = x->restore_due_at.us == 0 ? INT64_MAX : x->restore_due_at.us;
	int64_t other = y->restore_due_at.us == 0 ? INT64_MAX : y->restore_due_at.us;

	return due != other ? (due > other) - (due < other)
			    : (x->record.id > y->record.id) - (x->record.id < y->record.id);
}

/* Stage by stage: each is a piece of one index, however many cases are closed.  ret has room for OPEN_STAGES times
 * CASES_MOST. */
static FALLIBLE open_records(struct act *act, void **ret, unsigned *ret_count, bool *ret_more)
{
	static const char *const stages[OPEN_STAGES] = { "reported", "dispatched", "acknowledged", "on_site",
							 "waiting" };

	*ret_count = 0;
	for (unsigned i = 0; i < OPEN_STAGES; i++) {
		const struct value stage = value_text(stages[i]);
		struct list l = { .entity = &service_case_entity,
				  .who = act->who,
				  .scope = rights_scope(&service_case_entity, act->who, READ),
				  .filters = { { entity_field(&service_case_entity, "stage"), LIST_EQ, &stage, 1 } },
				  .nfilters = 1,
				  .limit = CASES_MOST,
				  .order = { .column = "restore_due_at", .nullable = true } };
		struct list_page page = { 0 };
		TRY(list_read(act->db, &l, false, &page, act->arena));
		for (unsigned k = 0; k < page.count; k++)
			ret[(*ret_count)++] = page.records[k];
		*ret_more |= page.more;
	}
	if (*ret_count > 1)
		qsort(ret, *ret_count, sizeof *ret, by_limit);
	*ret_more |= *ret_count > CASES_MOST;
	*ret_count = *ret_count > CASES_MOST ? CASES_MOST : *ret_count;
	return NULL;
}

static FALLIBLE open_cases(struct act *act, struct running **ret, unsigned *ret_count, bool *ret_more)
{
	void **records = arena_array(act->arena, void *, OPEN_STAGES *CASES_MOST);
	struct clock_memory memory = { 0 };

	TRY(open_records(act, records, ret_count, ret_more));
	struct running *all = arena_array(act->arena, struct running, *ret_count + 1);
	for (unsigned i = 0; i < *ret_count; i++) {
		all[i].c = records[i];
		TRY(clock_read_known(act, &memory, all[i].c, &all[i].clock));
		all[i].next_us = next_limit(&all[i].clock.clock);
	}
	if (*ret_count > 1)
		qsort(all, *ret_count, sizeof *all, most_urgent);
	*ret = all;
	return NULL;
}

static FALLIBLE must_dispatch(struct act *act)
{
	return rights_scope(&duty_shift_entity, act->who, READ) == 0 ||
			       rights_scope(&service_case_entity, act->who, READ) != ALL
		       ? error_new(act->arena, ERROR_DENIED, NULL, "not_allowed")
		       : NULL;
}

FALLIBLE dispatch_view(struct act *act, enum language lang, struct buffer *b)
{
	struct running *cases = NULL;
	struct lines shifts = { 0 };
	struct duty duty;
	unsigned n = 0;
	bool more = false;

	TRY(must_dispatch(act));
	TRY(duty_now(act, NULL, &duty));
	TRY(open_cases(act, &cases, &n, &more));
	instant until = instant_plus(act->now, duty.policy.roster_days * DAY);
	TRY(duty_shifts(act, act->now, until, &shifts));
	json_open(b, '{');
	moment(b, "now", act->now);
	json_member_bool(b, "more", more);
	json_member_int(b, "warn_minutes", duty.policy.warn_minutes);
	json_member_bool(
		b, "may_assign",
		rights_step(entity_step(&service_case_entity, "dispatch", service_case_stage_reported), act->who));
	people_write(&duty, b);
	json_key(b, "cases");
	json_open(b, '[');
	for (unsigned i = 0; i < n; i++)
		TRY(case_write(act, cases[i].c, &cases[i].clock, lang, b));
	json_close(b, ']');
	TRY(gaps_write(act, &shifts, act->now, until, b));
	json_close(b, '}');
	return NULL;
}

/* --- who could go --- */

static FALLIBLE offers_write(struct act *act, const struct service_case *c, enum language lang, struct buffer *b)
{
	struct lines all = { 0 };

	TRY(store_all(act->db, &dispatch_offer_entity, "service_case", value_int(c->record.id), &all, act->arena));
	json_key(b, "offers");
	json_open(b, '[');
	for (unsigned i = 0; i < all.count; i++) {
		const struct dispatch_offer *o = LINE_AT(all, struct dispatch_offer, i);
		json_open(b, '{');
		json_member(b, "id", id_text(o->record.id, b->arena));
		TRY(named(act, b, "engineer", &user_entity, o->engineer.v));
		json_member(b, "role", o->role == duty_role_unset ? NULL : duty_role_choices.labels[o->role]);
		json_member(b, "stage", dispatch_offer_stage_choices.labels[o->stage]);
		moment(b, "offered_at", o->offered_at);
		moment(b, "answered_at", o->answered_at);
		json_member(b, "decline_reason", o->decline_reason);
		json_member(b, "why", why_read(o->why, lang, b->arena));
		json_close(b, '}');
	}
	json_close(b, ']');
	return NULL;
}

static void candidates_write(const struct duty *duty, const struct dispatch_need *need, enum language lang,
			     struct buffer *b)
{
	const struct dispatch_person *best = dispatch_choose(need, duty->people, duty->n, &duty->policy);

	json_key(b, "candidates");
	json_open(b, '[');
	for (size_t i = 0; i < duty->n; i++) {
		const struct dispatch_person *p = &duty->people[i];
		json_open(b, '{');
		person_write(duty, i, b);
		json_member_bool(b, "fits", dispatch_fits(need, p) == FIT_YES);
		json_member_bool(b, "chosen", p == best);
		json_member(b, "why", why_text(dispatch_why(need, p, &duty->policy, b->arena), lang, b->arena));
		json_close(b, '}');
	}
	json_close(b, ']');
}

FALLIBLE candidates_view(struct act *act, int64_t id, enum language lang, struct buffer *b)
{
	void *record = NULL;
	struct dispatch_need need;
	struct duty duty;

	TRY(store_load(act->db, &service_case_entity, id, act->who, rights_scope(&service_case_entity, act->who, READ),
		       &record, act->arena));
	if (record == NULL)
		return error_new(act->arena, ERROR_MISSING, NULL, "no_such_record");
	TRY(must_dispatch(act));
	TRY(duty_need(act, record, &need));
	TRY(duty_now(act, record, &duty));
	json_open(b, '{');
	json_member(b, "skill", need.skill);
	json_member(b, "city", need.city);
	candidates_write(&duty, &need, lang, b);
	TRY(offers_write(act, record, lang, b));
	json_close(b, '}');
	return NULL;
}

/* --- the roster --- */

static FALLIBLE days_write(struct act *act, date from, int days, struct buffer *b)
{
	const struct calendar *calendar = NULL;

	TRY(calendars_load(act, &calendar));
	json_key(b, "days");
	json_open(b, '[');
	for (int i = 0; i < days; i++) {
		date d = date_plus(from, i);
		json_open(b, '{');
		json_member(b, "on", date_text(d, b->arena));
		json_member(b, "kind", day_kind_name(calendar_kind(calendar, d)));
		json_member(b, "holiday", calendar_holiday(calendar, d));
		json_close(b, '}');
	}
	json_close(b, ']');
	return NULL;
}

static FALLIBLE shifts_write(struct act *act, const struct lines *shifts, struct buffer *b)
{
	json_key(b, "shifts");
	json_open(b, '[');
	for (unsigned i = 0; i < shifts->count; i++) {
		const struct duty_shift *s = LINE_AT(*shifts, struct duty_shift, i);
		json_open(b, '{');
		json_member(b, "id", id_text(s->record.id, b->arena));
		json_member_int(b, "version", s->record.version);
		TRY(named(act, b, "person", &user_entity, s->person.v));
		json_member(b, "role", duty_role_choices.labels[s->role]);
		moment(b, "from", s->from_at);
		moment(b, "to", s->to_at);
		json_member(b, "region", s->region);
		json_close(b, '}');
	}
	json_close(b, ']');
	return NULL;
}

FALLIBLE duty_view(struct act *act, date from, int days, struct buffer *b)
{
	instant begins = date_start(from), ends = date_start(date_plus(from, days));
	struct lines shifts = { 0 };

	TRY(must_dispatch(act));
	TRY(duty_shifts(act, begins, ends, &shifts));
	json_open(b, '{');
	json_member(b, "today", date_text(instant_date(act->now), b->arena));
	TRY(days_write(act, from, days, b));
	TRY(shifts_write(act, &shifts, b));
	/* What is past cannot be filled any more. */
	TRY(gaps_write(act, &shifts, instant_before(begins, act->now) ? act->now : begins, ends, b));
	json_close(b, '}');
	return NULL;
}
