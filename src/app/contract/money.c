#include "app/contract/money.h"

#include "app/contract/events.h"
#include "app/save.h"
#include "base/instant.h"
#include "base/money.h"
#include "rule/contract/deposit.h"
#include "rule/contract/payment.h"
#include "store/record.h"

static FALLIBLE contract_of(struct act *act, int64_t id, const struct contract **ret)
{
	void *record = NULL;

	TRY(store_get(act->db, &contract_entity, id, &record, act->arena));
	*ret = record;
	return NULL;
}

static FALLIBLE sum_of(struct act *act, const char *sql, int64_t a, int64_t b, int64_t *ret)
{
	struct value v;

	TRY(sql_value(act->db, sql, SQL_ARGS(value_int(a), value_int(b)), &v, act->arena));
	*ret = v.tag == VALUE_NONE ? 0 : v.i;
	return NULL;
}

static FALLIBLE over(struct act *act, const char *field, const char *reason, money most)
{
	return error_with(act->arena, ERROR_INVALID, field, reason, "%s", money_text(most, act->arena));
}

/* --- instalments --- */

FALLIBLE payment_term_planning(struct act *act, const void *before, void *term)
{
	static const char sum[] = "SELECT CAST(sum(\"amount\") AS BIGINT) FROM payment_term"
				  " WHERE \"contract\" = $1 AND \"id\" <> $2";
	struct payment_term *t = term;
	const struct contract *c = NULL;
	int64_t others;

	(void)before;
	TRY(contract_of(act, t->contract.v, &c));
	if (t->percent.millionths != UNSET && c->amount.minor != UNSET)
		t->amount = payment_share(c->amount, t->percent);
	if (t->event != payment_event_fixed_date)
		TRY(event_day(act, t->contract.v, t->event, &t->event_on));
	TRY(sum_of(act, sum, t->contract.v, t->record.id, &others));
	if (t->amount.minor == UNSET || c->amount.minor == UNSET || others + t->amount.minor <= c->amount.minor)
		return NULL;
	return over(act, t->percent.millionths != UNSET ? "percent" : "amount", "over_the_contract", c->amount);
}

static FALLIBLE term_of(struct act *act, int64_t id, const struct payment_term **ret)
{
	void *record = NULL;

	TRY(store_get(act->db, &payment_term_entity, id, &record, act->arena));
	*ret = record;
	return NULL;
}

/* What was invoiced and received of an instalment is counted anew. */
static FALLIBLE count_again(struct act *act, int64_t term)
{
	static const char invoiced[] = "SELECT CAST(sum(\"gross\") AS BIGINT) FROM invoice WHERE \"payment_term\" = $1"
				       " AND \"id\" <> $2 AND \"stage\" IN ('issued', 'delivered')";
	static const char received[] = "SELECT CAST(sum(\"amount\") AS BIGINT) FROM payment_receipt"
				       " WHERE \"payment_term\" = $1 AND \"id\" <> $2";
	const struct payment_term *was = NULL;
	struct payment_term *t;

	TRY(term_of(act, term, &was));
	t = save_copy(&payment_term_entity, was, act->arena);
	TRY(sum_of(act, invoiced, term, 0, &t->invoiced.minor));
	TRY(sum_of(act, received, term, 0, &t->received.minor));
	return save_again(act, &payment_term_entity, was, t, "counted");
}

FALLIBLE invoice_adding(struct act *act, const void *before, void *invoice)
{
	static const char others[] = "SELECT CAST(sum(\"gross\") AS BIGINT) FROM invoice WHERE \"payment_term\" = $1"
				     " AND \"id\" <> $2 AND \"stage\" <> 'voided'";
	struct invoice *v = invoice;
	const struct payment_term *t = NULL;
	int64_t sum;

	(void)before;
	TRY(term_of(act, v->payment_term.v, &t));
	TRY(sum_of(act, others, v->payment_term.v, v->record.id, &sum));
	if (t->amount.minor == UNSET || v->gross.minor == UNSET || sum + v->gross.minor <= t->amount.minor)
		return NULL;
	return over(act, "gross", "over_the_instalment", t->amount);
}

FALLIBLE invoice_moved(struct act *act, const void *before, void *invoice)
{
	(void)before;
	return count_again(act, ((struct invoice *)invoice)->payment_term.v);
}

FALLIBLE receipt_adding(struct act *act, const void *before, void *receipt)
{
	static const char others[] = "SELECT CAST(sum(\"amount\") AS BIGINT) FROM payment_receipt"
				     " WHERE \"payment_term\" = $1 AND \"id\" <> $2";
	struct payment_receipt *r = receipt;
	const struct payment_term *t = NULL;
	int64_t sum;

	(void)before;
	TRY(term_of(act, r->payment_term.v, &t));
	TRY(sum_of(act, others, r->payment_term.v, r->record.id, &sum));
	if (t->amount.minor == UNSET || r->amount.minor == UNSET || sum + r->amount.minor <= t->amount.minor)
		return NULL;
	return over(act, "amount", "over_the_instalment", t->amount);
}

FALLIBLE receipt_moved(struct act *act, const void *before, void *receipt)
{
	(void)before;
	return count_again(act, ((struct payment_receipt *)receipt)->payment_term.v);
}

FALLIBLE payments_fall_due(struct act *act)
{
	const struct entity *e = &payment_term_entity;
	date today = instant_date(act->now);
	struct lines all = { 0 };

	TRY(store_all(act->db, e, "state", value_text("waiting"), &all, act->arena));
	for (unsigned i = 0; i < all.count; i++) {
		const struct payment_term *was = LINE_AT(all, struct payment_term, i);
		if (payment_state_of(was, today) != payment_state_waiting)
			TRY(save_again(act, e, was, save_copy(e, was, act->arena), "due"));
	}
	return NULL;
}

/* --- money that is out --- */

FALLIBLE deposit_dated(struct act *act, struct deposit *d)
{
	date on = d->refund_fixed_on;

	if (d->refund_event != payment_event_fixed_date)
		TRY(event_day(act, d->contract.v, d->refund_event, &on));
	d->refund_due_on = payment_due(on, d->refund_days);
	return NULL;
}

FALLIBLE deposit_planning(struct act *act, const void *before, void *deposit)
{
	struct deposit *d = deposit;
	const struct contract *c = NULL;

	(void)before;
	TRY(contract_of(act, d->contract.v, &c));
	d->cap = deposit_cap(d->kind, c->amount);
	return deposit_dated(act, d);
}

FALLIBLE retention_laid_out(struct act *act, const struct contract *c)
{
	struct lines all = { 0 };
	void *there = NULL;

	TRY(store_all(act->db, &payment_term_entity, "contract", value_int(c->record.id), &all, act->arena));
	for (unsigned i = 0; i < all.count; i++) {
		const struct payment_term *t = LINE_AT(all, struct payment_term, i);
		struct deposit *d;
		TRY(store_find(act->db, &deposit_entity, "payment_term", value_int(t->record.id), &there, act->arena));
		if (t->event != payment_event_warranty_end || t->amount.minor == UNSET || there != NULL)
			continue;
		d = record_new(&deposit_entity, act->arena);
		d->title = t->title;
		d->contract.v = c->record.id;
		d->kind = deposit_kind_retention_money;
		d->form = deposit_form_withheld;
		d->amount = t->amount;
		d->payment_term.v = t->record.id;
		d->refund_event = payment_event_warranty_end;
		d->refund_days = t->days;
		d->owner = t->owner.v != 0 ? t->owner : c->owner;
		TRY(save_new(act, &deposit_entity, d));
	}
	return NULL;
}

FALLIBLE retention_withheld(struct act *act, const struct contract *c)
{
	const struct entity *e = &deposit_entity;
	struct lines all = { 0 };

	TRY(store_all(act->db, e, "contract", value_int(c->record.id), &all, act->arena));
	for (unsigned i = 0; i < all.count; i++) {
		const struct deposit *d = LINE_AT(all, struct deposit, i);
		void *was = NULL;
		if (d->form != deposit_form_withheld || d->stage != deposit_stage_planned)
			continue;
		TRY(store_get(act->db, e, d->record.id, &was, act->arena));
		struct deposit *after = save_copy(e, was, act->arena);
		after->paid_on = c->accepted_on;
		TRY(save_advance(act, e, was, after, "pay"));
	}
	return NULL;
}

/* --- changes --- */

FALLIBLE change_agreeing(struct act *act, const void *before, void *change)
{
	static const char sum[] = "SELECT CAST(sum(\"amount\") AS BIGINT) FROM change_order WHERE \"contract\" = $1"
				  " AND \"id\" <> $2 AND \"stage\" = 'agreed'";
	const struct change_order *o = change;
	const struct contract *c = NULL;
	int64_t agreed, room;

	(void)before;
	TRY(contract_of(act, o->contract.v, &c));
	if (c->regime != procurement_regime_gov_procurement || o->amount.minor == UNSET || c->amount.minor == UNSET)
		return NULL;
	TRY(sum_of(act, sum, o->contract.v, o->record.id, &agreed));
	room = change_order_room(c->amount).minor - agreed;
	if (o->amount.minor <= room)
		return NULL;
	return error_with(act->arena, ERROR_CONFLICT, "amount", "over_ten_percent", "%s",
			  money_text((money){ room < 0 ? 0 : room }, act->arena));
}
