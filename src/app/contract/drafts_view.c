/* drafts_view.c -- the page of a contract that is being drafted: each term as bid, as agreed and as written. */
#include <stdlib.h>

#include "app/contract/drafts.h"
#include "app/contract/negotiations.h"
#include "app/record_list.h"
#include "app/readable.h"
#include "base/instant.h"
#include "base/text.h"
#include "entity/all.h"
#include "json/write.h"
#include "meta/rights.h"
#include "rule/contract/contract_term.h"

static int by_place(const void *a, const void *b)
{
	const struct contract_term *x = a, *y = b;
	int64_t left = x->place == UNSET ? INT64_MAX : x->place, right = y->place == UNSET ? INT64_MAX : y->place;

	if (x->paper != y->paper)
		return x->paper < y->paper ? -1 : 1;
	if (left != right)
		return left < right ? -1 : 1;
	return x->record.id < y->record.id ? -1 : x->record.id > y->record.id;
}

FALLIBLE contract_terms_sorted(struct act *act, int64_t contract, struct lines *ret)
{
	TRY(readable_all(act, &contract_term_entity, "contract", contract, ret));
	if (ret->count > 1)
		qsort(ret->rows, ret->count, sizeof(struct contract_term), by_place);
	return NULL;
}

struct tally {
	unsigned state[term_state_count], breaks;
};

static FALLIBLE terms_write(struct act *act, const struct contract *c, struct tally *t, struct buffer *b)
{
	enum procurement_method method;
	struct lines all = { 0 };

	TRY(method_of_tender(act, c->tender.v, &method));
	TRY(contract_terms_sorted(act, c->record.id, &all));
	json_member(b, "method", method == procurement_method_unset ? NULL : procurement_method_choices.labels[method]);
	json_key(b, "terms");
	json_open(b, '[');
	for (unsigned i = 0; i < all.count; i++) {
		const struct contract_term *term = LINE_AT(all, struct contract_term, i);
		bool breaks = contract_term_breaks(term, method);
		t->state[term->state]++;
		t->breaks += breaks;
		json_open(b, '{');
		json_member_bool(b, "breaks", breaks);
		json_key(b, "record");
		TRY(record_named(act, &contract_term_entity, term, "clause negotiation_round", b));
		json_close(b, '}');
	}
	json_close(b, ']');
	return NULL;
}

static void tally_write(const struct tally *t, struct buffer *b)
{
	json_key(b, "counts");
	json_open(b, '{');
	for (unsigned i = 1; i < term_state_count; i++)
		json_member_int(b, term_state_choices.labels[i], t->state[i]);
	json_member_int(b, "breaks", t->breaks);
	json_close(b, '}');
}

static FALLIBLE refusals_write(struct act *act, const struct contract *c, const struct locale *locale,
			       enum language lang, struct buffer *b)
{
	struct error *all = NULL;

	if (c->stage == contract_stage_draft && rights_scope(&contract_term_entity, act->who, READ) != 0)
		TRY(contract_draft_refusals(act, c, &all));
	json_key(b, "refusals");
	json_open(b, '[');
	for (; all != NULL; all = all->next) {
		json_open(b, '{');
		json_member(b, "field", all->field);
		json_member(b, "reason", all->reason);
		json_member(b, "message", locale_reason(locale, lang, all, b->arena));
		json_close(b, '}');
	}
	json_close(b, ']');
	return NULL;
}

/* Of its bid and of itself; the talks may be about either. */
static FALLIBLE rounds_write(struct act *act, const struct contract *c, struct buffer *b)
{
	bool of_bid = c->bid.v != 0;
	struct wanted w = { &negotiation_round_entity, of_bid ? "bid" : "contract",
			    value_int(of_bid ? c->bid.v : c->record.id), "n", true };

	return records_write(act, "rounds", &w, "owner", b);
}

FALLIBLE contract_draft_view(struct act *act, int64_t contract, const struct locale *locale, enum language lang,
			     struct buffer *b)
{
	struct wanted approvals = { &contract_approval_entity, "contract", value_int(contract), "id", false };
	struct wanted seals = { &seal_request_entity, "contract", value_int(contract), "id", false };
	struct tally tally = { 0 };
	void *record = NULL;

	TRY(record_readable(act, &contract_entity, contract, &record));
	json_open(b, '{');
	json_member(b, "today", date_text(instant_date(act->now), b->arena));
	json_key(b, "contract");
	TRY(record_named(act, &contract_entity, record, "customer bid authority owner", b));
	json_member_bool(b, "may_draft", contract_may_draft(act, record));
	TRY(terms_write(act, record, &tally, b));
	tally_write(&tally, b);
	TRY(rounds_write(act, record, b));
	TRY(records_write(act, "approvals", &approvals, "approved_by", b));
	TRY(records_write(act, "seals", &seals, "owner sealed_by", b));
	TRY(refusals_write(act, record, locale, lang, b));
	json_close(b, '}');
	return NULL;
}
