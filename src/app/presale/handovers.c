#include "app/presale/handovers.h"

#include "base/instant.h"
#include "entity/all.h"
#include "store/record.h"

/* --- what is handed over --- */

struct drafting {
	struct act *act;
	struct lines rows;
	unsigned room;
};

static struct handover_point *point_new(struct drafting *d, enum handover_point_kind kind, const char *text)
{
	struct handover_point *p = LINE_AT(d->rows, struct handover_point, d->rows.count++);

	*p = *(const struct handover_point *)record_new(&handover_point_entity, d->act->arena);
	p->kind = kind;
	p->text = text;
	return p;
}

static void add_commitments(struct drafting *d, const struct lines *all)
{
	for (unsigned i = 0; i < all->count; i++) {
		const struct commitment *c = LINE_AT(*all, struct commitment, i);
		const char *text =
			c->measure == NULL ? c->title : arena_print(d->act->arena, "%s：%s", c->title, c->measure);
		point_new(d, handover_point_kind_commitment, text)->source = c->source;
	}
}

static bool is_open(const struct risk *r)
{
	return r->stage == risk_stage_open || r->stage == risk_stage_mitigating;
}

static void add_risks(struct drafting *d, const struct lines *all)
{
	for (unsigned i = 0; i < all->count; i++) {
		const struct risk *r = LINE_AT(*all, struct risk, i);
		if (!is_open(r))
			continue;
		struct handover_point *p = point_new(d, handover_point_kind_open_point, r->title);
		p->owner = r->owner;
		p->due_on = r->due_on;
	}
}

static FALLIBLE draft_points(struct act *act, struct internal_handover *h)
{
	struct lines commitments = { 0 }, risks = { 0 };
	struct drafting d = { .act = act };

	if (h->contract.v != 0)
		TRY(store_all(act->db, &commitment_entity, "contract", value_int(h->contract.v), &commitments,
			      act->arena));
	TRY(store_all(act->db, &risk_entity, "opportunity", value_int(h->opportunity.v), &risks, act->arena));
	d.room = commitments.count + risks.count;
	d.rows.rows = arena_array(act->arena, struct handover_point, d.room + 1);
	add_commitments(&d, &commitments);
	add_risks(&d, &risks);
	h->points = d.rows;
	return NULL;
}

FALLIBLE internal_handover_changing(struct act *act, const void *before, void *handover)
{
	const struct internal_handover *h = handover;
	void *contract = NULL;

	(void)before;
	if (h->contract.v == 0)
		return NULL;
	TRY(store_get(act->db, &contract_entity, h->contract.v, &contract, act->arena));
	return ((struct contract *)contract)->opportunity.v == h->opportunity.v
		       ? NULL
		       : error_new(act->arena, ERROR_INVALID, "contract", "contract_of_another");
}

/* The contract of the business, where nobody names one. */
static FALLIBLE find_contract(struct act *act, struct internal_handover *h)
{
	void *contract = NULL;

	TRY(store_find(act->db, &contract_entity, "opportunity", value_int(h->opportunity.v), &contract, act->arena));
	if (contract == NULL)
		return NULL;
	h->contract.v = ((struct record *)contract)->id;
	if (h->receiver.v == 0)
		h->receiver = ((struct contract *)contract)->project_manager;
	return NULL;
}

FALLIBLE internal_handover_adding(struct act *act, const void *before, void *handover)
{
	struct internal_handover *h = handover;

	if (h->opportunity.v == 0)
		return NULL;
	if (h->contract.v == 0)
		TRY(find_contract(act, h));
	TRY(internal_handover_changing(act, before, handover));
	return h->points.count > 0 ? NULL : draft_points(act, h);
}

/* --- before work starts --- */

FALLIBLE contract_starting(struct act *act, const void *before, void *contract)
{
	const struct contract *c = contract;
	struct value n;

	(void)before;
	if (c->opportunity.v == 0)
		return NULL;
	TRY(sql_value(act->db,
		      "SELECT count(*) FROM internal_handover WHERE \"contract\" = $1 AND \"stage\" = 'accepted'",
		      SQL_ARGS(value_int(c->record.id)), &n, act->arena));
	return n.i > 0 ? NULL : error_new(act->arena, ERROR_CONFLICT, "internal_handover", "handover_not_accepted");
}
