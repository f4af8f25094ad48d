/* money_view.c -- what is out and what is due: of all contracts, or of one. */
#include <stdlib.h>

#include "app/contract/money.h"
#include "app/find.h"
#include "app/record_list.h"
#include "app/readable.h"
#include "base/instant.h"
#include "base/money.h"
#include "json/write.h"
#include "meta/rights.h"
#include "rule/bid/bond.h"
#include "rule/contract/deposit.h"
#include "rule/contract/payment.h"
#include "store/record.h"

struct sums {
	money out, overdue, receivable, receivable_late, guaranteed;
	unsigned unchased;
};

static void add(money *sum, money part)
{
	if (part.minor != UNSET)
		*sum = money_plus(*sum, part);
}

/* --- money that is out --- */

static void findings_write(unsigned found, struct buffer *b)
{
	json_key(b, "findings");
	json_open(b, '[');
	for (unsigned i = 0; i < DEPOSIT_FINDINGS; i++)
		if (found & 1U << i)
			json_text(b, deposit_finding_name(i));
	json_close(b, ']');
}

static const struct deposit_chase *last_chase(const struct deposit *d)
{
	return d->chases.count == 0 ? NULL : LINE_AT(d->chases, struct deposit_chase, d->chases.count - 1);
}

static FALLIBLE deposit_write(struct act *act, int64_t id, struct sums *s, struct buffer *b)
{
	date today = instant_date(act->now);
	void *record = NULL;

	TRY(store_get(act->db, &deposit_entity, id, &record, act->arena));
	const struct deposit *d = record;
	unsigned found = deposit_findings(d, today);
	const struct deposit_chase *chase = last_chase(d);
	if (d->stage == deposit_stage_out) {
		add(deposit_is_guarantee(d->form) ? &s->guaranteed : &s->out, d->amount);
		if (found & DEPOSIT_OVERDUE)
			add(&s->overdue, d->amount);
		s->unchased += (found & DEPOSIT_UNCHASED) != 0;
	}
	json_open(b, '{');
	json_member_int(b, "days_late", deposit_days_late(d, today));
	findings_write(found, b);
	json_member(b, "chased_on", chase == NULL ? NULL : date_text(chase->on, b->arena));
	json_member(b, "said", chase == NULL ? NULL : chase->said);
	json_key(b, "record");
	TRY(record_named(act, &deposit_entity, d, "contract customer owner", b));
	json_close(b, '}');
	return NULL;
}

static bool settled(const struct deposit *d)
{
	return d->stage == deposit_stage_returned || d->stage == deposit_stage_forfeited;
}

static FALLIBLE deposits_write(struct act *act, const struct wanted *w, bool all, struct sums *s, struct buffer *b)
{
	void **records = NULL;
	unsigned n;

	TRY(records_find(act, w, &records, &n));
	json_key(b, "deposits");
	json_open(b, '[');
	for (unsigned i = 0; i < n; i++)
		if (all || !settled(records[i]))
			TRY(deposit_write(act, ((struct record *)records[i])->id, s, b));
	json_close(b, ']');
	return NULL;
}

/* --- bid bonds: out as well, though no contract has them yet --- */

static FALLIBLE bonds_write(struct act *act, struct sums *s, struct buffer *b)
{
	struct wanted w = { .entity = &bid_bond_entity, .by = "refund_due_on" };
	date today = instant_date(act->now);
	void **records = NULL;
	unsigned n;

	TRY(records_find(act, &w, &records, &n));
	json_key(b, "bid_bonds");
	json_open(b, '[');
	for (unsigned i = 0; i < n; i++) {
		void *whole = NULL; /* with the times it was asked back */
		if (!bid_bond_is_out(records[i]))
			continue;
		TRY(store_get(act->db, &bid_bond_entity, ((struct record *)records[i])->id, &whole, act->arena));
		const struct bid_bond *d = whole;
		const struct bond_chase *chase =
			d->chases.count == 0 ? NULL : LINE_AT(d->chases, struct bond_chase, d->chases.count - 1);
		s->unchased += bid_bond_unchased(d, today);
		add(bond_is_guarantee(d->form) ? &s->guaranteed : &s->out, d->amount);
		if (bid_bond_days_late(d, today) > 0)
			add(&s->overdue, d->amount);
		json_open(b, '{');
		json_member_int(b, "days_late", bid_bond_days_late(d, today));
		json_member_bool(b, "unchased", bid_bond_unchased(d, today));
		json_member(b, "chased_on", chase == NULL ? NULL : date_text(chase->on, b->arena));
		json_member(b, "said", chase == NULL ? NULL : chase->said);
		json_key(b, "record");
		TRY(record_named(act, &bid_bond_entity, d, "bid owner", b));
		json_close(b, '}');
	}
	json_close(b, ']');
	return NULL;
}

/* --- instalments --- */

static money open_part(const struct payment_term *t)
{
	money received = t->received.minor == UNSET ? (money){ 0 } : t->received;

	return t->amount.minor == UNSET ? t->amount : money_minus(t->amount, received);
}

static FALLIBLE term_write(struct act *act, const struct payment_term *t, struct sums *s, struct buffer *b)
{
	date today = instant_date(act->now);
	enum payment_state state = payment_state_of(t, today);
	bool open = state == payment_state_due || state == payment_state_partly;
	bool late = open && t->due_on.day != 0 && t->due_on.day < today.day;
	bool seen = readable_field(act, &payment_term_entity, "amount");

	if (open)
		add(&s->receivable, open_part(t));
	if (late)
		add(&s->receivable_late, open_part(t));
	json_open(b, '{');
	json_member_int(b, "days_late", late ? today.day - t->due_on.day : 0);
	json_member(b, "open", seen && open_part(t).minor != UNSET ? money_text(open_part(t), b->arena) : NULL);
	json_key(b, "record");
	TRY(record_named(act, &payment_term_entity, t, "contract customer owner", b));
	json_close(b, '}');
	return NULL;
}

static FALLIBLE terms_write(struct act *act, const struct wanted *w, bool all, struct sums *s, struct buffer *b)
{
	void **records = NULL;
	unsigned n;

	TRY(records_find(act, w, &records, &n));
	json_key(b, "terms");
	json_open(b, '[');
	for (unsigned i = 0; i < n; i++) {
		const struct payment_term *t = records[i];
		enum payment_state state = payment_state_of(t, instant_date(act->now));
		if (all || (state != payment_state_paid && state != payment_state_waiting))
			TRY(term_write(act, t, s, b));
	}
	json_close(b, ']');
	return NULL;
}

static void sums_write(struct act *act, const struct sums *s, struct buffer *b)
{
	const struct {
		const char *key;
		money sum;
	} all[] = { { "out", s->out },
		    { "guaranteed", s->guaranteed },
		    { "overdue", s->overdue },
		    { "receivable", s->receivable },
		    { "receivable_late", s->receivable_late } };
	bool seen = readable_field(act, &deposit_entity, "amount");

	json_key(b, "sums");
	json_open(b, '{');
	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		json_member(b, all[i].key, seen ? money_text(all[i].sum, b->arena) : NULL);
	json_member_int(b, "unchased", s->unchased);
	json_close(b, '}');
}

FALLIBLE money_view(struct act *act, struct buffer *b)
{
	struct wanted deposits = { .entity = &deposit_entity, .by = "refund_due_on" };
	struct wanted terms = { .entity = &payment_term_entity, .by = "due_on" };
	struct sums s = { 0 };

	json_open(b, '{');
	json_member(b, "today", date_text(instant_date(act->now), b->arena));
	TRY(deposits_write(act, &deposits, false, &s, b));
	TRY(bonds_write(act, &s, b));
	TRY(terms_write(act, &terms, false, &s, b));
	sums_write(act, &s, b);
	json_close(b, '}');
	return NULL;
}

FALLIBLE contract_money_view(struct act *act, int64_t contract, struct buffer *b)
{
	struct value id = value_int(contract);
	struct wanted deposits = { &deposit_entity, "contract", id, "refund_due_on", false };
	struct wanted terms = { &payment_term_entity, "contract", id, "id", false };
	struct wanted invoices = { &invoice_entity, "contract", id, "issued_on", false };
	struct wanted receipts = { &payment_receipt_entity, "contract", id, "received_on", false };
	struct sums s = { 0 };
	void *record = NULL;

	TRY(record_readable(act, &contract_entity, contract, &record));
	json_open(b, '{');
	json_member(b, "today", date_text(instant_date(act->now), b->arena));
	json_key(b, "contract");
	TRY(record_named(act, &contract_entity, record, "customer", b));
	TRY(deposits_write(act, &deposits, true, &s, b));
	TRY(terms_write(act, &terms, true, &s, b));
	TRY(records_write(act, "invoices", &invoices, "payment_term", b));
	TRY(records_write(act, "receipts", &receipts, "payment_term", b));
	sums_write(act, &s, b);
	json_close(b, '}');
	return NULL;
}
