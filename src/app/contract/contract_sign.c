#include "app/contract/contract_sign.h"

#include <string.h>

#include "app/contract/drafts.h"
#include "app/policies.h"
#include "app/save.h"
#include "app/take.h"
#include "base/embedded.h"
#include "base/instant.h"
#include "base/money.h"
#include "base/table.h"
#include "base/text.h"
#include "json/write.h"
#include "meta/flow.h"
#include "meta/rights.h"
#include "rule/calendar/period.h"
#include "rule/why.h"
#include "store/record.h"

#define SIGN_WITHIN_DAYS 30 /* 招标投标法 46, 政府采购法 46 */

/* --- the contract against the bid --- */

struct difference {
	const char *field, *bid, *contract;
};

struct differences {
	struct difference row[8];
	unsigned count;
};

static void differ(struct differences *all, const char *field, const char *bid, const char *contract)
{
	all->row[all->count++] = (struct difference){ field, bid, contract };
}

static const enum period_unit period_units[] = {
	[term_unit_unset] = PERIOD_YEAR,  [term_unit_day] = PERIOD_DAY,	  [term_unit_week] = PERIOD_WEEK,
	[term_unit_month] = PERIOD_MONTH, [term_unit_year] = PERIOD_YEAR,
};

/* Terms in different units are compared by where they end when they begin on the same day. */
static date term_end(int64_t term, enum term_unit unit)
{
	return period_last_day(date_of(2026, 1, 1), (struct period){ (int)term, period_units[unit] });
}

static const char *term_text(int64_t term, enum term_unit unit, struct arena *a)
{
	return arena_print(a, "%lld %s", (long long)term, term_unit_choices.labels[unit]);
}

static void compare_warranty(struct differences *all, const struct contract *c, const struct bid *b, struct arena *a)
{
	bool both = c->warranty_term != UNSET && b->warranty_term != UNSET;

	if (both && term_end(c->warranty_term, c->warranty_unit).day < term_end(b->warranty_term, b->warranty_unit).day)
		differ(all, "warranty_term", term_text(b->warranty_term, b->warranty_unit, a),
		       term_text(c->warranty_term, c->warranty_unit, a));
}

static struct differences compare(const struct contract *c, const struct bid *b, struct arena *a)
{
	struct differences all = { 0 };
	bool priced = c->amount.minor != UNSET && b->award_amount.minor != UNSET;

	if (b->stage != bid_stage_won)
		differ(&all, "bid", bid_stage_choices.labels[b->stage], bid_stage_choices.labels[bid_stage_won]);
	if (c->customer.v != b->customer.v)
		differ(&all, "customer", "", "");
	if (priced && c->amount.minor != b->award_amount.minor)
		differ(&all, "amount", money_text(b->award_amount, a), money_text(c->amount, a));
	compare_warranty(&all, c, b, a);
	if (c->policy_template != NULL && !text_same(c->policy_template, b->policy_template))
		differ(&all, "policy_template", b->policy_template, c->policy_template);
	return all;
}

static FALLIBLE find_differences(struct act *act, const struct contract *c, struct differences *ret)
{
	void *bid = NULL;

	if (c->bid.v == 0)
		return NULL;
	TRY(store_get(act->db, &bid_entity, c->bid.v, &bid, act->arena));
	*ret = compare(c, bid, act->arena);
	return NULL;
}

/* --- signing --- */

static FALLIBLE refusals(const struct differences *all, const struct contract *c, struct act *act)
{
	struct env env = act_env(act);
	struct error *e = NULL;

	for (unsigned i = 0; i < all->count; i++)
		error_append(&e, error_with(act->arena, ERROR_CONFLICT, all->row[i].field, "not_as_in_bid", "%s",
					    all->row[i].bid == NULL ? "" : all->row[i].bid));
	TRY(contract_draft_refusals(act, c, &e));
	if (e != NULL)
		error_append(&e, flow_step(&contract_entity, save_copy(&contract_entity, c, act->arena), "sign", &env));
	return e;
}

FALLIBLE contract_signing(struct act *act, const void *before, void *contract)
{
	struct contract *c = contract;
	struct differences all = { 0 };

	(void)before;
	TRY(find_differences(act, c, &all));
	TRY(refusals(&all, c, act));
	if (c->signed_on.day == 0 || c->policy_template == NULL)
		return NULL; /* the step says what it needs */
	return policies_freeze(act, c);
}

/* The list is at least that of the seed; who has made one keeps it. */
static FALLIBLE lay_out_handover(struct act *act, const struct contract *c)
{
	const struct embedded *file = embedded_find("db/data/handover_item.csv");
	struct table rows = table_of(file == NULL ? "" : file->data, file == NULL ? 0 : embedded_size(file));
	const struct field *kind = entity_field(&handover_item_entity, "kind");
	const char *field[4];
	void *there = NULL;

	TRY(store_find(act->db, &handover_item_entity, "contract", value_int(c->record.id), &there, act->arena));
	while (there == NULL && table_next(&rows, field, 4, act->arena)) {
		struct handover_item *h = record_new(&handover_item_entity, act->arena);
		h->contract.v = c->record.id;
		field_set(kind, h, value_text(field[0]));
		h->name = field[2];
		h->mandatory = true;
		h->owner = c->project_manager.v != 0 ? c->project_manager : c->owner;
		TRY(save_new(act, &handover_item_entity, h));
	}
	return NULL;
}

static FALLIBLE close_opportunity(struct act *act, const struct contract *c)
{
	void *before = NULL;

	if (c->opportunity.v == 0)
		return NULL;
	TRY(record_take(act, &opportunity_entity, c->opportunity.v, &before));
	if (entity_step(&opportunity_entity, "sign", record_stage(&opportunity_entity, before)) == NULL)
		return NULL;
	return save_advance(act, &opportunity_entity, before, save_copy(&opportunity_entity, before, act->arena),
			    "sign");
}

FALLIBLE contract_signed(struct act *act, const void *before, void *contract)
{
	const struct contract *c = contract;

	(void)before;
	TRY(policies_use_in_contract(act, c));
	TRY(contract_commit(act, c));
	TRY(lay_out_handover(act, c));
	return close_opportunity(act, c);
}

/* --- the view --- */

static void deadline_write(struct buffer *b, const struct contract *c, date today, enum language lang, bool shown)
{
	date by = period_last_day(c->award_notice_on, (struct period){ SIGN_WITHIN_DAYS, PERIOD_DAY });
	date on = c->signed_on.day != 0 ? c->signed_on : today;
	bool noticed = shown && c->award_notice_on.day != 0;
	const struct why *why = NULL;

	if (noticed)
		why = why_new(b->arena, "sign_within", date_text(c->award_notice_on, b->arena), date_text(by, b->arena),
			      NULL);
	json_member(b, "sign_by", noticed ? date_text(by, b->arena) : NULL);
	json_member(b, "why", why_text(why, lang, b->arena));
	json_member_bool(b, "late", noticed && on.day > by.day);
}

/* What differs from the bid is for who may read the bid. */
static FALLIBLE differences_shown(struct act *act, const struct contract *c, struct differences *ret)
{
	void *bid = NULL;

	if (c->bid.v != 0)
		TRY(store_load(act->db, &bid_entity, c->bid.v, act->who, rights_scope(&bid_entity, act->who, READ),
			       &bid, act->arena));
	return bid == NULL ? NULL : find_differences(act, c, ret);
}

FALLIBLE contract_signing_view(struct act *act, int64_t id, enum language lang, struct buffer *b)
{
	const struct entity *e = &contract_entity;
	struct differences all = { 0 };
	void *record = NULL;

	TRY(store_load(act->db, e, id, act->who, rights_scope(e, act->who, READ), &record, act->arena));
	if (record == NULL)
		return error_new(act->arena, ERROR_MISSING, NULL, "no_such_record");
	TRY(differences_shown(act, record, &all));
	json_open(b, '{');
	deadline_write(b, record, instant_date(act->now), lang,
		       rights_read_field(e, entity_field(e, "award_notice_on"), act->who));
	json_key(b, "differences");
	json_open(b, '[');
	for (unsigned i = 0; i < all.count; i++) {
		const struct field *f = entity_field(e, all.row[i].field);
		if (!rights_read_field(e, f, act->who))
			continue;
		json_open(b, '{');
		json_member(b, "field", all.row[i].field);
		json_member(b, "bid", all.row[i].bid);
		json_member(b, "contract", all.row[i].contract);
		json_close(b, '}');
	}
	json_close(b, ']');
	json_close(b, '}');
	return NULL;
}
