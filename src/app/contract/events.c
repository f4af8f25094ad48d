#include "app/contract/events.h"

#include "app/contract/money.h"
#include "app/save.h"
#include "rule/contract/payment.h"
#include "store/record.h"

static FALLIBLE day_of(struct act *act, const char *sql, int64_t contract, date *ret)
{
	struct value v;

	TRY(sql_value(act->db, sql, SQL_ARGS(value_int(contract)), &v, act->arena));
	ret->day = v.tag == VALUE_NONE ? 0 : (int)v.i;
	return NULL;
}

FALLIBLE event_day(struct act *act, int64_t contract, enum payment_event event, date *ret)
{
	static const char first_preliminary[] = "SELECT min(signed_on) FROM acceptance WHERE contract = $1"
						" AND kind = 'preliminary' AND stage <> 'draft'";
	static const char *const days[payment_event_count] = {
		[payment_event_signing] = "SELECT \"signed_on\" FROM contract WHERE \"id\" = $1",
		[payment_event_arrival] = "SELECT max(\"opened_on\") FROM delivery_arrival WHERE \"contract\" = $1",
		[payment_event_preliminary_acceptance] = first_preliminary,
		[payment_event_completion_acceptance] = "SELECT \"accepted_on\" FROM contract WHERE \"id\" = $1",
		[payment_event_warranty_end] = "SELECT \"warranty_end_on\" FROM contract WHERE \"id\" = $1",
	};

	*ret = (date){ 0 };
	return days[event] == NULL ? NULL : day_of(act, days[event], contract, ret);
}

static FALLIBLE terms_fall_due(struct act *act, int64_t contract, enum payment_event event, date on)
{
	const struct entity *e = &payment_term_entity;
	struct lines all = { 0 };

	TRY(store_all(act->db, e, "contract", value_int(contract), &all, act->arena));
	for (unsigned i = 0; i < all.count; i++) {
		const struct payment_term *was = LINE_AT(all, struct payment_term, i);
		struct payment_term *t = save_copy(e, was, act->arena);
		t->event_on = on;
		if (was->event == event && was->event_on.day != on.day)
			TRY(save_again(act, e, was, t, "event"));
	}
	return NULL;
}

static FALLIBLE deposits_come_back(struct act *act, int64_t contract, enum payment_event event)
{
	const struct entity *e = &deposit_entity;
	struct lines all = { 0 };

	TRY(store_all(act->db, e, "contract", value_int(contract), &all, act->arena));
	for (unsigned i = 0; i < all.count; i++) {
		void *was = NULL;
		struct deposit *d;
		if (LINE_AT(all, struct deposit, i)->refund_event != event)
			continue;
		TRY(store_get(act->db, e, LINE_AT(all, struct deposit, i)->record.id, &was, act->arena));
		d = save_copy(e, was, act->arena);
		TRY(deposit_dated(act, d));
		if (d->refund_due_on.day != ((struct deposit *)was)->refund_due_on.day)
			TRY(save_again(act, e, was, d, "event"));
	}
	return NULL;
}

FALLIBLE event_happened(struct act *act, int64_t contract, enum payment_event event)
{
	date on;

	TRY(event_day(act, contract, event, &on));
	TRY(terms_fall_due(act, contract, event, on));
	return deposits_come_back(act, contract, event);
}

FALLIBLE milestones_done(struct act *act, int64_t contract, enum milestone_event event, date on)
{
	const struct entity *e = &milestone_entity;
	struct lines all = { 0 };

	TRY(store_all(act->db, e, "contract", value_int(contract), &all, act->arena));
	for (unsigned i = 0; i < all.count; i++) {
		const struct milestone *was = LINE_AT(all, struct milestone, i);
		struct milestone *m = save_copy(e, was, act->arena);
		if (was->event != event || was->stage == milestone_stage_done)
			continue;
		m->done_on = on;
		TRY(save_advance(act, e, was, m, "finish"));
	}
	return NULL;
}

FALLIBLE contract_signed_event(struct act *act, const void *before, void *contract)
{
	const struct contract *c = contract;

	(void)before;
	TRY(retention_laid_out(act, c));
	return event_happened(act, c->record.id, payment_event_signing);
}

FALLIBLE contract_started_event(struct act *act, const void *before, void *contract)
{
	const struct contract *c = contract;

	(void)before;
	return milestones_done(act, c->record.id, milestone_event_start, c->started_on);
}

FALLIBLE contract_accepted_event(struct act *act, const void *before, void *contract)
{
	const struct contract *c = contract;

	(void)before;
	TRY(retention_withheld(act, c));
	TRY(event_happened(act, c->record.id, payment_event_completion_acceptance));
	return event_happened(act, c->record.id, payment_event_warranty_end);
}

FALLIBLE acceptance_event(struct act *act, const void *before, void *acceptance)
{
	const struct acceptance *x = acceptance;
	bool first = x->kind == acceptance_kind_preliminary;

	(void)before;
	if (first)
		TRY(event_happened(act, x->contract.v, payment_event_preliminary_acceptance));
	return milestones_done(act, x->contract.v,
			       first ? milestone_event_preliminary_acceptance : milestone_event_completion_acceptance,
			       x->signed_on);
}

FALLIBLE site_record_event(struct act *act, const void *before, void *site_record)
{
	static const enum milestone_event events[] = {
		[site_record_kind_commissioning] = milestone_event_commissioning,
		[site_record_kind_trial_run] = milestone_event_trial_run,
		[site_record_kind_concealed_work] = milestone_event_concealed_work,
		[site_record_kind_inspection] = milestone_event_unset,
	};
	const struct site_record *r = site_record;

	(void)before;
	return events[r->kind] == milestone_event_unset
		       ? NULL
		       : milestones_done(act, r->contract.v, events[r->kind], r->signed_on);
}
