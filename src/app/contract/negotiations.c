#include "app/contract/negotiations.h"

#include "store/record.h"

FALLIBLE method_of_tender(struct act *act, int64_t tender, enum procurement_method *ret)
{
	void *record = NULL;

	*ret = procurement_method_unset;
	if (tender == 0)
		return NULL;
	TRY(store_get(act->db, &tender_entity, tender, &record, act->arena));
	*ret = ((struct tender *)record)->method;
	if (*ret == procurement_method_unset)
		*ret = procurement_method_open_tender;
	return NULL;
}

static FALLIBLE from_contract(struct act *act, struct negotiation_round *r)
{
	void *record = NULL;

	if (r->contract.v == 0)
		return NULL;
	TRY(store_get(act->db, &contract_entity, r->contract.v, &record, act->arena));
	const struct contract *c = record;
	if (r->bid.v == 0)
		r->bid = c->bid;
	r->tender = c->tender;
	r->customer = c->customer;
	r->team = c->team;
	r->after_award = c->tender.v != 0;
	return NULL;
}

static FALLIBLE from_bid(struct act *act, struct negotiation_round *r)
{
	void *record = NULL;

	if (r->bid.v == 0)
		return NULL;
	TRY(store_get(act->db, &bid_entity, r->bid.v, &record, act->arena));
	const struct bid *b = record;
	r->tender = b->tender;
	r->customer = b->customer;
	r->team = b->team;
	r->after_award = r->after_award || b->stage == bid_stage_won;
	return NULL;
}

static FALLIBLE next_number(struct act *act, struct negotiation_round *r)
{
	bool of_bid = r->bid.v != 0;
	struct value n;

	TRY(sql_value(act->db,
		      of_bid ? "SELECT max(\"n\") FROM negotiation_round WHERE \"bid\" = $1"
			     : "SELECT max(\"n\") FROM negotiation_round WHERE \"contract\" = $1",
		      SQL_ARGS(value_int(of_bid ? r->bid.v : r->contract.v)), &n, act->arena));
	r->n = n.tag == VALUE_NONE ? 1 : n.i + 1;
	return NULL;
}

FALLIBLE negotiation_placing(struct act *act, const void *before, void *round)
{
	struct negotiation_round *r = round;

	(void)before;
	TRY(from_contract(act, r));
	TRY(from_bid(act, r));
	TRY(method_of_tender(act, r->tender.v, &r->method));
	return next_number(act, r);
}
