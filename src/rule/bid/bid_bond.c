/* The bond's own steps (DOMAIN 2.7): what a form needs, days that have been, and never more back than was paid. */
#include "base/instant.h"
#include "entity/all.h"
#include "rule/bid/bond.h"
#include "rule/refusal.h"

FALLIBLE bid_bond_check(struct bid_bond *b, const struct bid_bond *before, const struct env *env)
{
	struct error *all = NULL;

	if (b->guarantee_from.day != 0 && b->guarantee_until.day != 0 && b->guarantee_until.day < b->guarantee_from.day)
		object(&all, env, "guarantee_until", "ends_before_it_begins");
	for (unsigned i = 0; i < b->chases.count; i++)
		if (LINE_AT(b->chases, struct bond_chase, i)->on.day > instant_date(env->now).day)
			object_in_row(&all, env, "chases", i, "on", "in_the_future");
	if (before != NULL && before->stage != bid_bond_stage_planned)
		error_append(&all,
			     unchanged(&bid_bond_entity, before, b,
				       "payee payer from_basic_account receipt guarantee_no issuer guarantee_from "
				       "guarantee_until owner chases",
				       "paid_is_fixed", env));
	return all;
}

FALLIBLE bid_bond_pay(struct bid_bond *b, const struct env *env)
{
	struct error *all = NULL;

	refuse_future(&all, env, "paid_on", b->paid_on);
	if (bond_is_guarantee(b->form) && b->guarantee_until.day == 0)
		refuse(&all, env, "guarantee_until", "required_for_step");
	return all;
}

FALLIBLE bid_bond_arrive(struct bid_bond *b, const struct env *env)
{
	struct error *all = NULL;

	if (instant_before(env->now, b->arrived_at))
		refuse(&all, env, "arrived_at", "in_the_future");
	if (b->arrived_at.us != 0 && instant_date(b->arrived_at).day < b->paid_on.day)
		refuse(&all, env, "arrived_at", "before_it_was_paid");
	return all;
}

FALLIBLE bid_bond_refund(struct bid_bond *b, const struct env *env)
{
	struct error *all = NULL;

	refuse_future(&all, env, "refunded_on", b->refunded_on);
	if (b->refunded.minor != UNSET && b->refunded.minor > b->amount.minor)
		refuse(&all, env, "refunded", "more_than_paid");
	return all;
}
