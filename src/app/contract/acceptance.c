#include "app/contract/acceptance.h"

#include "app/contract/obligations.h"
#include "app/desk/calendars.h"
#include "app/policies.h"
#include "app/presale/milestones.h"
#include "app/save.h"
#include "rule/contract/parts_obligation.h"
#include "rule/contract/warranty.h"
#include "store/record.h"

/* What the contract says of its own from this day on. */
static FALLIBLE start_warranty(struct act *act, struct contract *c, date accepted_on)
{
	const struct calendar *calendar = NULL;
	struct service_policy policy;
	struct warranty w;

	TRY(policies_of_contract(act, c, &policy));
	TRY(calendars_load(act, &calendar));
	w = warranty_of(accepted_on,
			(struct period){ (int)policy.warranty_term, (enum period_unit)policy.warranty_unit },
			policy.warranty_rolls != 0, calendar);
	c->accepted_on = accepted_on;
	c->warranty_end_on = w.last_day;
	c->warranty_report_until = w.report_until;
	c->warranty_certainty = w.confidence == CONFIDENCE_FALLBACK ? certainty_fallback : certainty_announced;
	c->parts_until_on = period_last_day(accepted_on, (struct period){ (int)policy.parts_years, PERIOD_YEAR });
	return NULL;
}

/* Each device under the contract is covered as the contract is, and supplied for its design life. */
static FALLIBLE cover_equipment(struct act *act, const struct contract *c)
{
	struct service_policy policy;
	struct lines all = { 0 };

	TRY(policies_of_contract(act, c, &policy));
	TRY(store_all(act->db, &equipment_entity, "contract", value_int(c->record.id), &all, act->arena));
	for (unsigned i = 0; i < all.count; i++) {
		struct equipment *before = LINE_AT(all, struct equipment, i);
		struct equipment *after = save_copy(&equipment_entity, before, act->arena);
		int64_t life =
			before->design_life_years != UNSET ? before->design_life_years : policy.design_life_years;
		after->warranty_end_on = c->warranty_end_on;
		after->supply_until_on = period_last_day(c->accepted_on, (struct period){ (int)life, PERIOD_YEAR });
		TRY(save_again(act, &equipment_entity, before, after, "accepted"));
	}
	return NULL;
}

FALLIBLE acceptance_signed(struct act *act, const void *before, void *acceptance)
{
	const struct acceptance *x = acceptance;
	void *was = NULL;
	struct contract *c;

	(void)before;
	if (x->kind != acceptance_kind_completion)
		return NULL;
	TRY(store_get(act->db, &contract_entity, x->contract.v, &was, act->arena));
	c = save_copy(&contract_entity, was, act->arena);
	TRY(start_warranty(act, c, x->signed_on));
	TRY(save_advance(act, &contract_entity, was, c, "accept"));
	TRY(opportunity_accepted(act, c->opportunity.v, x->signed_on));
	TRY(obligations_lay_out(act, c));
	return cover_equipment(act, c);
}

static FALLIBLE count_missing(struct act *act, int64_t contract, int64_t *ret)
{
	struct value n;

	TRY(sql_value(
		act->db,
		"SELECT count(*) FROM handover_item WHERE contract = $1 AND mandatory = 1 AND stage <> 'confirmed'",
		SQL_ARGS(value_int(contract)), &n, act->arena));
	*ret = n.i;
	return NULL;
}

/* The last paper that was missing proves the hand-over. */
FALLIBLE handover_confirmed(struct act *act, const void *before, void *item)
{
	const struct handover_item *h = item;
	int64_t missing = 0;

	(void)before;
	TRY(count_missing(act, h->contract.v, &missing));
	if (missing > 0)
		return NULL;
	return obligations_close_kind(act, h->contract.v, commitment_kind_handover, proof_kind_handover_item,
				      h->record.id, h->confirmed_on);
}

FALLIBLE contract_closing(struct act *act, const void *before, void *contract)
{
	struct contract *c = contract;
	struct value n;

	(void)before;
	TRY(sql_value(act->db,
		      "SELECT count(*) FROM obligation WHERE contract = $1 AND stage = 'planned' AND due_on IS NOT NULL"
		      " AND kind NOT IN ('warranty', 'parts_availability', 'parts_supply')",
		      SQL_ARGS(value_int(c->record.id)), &n, act->arena));
	c->obligations_open = n.i;
	return count_missing(act, c->record.id, &c->handover_open);
}
