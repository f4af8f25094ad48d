#include "app/service/cases.h"

#include <string.h>

#include "app/contract/obligations.h"
#include "app/policies.h"
#include "app/save.h"
#include "app/service/clocks.h"
#include "app/service/coverages.h"
#include "app/whys.h"
#include "base/random.h"
#include "json/write.h"
#include "meta/rights.h"
#include "rule/service/case_hand.h"
#include "rule/service/priority.h"
#include "store/record.h"

/* --- where it belongs --- */

static FALLIBLE from_equipment(struct act *act, struct service_case *c)
{
	void *record = NULL;

	if (c->equipment.v == 0)
		return NULL;
	TRY(store_get(act->db, &equipment_entity, c->equipment.v, &record, act->arena));
	const struct equipment *e = record;
	if (c->customer.v == 0)
		c->customer = e->customer;
	if (c->site.v == 0)
		c->site = e->site;
	if (c->contract.v == 0)
		c->contract = e->contract;
	return NULL;
}

/* Without equipment: the customer's only contract under which we serve, if there is one. */
static FALLIBLE from_customer(struct act *act, struct service_case *c)
{
	struct lines all = { 0 };
	unsigned accepted = 0;
	contract_id only = { 0 };

	if (c->contract.v != 0 || c->customer.v == 0)
		return NULL;
	TRY(store_all(act->db, &contract_entity, "customer", value_int(c->customer.v), &all, act->arena));
	for (unsigned i = 0; i < all.count; i++) {
		const struct contract *k = LINE_AT(all, struct contract, i);
		if (k->stage != contract_stage_accepted)
			continue;
		accepted++;
		only.v = k->record.id;
	}
	if (accepted == 1)
		c->contract = only;
	return NULL;
}

/* Under warranty on the day of the report: the last day rolls in the customer's favour (A15). */
static FALLIBLE judge_warranty(struct act *act, struct service_case *c)
{
	struct cover cover;

	TRY(cover_find(act, c->contract, c->equipment, instant_date(c->reported_at), &cover));
	c->in_warranty = cover_is_warranty(&cover);
	return NULL;
}

FALLIBLE case_arrives(struct act *act, const void *before, void *service_case)
{
	struct service_case *c = service_case;
	struct case_clock clock;

	(void)before;
	if (c->reported_at.us == 0)
		c->reported_at = act->now;
	c->received_at = act->now;
	c->priority = priority_rated(c->impact, c->urgency);
	TRY(from_equipment(act, c));
	TRY(from_customer(act, c));
	TRY(judge_warranty(act, c));
	struct clock_event first[] = {
		{ .kind = CLOCK_REPORTED, .occurred_at = c->reported_at, .recorded_at = act->now },
		{ .kind = CLOCK_RECEIVED, .recorded_at = act->now },
	};
	TRY(clock_of(act, c, first, 2, &clock));
	clock_keep(c, &clock, act->arena);
	return NULL;
}

/* --- its events --- */

static struct case_event *event_new(struct act *act, const struct service_case *c, enum case_event_kind kind)
{
	struct case_event *e = record_new(&case_event_entity, act->arena);

	e->service_case.v = c->record.id;
	e->customer = c->customer;
	e->kind = kind;
	e->engineer = c->engineer;
	return e;
}

static FALLIBLE add_event(struct act *act, const struct service_case *c, enum case_event_kind kind, instant occurred_at,
			  enum event_source source)
{
	struct case_event *e = event_new(act, c, kind);

	e->occurred_at = occurred_at;
	e->source = source;
	if (kind == case_event_kind_paused)
		e->waiting_reason = c->waiting_reason;
	return save_new(act, &case_event_entity, e);
}

FALLIBLE case_warned(struct act *act, const struct service_case *c, enum clock_hand hand, const char *note)
{
	struct case_event *e = event_new(act, c, case_event_kind_warned);

	e->occurred_at = act->now;
	e->source = event_source_program;
	e->hand = hand;
	e->note = note;
	return save_new(act, &case_event_entity, e);
}

FALLIBLE case_note(struct act *act, const struct service_case *c, enum case_event_kind kind, user_id engineer,
		   const char *note)
{
	struct case_event *e = event_new(act, c, kind);

	e->occurred_at = act->now;
	e->source = event_source_program;
	e->engineer = engineer;
	e->note = note;
	return save_new(act, &case_event_entity, e);
}

/* An arrival that the site agreed to, or a later edition of the house, is promised with the first case. */
static FALLIBLE promise_arrival(struct act *act, const struct service_case *c, struct commitment **ret)
{
	struct commitment *promised = record_new(&commitment_entity, act->arena);
	void *contract = NULL;

	TRY(store_get(act->db, &contract_entity, c->contract.v, &contract, act->arena));
	const struct contract *k = contract;
	promised->contract = c->contract;
	promised->kind = commitment_kind_arrival;
	promised->title = why_name(act->arena, "title_arrival_standing", NULL, NULL);
	promised->proof_kind = proof_kind_service_case;
	promised->owner = k->project_manager.v != 0 ? k->project_manager : k->owner;
	*ret = promised;
	return save_new(act, &commitment_entity, promised);
}

static FALLIBLE promise_of(struct act *act, const struct service_case *c, enum sla_hand hand, struct commitment **ret)
{
	*ret = NULL;
	if (c->contract.v == 0 || c->kind != case_kind_fault)
		return NULL;
	if (hand == SLA_ONSITE && c->onsite_verdict == target_verdict_unset)
		return NULL;
	TRY(commitment_of(act, c->contract.v, case_hands[hand].owed, ret));
	return *ret == NULL && hand == SLA_ONSITE ? promise_arrival(act, c, ret) : NULL;
}

/* What was promised for every case falls due with it: one obligation for each of its limits. */
static FALLIBLE owe(struct act *act, const struct service_case *c, enum sla_hand hand)
{
	const struct case_hand *h = &case_hands[hand];
	struct obligation *o = record_new(&obligation_entity, act->arena);
	struct commitment *promised = NULL;
	instant due = case_hand_due(c, hand);

	TRY(promise_of(act, c, hand, &promised));
	if (promised == NULL)
		return NULL;
	o->commitment.v = promised->record.id;
	o->contract = c->contract;
	o->customer = c->customer;
	o->site = c->site;
	o->equipment = c->equipment;
	o->kind = h->owed;
	o->key = arena_print(act->arena, "%s/%s", commitment_kind_choices.labels[h->owed], c->number);
	o->title = why_name(act->arena, h->title, c->number, NULL);
	o->from_on = instant_date(c->reported_at);
	o->due_on = o->to_on = instant_date(due.us != 0 ? due : c->reported_at);
	o->why = why_keep(why_new(act->arena, "case_of", c->number, NULL), act->arena);
	o->service_case.v = c->record.id;
	o->owner = c->engineer;
	return save_new(act, &obligation_entity, o);
}

static enum event_source source_of(enum case_channel channel)
{
	static const enum event_source sources[] = {
		[case_channel_unset] = event_source_portal,    [case_channel_phone] = event_source_phone_log,
		[case_channel_wechat] = event_source_message,  [case_channel_dingtalk] = event_source_message,
		[case_channel_feishu] = event_source_message,  [case_channel_portal] = event_source_portal,
		[case_channel_qr_code] = event_source_portal,  [case_channel_email] = event_source_message,
		[case_channel_visit] = event_source_statement, [case_channel_monitoring] = event_source_monitoring,
	};

	return sources[channel];
}

FALLIBLE case_arrived(struct act *act, const void *before, void *service_case)
{
	struct service_case *c = service_case;

	(void)before;
	TRY(add_event(act, c, case_event_kind_reported, c->reported_at, source_of(c->channel)));
	TRY(add_event(act, c, case_event_kind_received, act->now, event_source_program));
	for (enum sla_hand h = SLA_RESPONSE; h <= SLA_RESTORE; h++)
		TRY(owe(act, c, h));
	return NULL;
}

/* --- rated anew --- */

static bool moves_clock(const struct service_case *was, const struct service_case *is)
{
	return was->priority != is->priority || was->site.v != is->site.v || was->contract.v != is->contract.v;
}

/* The limits of another priority or place, over the same events: what was waited stays waited. */
FALLIBLE case_changing(struct act *act, const void *before, void *service_case)
{
	struct service_case *c = service_case;
	struct case_clock clock;

	c->priority = priority_rated(c->impact, c->urgency);
	if (!moves_clock(before, c))
		return NULL;
	TRY(clock_read_case(act, c, &clock));
	clock_keep(c, &clock, act->arena);
	return NULL;
}

/* What is still owed by another day; nothing changes while a pause lasts. */
static FALLIBLE owed_again(struct act *act, const struct service_case *c, const struct obligation *o,
			   enum sla_hand hand)
{
	struct obligation *after = save_copy(&obligation_entity, o, act->arena);
	instant due = case_hand_due(c, hand);

	if (o->stage != obligation_stage_planned || due.us == 0 || instant_date(due).day == o->due_on.day)
		return NULL;
	after->due_on = after->to_on = instant_date(due);
	return save_again(act, &obligation_entity, o, after, "clock");
}

FALLIBLE case_changed(struct act *act, const void *before, void *service_case)
{
	const struct service_case *c = service_case;
	struct lines all = { 0 };
	bool arrival = false;
	enum sla_hand hand;

	if (!moves_clock(before, c))
		return NULL;
	TRY(store_all(act->db, &obligation_entity, "service_case", value_int(c->record.id), &all, act->arena));
	for (unsigned i = 0; i < all.count; i++) {
		const struct obligation *o = LINE_AT(all, struct obligation, i);
		arrival |= o->kind == commitment_kind_arrival;
		if (case_hand_of(o->kind, &hand))
			TRY(owed_again(act, c, o, hand));
	}
	return arrival ? NULL : owe(act, c, SLA_ONSITE);
}

/* --- its steps --- */

/* What happened, told by where the step led. */
static enum case_event_kind event_of(const struct service_case *was, const struct service_case *is)
{
	static const enum case_event_kind kinds[] = {
		[service_case_stage_dispatched] = case_event_kind_dispatched,
		[service_case_stage_acknowledged] = case_event_kind_accepted,
		[service_case_stage_on_site] = case_event_kind_arrived,
		[service_case_stage_waiting] = case_event_kind_paused,
		[service_case_stage_restored] = case_event_kind_restored,
		[service_case_stage_confirmed] = case_event_kind_confirmed,
		[service_case_stage_closed] = case_event_kind_closed,
		[service_case_stage_cancelled] = case_event_kind_note,
	};

	if (is->stage == service_case_stage_acknowledged && was->stage >= service_case_stage_restored)
		return case_event_kind_reopened;
	if (is->stage == service_case_stage_acknowledged && was->stage == service_case_stage_waiting)
		return case_event_kind_resumed;
	return kinds[is->stage];
}

static FALLIBLE settle(struct act *act, const struct service_case *c, enum sla_hand hand)
{
	struct lines all = { 0 };
	date on = instant_date(case_hand_done(c, hand));

	TRY(store_all(act->db, &obligation_entity, "service_case", value_int(c->record.id), &all, act->arena));
	for (unsigned i = 0; i < all.count; i++) {
		struct obligation *o = LINE_AT(all, struct obligation, i);
		if (o->kind == case_hands[hand].owed)
			TRY(obligation_close(act, o, proof_kind_service_case, c->record.id, on));
	}
	return NULL;
}

/* Answered; there, or needed there no more; restored, when the customer says so. */
static FALLIBLE settle_all(struct act *act, const struct service_case *c, const struct service_clock *k)
{
	const bool done[SLA_HANDS] = { [SLA_RESPONSE] = k->accepted_at.us != 0,
				       [SLA_ONSITE] = k->arrived_at.us != 0 || k->confirmed_at.us != 0,
				       [SLA_RESTORE] = k->confirmed_at.us != 0 };

	for (enum sla_hand h = SLA_RESPONSE; h <= SLA_RESTORE; h++)
		if (done[h])
			TRY(settle(act, c, h));
	return NULL;
}

/* The case as its events now show it; a difference is written as "clock". */
static FALLIBLE reread(struct act *act, const struct service_case *c)
{
	struct service_case *fresh = save_copy(&service_case_entity, c, act->arena);
	struct case_clock clock;

	TRY(clock_read_case(act, c, &clock));
	clock_keep(fresh, &clock, act->arena);
	TRY(save_again(act, &service_case_entity, c, fresh, "clock"));
	return settle_all(act, fresh, &clock.clock);
}

/* The customer's own yes, not one that was typed for it, makes count what was claimed of the repair. */
static FALLIBLE vouch(struct act *act, const struct service_case *c, enum case_event_kind kind)
{
	struct lines all = { 0 };

	if (kind != case_event_kind_confirmed || act->who->customer == 0)
		return NULL;
	TRY(store_all(act->db, &case_event_entity, "service_case", value_int(c->record.id), &all, act->arena));
	for (unsigned i = 0; i < all.count; i++) {
		const struct case_event *claim = LINE_AT(all, struct case_event, i);
		if (claim->kind != case_event_kind_restored || claim->source != event_source_statement)
			continue;
		struct case_event *word = event_new(act, c, case_event_kind_vouched);
		word->vouches.v = claim->record.id;
		word->source = event_source_portal;
		word->customer_word = c->confirmed_by;
		TRY(save_new(act, &case_event_entity, word));
	}
	return NULL;
}

/* What did not hold is not kept; nor did an arrival prove needless. */
static FALLIBLE unsettle(struct act *act, const struct service_case *c)
{
	TRY(obligations_reopen(act, proof_kind_service_case, c->record.id, commitment_kind_restore, c->reopen_reason));
	if (c->on_site_at.us != 0)
		return NULL;
	return obligations_reopen(act, proof_kind_service_case, c->record.id, commitment_kind_arrival,
				  c->reopen_reason);
}

FALLIBLE case_stepped(struct act *act, const void *before, void *service_case)
{
	const struct service_case *was = before;
	struct service_case *is = service_case;
	enum case_event_kind kind = event_of(was, is);
	void *stored = NULL;

	/* A step that was taken without a signal claims its time; it counts for us when the customer says so (A18). */
	instant at = act->occurred_at.us != 0 ? act->occurred_at : act->now;
	enum event_source source = act->occurred_at.us != 0 ? event_source_statement : event_source_program;

	if (kind == case_event_kind_reopened)
		TRY(unsettle(act, is));
	if (was->stage == service_case_stage_waiting && kind == case_event_kind_arrived)
		TRY(add_event(act, is, case_event_kind_resumed, at, source));
	TRY(add_event(act, is, kind, at, source));
	if (source == event_source_program)
		TRY(reread(act, is)); /* a claim was read where it was added */
	TRY(vouch(act, is, kind));
	TRY(store_get(act->db, &service_case_entity, is->record.id, &stored, act->arena));
	memcpy(is, stored, sizeof *is);
	return NULL;
}

FALLIBLE case_event_added(struct act *act, const void *before, void *event)
{
	const struct case_event *e = event;
	void *c = NULL;

	(void)before;
	if (act->who->user == 0 || e->record.created_by == 0)
		return NULL; /* the program's own come with the step that they tell of */
	if (e->source == event_source_program)
		return NULL;
	TRY(store_get(act->db, &service_case_entity, e->service_case.v, &c, act->arena));
	return reread(act, c);
}

/* --- its view --- */

static void moment(struct buffer *b, const char *key, instant t)
{
	json_member(b, key, t.us == 0 ? NULL : instant_text(t, b->arena));
}

struct shown_hand {
	instant due, at;
	enum clock_verdict verdict;
	const struct why *why;
	int64_t waited; /* UNSET: not told */
	bool needless;	/* nobody had to come */
};

static void verdict_write(struct buffer *b, const struct shown_hand *h, enum language lang)
{
	json_member(b, "verdict", clock_verdict_name(h->verdict));
	json_key(b, "met");
	if (h->verdict == VERDICT_RUNNING)
		json_none(b);
	else
		json_bool(b, h->verdict == VERDICT_MET);
	json_member(b, "why", why_text(h->why, lang, b->arena));
}

/* What we made of it is for those who may read the verdicts. */
static void hand_write(struct buffer *b, enum sla_hand hand, const struct shown_hand *h, enum language lang,
		       bool judged)
{
	json_key(b, sla_hand_name(hand));
	json_open(b, '{');
	moment(b, "due", h->due);
	moment(b, "at", h->at);
	if (judged)
		verdict_write(b, h, lang);
	if (h->waited != UNSET)
		json_member_int(b, "paused_minutes", h->waited / MINUTE);
	if (h->needless)
		json_member_bool(b, "needless", true);
	json_close(b, '}');
}

static void hands_write(struct buffer *b, const struct service_clock *k, enum language lang, bool judged)
{
	bool needless = k->arrived_at.us == 0 && k->restored_at.us != 0;
	const struct shown_hand hands[] = {
		[SLA_RESPONSE] = { k->response_due, k->accepted_at, k->response, k->response_why, UNSET, false },
		[SLA_ONSITE] = { k->onsite_due, k->arrived_at, k->onsite, k->onsite_why, UNSET, needless },
		[SLA_RESTORE] = { k->restore_due, k->restored_at, k->restore, k->restore_why, k->waited, false },
	};

	for (enum sla_hand h = SLA_RESPONSE; h <= SLA_RESTORE; h++)
		if (hands[h].why != NULL)
			hand_write(b, h, &hands[h], lang, judged);
}

static FALLIBLE events_write(struct act *act, const struct service_case *c, struct buffer *b)
{
	struct lines all = { 0 };

	TRY(store_all(act->db, &case_event_entity, "service_case", value_int(c->record.id), &all, act->arena));
	json_key(b, "events");
	json_open(b, '[');
	for (unsigned i = 0; i < all.count; i++) {
		const struct case_event *e = LINE_AT(all, struct case_event, i);
		void *by = NULL;
		if (!rights_read_record(&case_event_entity, e, act->who))
			continue;
		if (e->record.created_by != 0)
			TRY(store_get(act->db, &user_entity, e->record.created_by, &by, act->arena));
		json_open(b, '{');
		json_member(b, "kind", case_event_kind_choices.labels[e->kind]);
		moment(b, "occurred_at", e->occurred_at);
		moment(b, "recorded_at", e->record.created_at);
		if (act->who->customer == 0) {
			json_member(b, "source", event_source_choices.labels[e->source]);
			json_member(b, "by", by == NULL ? NULL : ((struct user *)by)->name);
		}
		json_close(b, '}');
	}
	json_close(b, ']');
	return NULL;
}

/* "hours" where it does not run all day. */
static void hours_write(struct buffer *b, const struct service_hours *h, struct arena *a)
{
	bool whole = day_hours_whole(&h->day);

	json_member(b, "calendar", h->workdays_only ? "workday" : whole ? "24x7" : "daily");
	json_member(b, "hours", whole ? NULL : day_hours_shown(&h->day, a));
}

FALLIBLE case_clock_view(struct act *act, int64_t id, enum language lang, struct buffer *b)
{
	unsigned scope = rights_scope(&service_case_entity, act->who, READ);
	struct case_clock clock;
	void *record = NULL;

	TRY(store_load(act->db, &service_case_entity, id, act->who, scope, &record, act->arena));
	if (record == NULL)
		return error_new(act->arena, ERROR_MISSING, NULL, "no_such_record");
	TRY(clock_read_case(act, record, &clock));
	const struct service_clock *k = &clock.clock;
	bool judged = rights_read_field(&service_case_entity, entity_field(&service_case_entity, "why"), act->who);
	json_open(b, '{');
	moment(b, "reported_at", k->started_at);
	moment(b, "received_at", k->received_at);
	hours_write(b, &clock.terms.hours, act->arena);
	json_member_bool(b, "paused", k->paused);
	hands_write(b, k, lang, judged);
	json_member_bool(b, "awaits_confirmation", k->awaits_confirmation);
	TRY(events_write(act, record, b));
	json_close(b, '}');
	return NULL;
}
