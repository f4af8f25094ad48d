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

/* What a page names, read at once: a hundred cases of a hundred customers are few questions. */
struct named {
	const struct entity *entity;
	struct lines records;
};

static FALLIBLE named_read(struct act *act, struct named *n, const struct entity *e, const int64_t *ids, size_t count)
{
	n->entity = e;
	return store_all_among(act->db, e, "id", ids, count, &n->records, act->arena);
}

static const void *named_find(const struct named *n, int64_t id)
{
	for (unsigned i = 0; i < n->records.count; i++) {
		const void *record = (const char *)n->records.rows + i * n->entity->size;
		if (((const struct record *)record)->id == id)
			return record;
	}
	return NULL;
}

static void named_write(const struct named *n, struct buffer *b, const char *key, int64_t id)
{
	const void *record = named_find(n, id);

	json_key(b, key);
	if (record == NULL) {
		json_none(b);
		return;
	}
	json_open(b, '{');
	json_member(b, "id", id_text(id, b->arena));
	json_member(b, "title", record_title(n->entity, record, b->arena));
	json_close(b, '}');
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

/* The offers of these cases, case by case in their order. */
static const struct dispatch_offer *last_offer(const struct lines *offers, int64_t service_case, int64_t *ret_count)
{
	const struct dispatch_offer *last = NULL;

	*ret_count = 0;
	for (unsigned i = 0; i < offers->count; i++) {
		const struct dispatch_offer *o = LINE_AT(*offers, struct dispatch_offer, i);
		if (o->service_case.v != service_case)
			continue;
		last = o;
		++*ret_count;
	}
	return last;
}

struct running {
	const struct service_case *c;
	struct case_clock clock;
	int64_t next_us; /* the next limit of it; the farthest where a pause lasts */
};

/* The open cases of the page and all that is said of them. */
struct board {
	struct running *cases;
	unsigned count;
	bool more;
	struct lines offers;
	struct named customers, sites, equipment, people;
};

static void offer_write(const struct board *d, const struct service_case *c, enum language lang, struct buffer *b)
{
	int64_t asked;
	const struct dispatch_offer *o = last_offer(&d->offers, c->record.id, &asked);

	json_member_int(b, "asked", asked);
	json_key(b, "offer");
	if (o == NULL) {
		json_none(b);
		return;
	}
	json_open(b, '{');
	json_member(b, "id", id_text(o->record.id, b->arena));
	json_member(b, "stage", dispatch_offer_stage_choices.labels[o->stage]);
	moment(b, "offered_at", o->offered_at);
	moment(b, "answer_by", o->answer_by);
	json_member(b, "why", why_read(o->why, lang, b->arena));
	named_write(&d->people, b, "engineer", o->engineer.v);
	json_close(b, '}');
}

static void case_write(const struct board *d, const struct running *r, enum language lang, struct buffer *b)
{
	const struct service_case *c = r->c;
	const struct service_clock *k = &r->clock.clock;

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
	moment(b, "reported_at", k->started_at);
	json_member_bool(b, "paused", k->paused);
	hand_write(b, "response", k->response_due, k->accepted_at, k->response);
	if (k->onsite_why != NULL)
		hand_write(b, "onsite", k->onsite_due, k->arrived_at, k->onsite);
	hand_write(b, "restore", k->restore_due, k->restored_at, k->restore);
	named_write(&d->customers, b, "customer", c->customer.v);
	named_write(&d->sites, b, "site", c->site.v);
	named_write(&d->equipment, b, "equipment", c->equipment.v);
	named_write(&d->people, b, "engineer", c->engineer.v);
	offer_write(d, c, lang, b);
	json_close(b, '}');
}

static int most_urgent(const void *a, const void *b)
{
	const struct running *x = a, *y = b;

	if (x->next_us != y->next_us)
		return (x->next_us > y->next_us) - (x->next_us < y->next_us);
	return (x->c->record.id > y->c->record.id) - (x->c->record.id < y->c->record.id);
}

static int64_t open_limit(instant due, instant done)
{
	return done.us != 0 || due.us == 0 ? INT64_MAX : due.us;
}

static int64_t next_limit(const struct service_clock *k)
{
	instant there = k->arrived_at.us != 0 ? k->arrived_at : k->restored_at;
	int64_t onsite = open_limit(k->onsite_due, there), restore = open_limit(k->restore_due, k->restored_at);

	if (k->accepted_at.us == 0)
		return k->response_due.us;
	return onsite < restore ? onsite : restore;
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

static FALLIBLE clocks_read(struct act *act, struct board *d, const int64_t *ids)
{
	struct clock_memory memory = { 0 };
	struct lines events = { 0 };

	TRY(store_all_among(act->db, &case_event_entity, "service_case", ids, d->count, &events, act->arena));
	for (unsigned i = 0; i < d->count; i++) {
		struct running *r = &d->cases[i];
		TRY(clock_read_known(act, &memory, r->c, &events, &r->clock));
		r->next_us = next_limit(&r->clock.clock);
	}
	if (d->count > 1)
		qsort(d->cases, d->count, sizeof *d->cases, most_urgent);
	return NULL;
}

static FALLIBLE names_read(struct act *act, struct board *d)
{
	unsigned n = d->count, people = 0;
	int64_t *customer = arena_array(act->arena, int64_t, n + 1), *site = arena_array(act->arena, int64_t, n + 1);
	int64_t *equipment = arena_array(act->arena, int64_t, n + 1);
	int64_t *person = arena_array(act->arena, int64_t, n + d->offers.count + 1);

	for (unsigned i = 0; i < n; i++) {
		const struct service_case *c = d->cases[i].c;
		customer[i] = c->customer.v;
		site[i] = c->site.v;
		equipment[i] = c->equipment.v;
		person[people++] = c->engineer.v;
	}
	for (unsigned i = 0; i < d->offers.count; i++)
		person[people++] = LINE_AT(d->offers, struct dispatch_offer, i)->engineer.v;
	TRY(named_read(act, &d->customers, &customer_entity, customer, n));
	TRY(named_read(act, &d->sites, &site_entity, site, n));
	TRY(named_read(act, &d->equipment, &equipment_entity, equipment, n));
	return named_read(act, &d->people, &user_entity, person, people);
}

static FALLIBLE board_read(struct act *act, struct board *d)
{
	void **records = arena_array(act->arena, void *, OPEN_STAGES *CASES_MOST);
	int64_t *ids;

	TRY(open_records(act, records, &d->count, &d->more));
	d->cases = arena_array(act->arena, struct running, d->count + 1);
	ids = arena_array(act->arena, int64_t, d->count + 1);
	for (unsigned i = 0; i < d->count; i++) {
		d->cases[i].c = records[i];
		ids[i] = d->cases[i].c->record.id;
	}
	TRY(clocks_read(act, d, ids));
	TRY(store_all_among(act->db, &dispatch_offer_entity, "service_case", ids, d->count, &d->offers, act->arena));
	return names_read(act, d);
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
	struct board board = { 0 };
	struct lines shifts = { 0 };
	struct duty duty;

	TRY(must_dispatch(act));
	TRY(duty_now(act, NULL, &duty));
	TRY(board_read(act, &board));
	/* Whole days: a gap ends where somebody is on duty, or at a midnight, not at this minute of another day. */
	instant until = date_start(date_plus(instant_date(act->now), (int)duty.policy.roster_days + 1));
	TRY(duty_shifts(act, act->now, until, &shifts));
	json_open(b, '{');
	moment(b, "now", act->now);
	json_member_bool(b, "more", board.more);
	json_member_int(b, "warn_minutes", duty.policy.warn_minutes);
	json_member_bool(
		b, "may_assign",
		rights_step(entity_step(&service_case_entity, "dispatch", service_case_stage_reported), act->who));
	people_write(&duty, b);
	json_key(b, "cases");
	json_open(b, '[');
	for (unsigned i = 0; i < board.count; i++)
		case_write(&board, &board.cases[i], lang, b);
	json_close(b, ']');
	TRY(gaps_write(act, &shifts, act->now, until, b));
	json_close(b, '}');
	return NULL;
}

/* --- who could go --- */

static FALLIBLE offers_write(struct act *act, const struct service_case *c, enum language lang, struct buffer *b)
{
	struct lines all = { 0 };
	struct named people;

	TRY(store_all(act->db, &dispatch_offer_entity, "service_case", value_int(c->record.id), &all, act->arena));
	int64_t *ids = arena_array(act->arena, int64_t, all.count + 1);
	for (unsigned i = 0; i < all.count; i++)
		ids[i] = LINE_AT(all, struct dispatch_offer, i)->engineer.v;
	TRY(named_read(act, &people, &user_entity, ids, all.count));
	json_key(b, "offers");
	json_open(b, '[');
	for (unsigned i = 0; i < all.count; i++) {
		const struct dispatch_offer *o = LINE_AT(all, struct dispatch_offer, i);
		json_open(b, '{');
		json_member(b, "id", id_text(o->record.id, b->arena));
		named_write(&people, b, "engineer", o->engineer.v);
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
	int64_t *ids = arena_array(act->arena, int64_t, shifts->count + 1);
	struct named people;

	for (unsigned i = 0; i < shifts->count; i++)
		ids[i] = LINE_AT(*shifts, struct duty_shift, i)->person.v;
	TRY(named_read(act, &people, &user_entity, ids, shifts->count));
	json_key(b, "shifts");
	json_open(b, '[');
	for (unsigned i = 0; i < shifts->count; i++) {
		const struct duty_shift *s = LINE_AT(*shifts, struct duty_shift, i);
		json_open(b, '{');
		json_member(b, "id", id_text(s->record.id, b->arena));
		json_member_int(b, "version", s->record.version);
		named_write(&people, b, "person", s->person.v);
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
