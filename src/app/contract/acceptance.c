#include "app/contract/acceptance.h"

#include "app/contract/obligations.h"
#include "app/contract/warranty_days.h"
#include "app/presale/milestones.h"
#include "app/save.h"
#include "store/record.h"

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
	c->accepted_on = x->signed_on;
	TRY(warranty_begin(act, c));
	TRY(save_advance(act, &contract_entity, was, c, "accept"));
	TRY(opportunity_accepted(act, c->opportunity.v, x->signed_on));
	TRY(obligations_lay_out(act, c));
	return warranty_cover_devices(act, c, "accepted");
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
