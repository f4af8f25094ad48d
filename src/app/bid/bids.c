#include "app/bid/bids.h"

#include "app/bid/bid_counts.h"
#include "app/bid/bid_readiness.h"
#include "app/bid/prices.h"
#include "app/bid/responses.h"
#include "app/policies.h"
#include "app/save.h"
#include "app/take.h"
#include "base/text.h"
#include "entity/all.h"
#include "meta/flow.h"
#include "rule/bid/lot.h"
#include "rule/refusal.h"
#include "store/record.h"

/* --- preparing and sealing --- */

/* A lot has one bid of ours, so that it has one price. */
static FALLIBLE only_one_of_lot(struct act *act, const struct bid *b)
{
	struct value there;

	TRY(sql_value(
		act->db, "SELECT id FROM bid WHERE tender = $1 AND lot = $2 AND id <> $3 AND stage <> 'withdrawn'",
		SQL_ARGS(value_int(b->tender.v), value_text(b->lot), value_int(b->record.id)), &there, act->arena));
	return there.tag == VALUE_NONE ? NULL : error_new(act->arena, ERROR_CONFLICT, "lot", "lot_has_bid");
}

FALLIBLE bid_lot_said(struct act *act, const void *before, void *bid)
{
	const struct bid *was = before;
	struct bid *b = bid;
	void *record = NULL;

	if (b->tender.v == 0)
		return NULL; /* the declaration says that it is required */
	TRY(store_get(act->db, &tender_entity, b->tender.v, &record, act->arena));
	const struct tender *t = record;
	if (was == NULL && b->lot == NULL)
		b->lot = lot_meant(t);
	if (b->lot == NULL || (was != NULL && text_same(was->lot, b->lot)))
		return NULL;
	if (t->lots.count > 0 && lot_find(t, b->lot) == NULL)
		return error_new(act->arena, ERROR_INVALID, "lot", "no_such_lot");
	return only_one_of_lot(act, b);
}

FALLIBLE bid_lot_changed(struct act *act, const void *before, void *bid)
{
	return text_same(((const struct bid *)before)->lot, ((const struct bid *)bid)->lot)
		       ? NULL
		       : bid_recount(act, ((const struct bid *)bid)->record.id);
}

FALLIBLE bid_adding(struct act *act, const void *before, void *bid)
{
	struct bid *b = bid;
	struct service_policy ignored;
	int64_t edition;

	TRY(bid_lot_said(act, before, bid));
	if (b->policy_template == NULL)
		b->policy_template = POLICY_SEED;
	TRY(policies_of_bid(act, b, &ignored, &edition));
	return bid_count(act, b);
}

static FALLIBLE check_tender(struct act *act, const struct bid *b, struct error **all)
{
	struct env env = act_env(act);
	void *record = NULL;

	TRY(store_get(act->db, &tender_entity, b->tender.v, &record, act->arena));
	const struct tender *t = record;
	if (t->stage != tender_stage_pursued)
		refuse(all, &env, "tender", "not_pursued");
	if (t->facts_open > 0)
		refuse_count(all, &env, "tender", "facts_unconfirmed", t->facts_open);
	return NULL;
}

/* All that is wrong is named at once, by the step's own rules too. */
static FALLIBLE with_the_rules(struct act *act, const struct entity *e, const void *record, const char *action,
			       struct error *all)
{
	struct env env = act_env(act);

	if (all != NULL)
		error_append(&all, flow_step(e, save_copy(e, record, act->arena), action, &env));
	return all;
}

/* The price itself stays closed: the hash of its box shows later that it is the one that was sealed. */
static void bind_price(struct bid *b, struct arena *a)
{
	char hash[HASH_HEX];

	if (b->price.box == NULL)
		return;
	hash_of(b->price.box, b->price.size, hash);
	b->price_hash = arena_copy(a, hash);
}

/* Promises in yesterday's words are no answers. */
FALLIBLE bid_sealing(struct act *act, const void *before, void *bid)
{
	struct bid *b = bid;
	struct error *all = NULL;
	void *ignored = NULL;
	int64_t stale;

	(void)before;
	TRY(record_take(act, &bid_entity, b->record.id, &ignored));
	TRY(bid_count(act, b));
	TRY(responses_stale(act, b, &stale));
	b->clauses_unanswered += stale;
	bind_price(b, act->arena);
	TRY(check_tender(act, b, &all));
	TRY(bid_must_be_ready(act, b, &all));
	TRY(prices_ready(act, b, &all));
	return with_the_rules(act, &bid_entity, b, "seal", all);
}

FALLIBLE bid_sealed(struct act *act, const void *before, void *bid)
{
	(void)before;
	return policies_use_in_bid(act, bid);
}

/* --- others that move along --- */

/* A refusal names the field of the other record: "opportunity.our_prior_service". */
static FALLIBLE advance(struct act *act, const struct entity *e, const void *before, void *after, const char *action)
{
	struct error *all = save_advance(act, e, before, after, action);

	for (struct error *p = all; p != NULL; p = p->next)
		p->field = arena_print(act->arena, "%s%s%s", e->name, p->field == NULL ? "" : ".",
				       p->field == NULL ? "" : p->field);
	return all;
}

static bool can(const struct entity *e, const void *record, const char *action)
{
	return entity_step(e, action, record_stage(e, record)) != NULL;
}

static FALLIBLE tender_step(struct act *act, const struct bid *b, const char *action)
{
	void *before = NULL;
	struct tender *t;

	TRY(record_take(act, &tender_entity, b->tender.v, &before));
	if (!can(&tender_entity, before, action))
		return NULL;
	t = save_copy(&tender_entity, before, act->arena);
	t->winner = b->winner;
	t->result_reason = b->result_reason;
	return advance(act, &tender_entity, before, t, action);
}

static FALLIBLE opportunity_take(struct act *act, opportunity_id id, const char *action, void **ret_before,
				 struct opportunity **ret)
{
	*ret = NULL;
	if (id.v == 0)
		return NULL;
	TRY(record_take(act, &opportunity_entity, id.v, ret_before));
	if (can(&opportunity_entity, *ret_before, action))
		*ret = save_copy(&opportunity_entity, *ret_before, act->arena);
	return NULL;
}

static FALLIBLE opportunity_step(struct act *act, opportunity_id id, const char *action)
{
	struct opportunity *o = NULL;
	void *before = NULL;

	TRY(opportunity_take(act, id, action, &before, &o));
	return o == NULL ? NULL : advance(act, &opportunity_entity, before, o, action);
}

FALLIBLE tender_pursued(struct act *act, const void *before, void *tender)
{
	(void)before;
	return opportunity_step(act, ((struct tender *)tender)->opportunity, "pursue");
}

/* --- the result --- */

static FALLIBLE fill_from_opportunity(struct act *act, opportunity_id id, struct contract *c)
{
	void *record = NULL;

	if (id.v == 0)
		return NULL;
	TRY(store_get(act->db, &opportunity_entity, id.v, &record, act->arena));
	const struct opportunity *o = record;
	c->site = o->site;
	c->seasonal_exposure = o->seasonal_exposure;
	c->cost_est = o->cost_est;
	if (o->owner.v != 0) /* who won the customer signs */
		c->owner = o->owner;
	return NULL;
}

/* What was won is what will be signed: name, customer, price, warranty and promises of the bid. */
static FALLIBLE draft_contract(struct act *act, const struct bid *b)
{
	struct contract *c = record_new(&contract_entity, act->arena);
	void *there = NULL, *record = NULL;

	TRY(store_find(act->db, &contract_entity, "bid", value_int(b->record.id), &there, act->arena));
	if (there != NULL)
		return NULL;
	TRY(store_get(act->db, &tender_entity, b->tender.v, &record, act->arena));
	const struct tender *t = record;
	c->name = lot_title(t, b->lot, act->arena);
	c->customer = t->customer;
	c->bid.v = b->record.id;
	c->tender = b->tender;
	c->opportunity = b->opportunity;
	c->regime = t->regime;
	c->payment_terms = t->payment_terms;
	c->award_notice_on = b->award_notice_on;
	c->amount = b->award_amount;
	c->policy_template = b->policy_template;
	c->warranty_term = b->warranty_term;
	c->warranty_unit = b->warranty_unit;
	c->owner = b->owner;
	c->team = b->team;
	TRY(fill_from_opportunity(act, b->opportunity, c));
	return save_new(act, &contract_entity, c);
}

FALLIBLE bid_won(struct act *act, const void *before, void *bid)
{
	const struct bid *b = bid;

	(void)before;
	TRY(tender_step(act, b, "win"));
	TRY(opportunity_step(act, b->opportunity, "award"));
	return draft_contract(act, b);
}

/* Where another lot is still bid for, or was won, one that is lost decides neither tender nor business. */
static FALLIBLE decides_all(struct act *act, const struct bid *b, bool *ret)
{
	struct value n;

	TRY(sql_value(
		act->db,
		"SELECT count(*) FROM bid WHERE tender = $1 AND id <> $2 AND lot IS NOT NULL AND lot <> $3 AND"
		" stage IN ('preparing', 'sealed', 'submitted', 'opened', 'won')",
		SQL_ARGS(value_int(b->tender.v), value_int(b->record.id), value_text(b->lot == NULL ? "" : b->lot)), &n,
		act->arena));
	*ret = n.i == 0;
	return NULL;
}

FALLIBLE bid_lost(struct act *act, const void *before, void *bid)
{
	const struct bid *b = bid;
	struct opportunity *o = NULL;
	void *was = NULL;
	bool all;

	(void)before;
	TRY(decides_all(act, b, &all));
	if (!all)
		return NULL;
	TRY(tender_step(act, b, "lose"));
	TRY(opportunity_take(act, b->opportunity, "lose", &was, &o));
	if (o == NULL)
		return NULL;
	o->lost_reason = b->result_reason;
	o->lost_to = b->winner;
	return advance(act, &opportunity_entity, was, o, "lose");
}

/* A procurement that failed may be called again: the opportunity goes on. */
FALLIBLE bid_failed(struct act *act, const void *before, void *bid)
{
	bool all;

	(void)before;
	TRY(decides_all(act, bid, &all));
	return all ? tender_step(act, bid, "fail") : NULL;
}
