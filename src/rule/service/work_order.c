/* A work order: what was done, what it cost us, and what the customer agreed to pay before a part was
 * fitted (S75, A17).  Who pays which line is said by rule/service/repair_charge. */
#include "base/money.h"
#include "entity/all.h"
#include "rule/refusal.h"

#define CHARGE(w, i) LINE_AT((w)->charges, struct charge_line, i)

static void add(money *sum, money m)
{
	if (m.minor != UNSET)
		sum->minor = sum->minor == UNSET ? m.minor : sum->minor + m.minor;
}

static void sum_up(struct work_order *w)
{
	w->net = w->tax = w->gross = w->internal_cost = (money){ UNSET };
	for (unsigned i = 0; i < w->charges.count; i++) {
		struct charge_line *line = CHARGE(w, i);
		bool priced = line->unit_cost.minor != UNSET && line->quantity.millionths != UNSET;
		line->cost = priced ? money_times(line->unit_cost, line->quantity) : (money){ UNSET };
		add(&w->internal_cost, line->cost);
		add(&w->net, line->net);
		add(&w->tax, line->tax);
		add(&w->gross, line->gross);
	}
}

FALLIBLE work_order_check(struct work_order *w, const struct work_order *before, const struct env *env)
{
	struct error *all = NULL;

	/* The fitting of a part that was sold belongs to the customer alone (S103). */
	if (w->service_case.v == 0 && w->visit.v == 0 &&
	    !(w->kind == work_order_kind_installation && w->customer.v != 0))
		object(&all, env, "service_case", "case_or_visit_needed");
	if (before != NULL && before->stage == work_order_stage_confirmed)
		error_append(&all, unchanged(&work_order_entity, before, w, "", "confirmed_is_fixed", env));
	sum_up(w);
	return all;
}

FALLIBLE work_order_start(struct work_order *w, const struct env *env)
{
	w->started_at = env->now;
	return NULL;
}

FALLIBLE work_order_agree(struct work_order *w, const struct env *env)
{
	w->charge_agreed_at = env->now;
	return NULL;
}

FALLIBLE work_order_finish(struct work_order *w, const struct env *env)
{
	struct error *all = NULL;

	if (w->kind == work_order_kind_repair && w->cause == fault_cause_unset)
		refuse(&all, env, "cause", "required_for_step");
	if (w->gross.minor > 0 && w->charge_agreed_at.us == 0)
		refuse(&all, env, "charge_agreed_by", "agreement_needed");
	w->finished_at = env->now;
	return all;
}

FALLIBLE work_order_confirm(struct work_order *w, const struct env *env)
{
	w->confirmed_at = env->now;
	return NULL;
}
