/* technology.c -- a new technology is looked at in the first months, and what it taught goes to the library (S115,
 * S118). */
#include "app/policies.h"
#include "app/save.h"
#include "app/service/planner.h"
#include "base/instant.h"
#include "base/money.h"
#include "store/record.h"

FALLIBLE technology_dated(struct act *act, const void *before, void *technology)
{
	struct new_technology *t = technology;
	struct service_policy policy;
	void *contract = NULL;

	(void)before;
	TRY(store_get(act->db, &contract_entity, t->contract.v, &contract, act->arena));
	const struct contract *c = contract;
	if (t->owner.v == 0)
		t->owner = c->service_engineer;
	if (c->accepted_on.day == 0)
		return NULL;
	TRY(policies_of_contract(act, c, &policy));
	t->due_on = date_add_months(c->accepted_on, (int)policy.technical_months);
	return NULL;
}

/* A draft: a second person approves what the company will say of it. */
FALLIBLE technology_concluded(struct act *act, const void *before, void *technology)
{
	struct new_technology *t = technology, *after;
	struct library_entry *e = record_new(&library_entry_entity, act->arena);
	struct arena *a = act->arena;

	(void)before;
	if (t->decision == lesson_decision_stop)
		return NULL;
	e->title = t->name;
	e->kind = library_kind_passage;
	e->text =
		arena_print(a, "%s\n%s：%s %s → %s %s（%s%%）\n%s", t->effect, t->measure, decimal_text(t->expected, a),
			    t->unit == NULL ? "" : t->unit, decimal_text(t->measured, a),
			    t->unit == NULL ? "" : t->unit, decimal_text(t->deviation, a), t->lesson);
	e->owner = t->owner;
	TRY(save_new(act, &library_entry_entity, e));
	after = save_copy(&new_technology_entity, t, a);
	after->library_entry.v = e->record.id;
	TRY(save_again(act, &new_technology_entity, t, after, "learnt"));
	*t = *after;
	return NULL;
}
