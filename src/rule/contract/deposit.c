/* Money is out from the day it was given to the day it came back, and somebody asks for it. */
#include "rule/contract/deposit.h"

#include "base/instant.h"
#include "rule/bid/bond.h"
#include "rule/contract/payment.h"
#include "rule/refusal.h"
money deposit_cap(enum deposit_kind kind, money contract)
{
	if (contract.minor == UNSET)
		return contract;
	if (kind == deposit_kind_performance_bond)
		return performance_bond_cap(contract);
	return kind == deposit_kind_retention_money ? retention_cap(contract) : (money){ UNSET };
}

bool deposit_is_guarantee(enum deposit_form form)
{
	return form == deposit_form_guarantee_letter || form == deposit_form_insurance;
}

static bool is_out(const struct deposit *d)
{
	return d->stage == deposit_stage_out;
}

int64_t deposit_days_late(const struct deposit *d, date today)
{
	bool late = is_out(d) && d->refund_due_on.day != 0 && today.day > d->refund_due_on.day;

	return late ? today.day - d->refund_due_on.day : 0;
}

static bool chased_lately(const struct deposit *d, date today)
{
	for (unsigned i = 0; i < d->chases.count; i++)
		if (today.day - LINE_AT(d->chases, struct deposit_chase, i)->on.day <= MONEY_CHASED_WITHIN)
			return true;
	return false;
}

static bool ends_early(const struct deposit *d)
{
	return deposit_is_guarantee(d->form) && d->guarantee_until.day != 0 &&
	       d->guarantee_until.day < d->refund_due_on.day;
}

unsigned deposit_findings(const struct deposit *d, date today)
{
	bool planned = d->stage == deposit_stage_planned, overdue = deposit_days_late(d, today) > 0;
	unsigned found = 0;

	if (d->over_cap && (planned || is_out(d)))
		found |= DEPOSIT_OVER_CAP;
	if (planned && d->due_on.day != 0 && today.day > d->due_on.day)
		found |= DEPOSIT_UNPAID;
	if (overdue)
		found |= DEPOSIT_OVERDUE;
	if (is_out(d) && ends_early(d))
		found |= DEPOSIT_ENDS_EARLY;
	if (deposit_days_late(d, today) > MONEY_CHASED_WITHIN && !chased_lately(d, today))
		found |= DEPOSIT_UNCHASED;
	return found;
}

const char *deposit_finding_name(unsigned i)
{
	static const char *const names[DEPOSIT_FINDINGS] = { "over_cap", "unpaid", "overdue", "ends_early",
							     "unchased" };

	return names[i];
}

FALLIBLE deposit_check(struct deposit *d, const struct deposit *before, const struct env *env)
{
	struct error *all = NULL;

	if (before != NULL && before->stage != deposit_stage_planned && before->amount.minor != d->amount.minor)
		object(&all, env, "amount", "given_is_fixed");
	if (d->refund_event == payment_event_fixed_date && d->refund_fixed_on.day == 0)
		object(&all, env, "refund_fixed_on", "required");
	for (unsigned i = 0; i < d->chases.count; i++)
		if (LINE_AT(d->chases, struct deposit_chase, i)->on.day > instant_date(env->now).day)
			object_in_row(&all, env, "chases", i, "on", "in_the_future");
	d->over_cap = d->cap.minor != UNSET && d->amount.minor != UNSET && d->amount.minor > d->cap.minor;
	return all;
}

FALLIBLE deposit_pay(struct deposit *d, const struct env *env)
{
	struct error *all = NULL;

	if (d->paid_on.day == 0)
		d->paid_on = instant_date(env->now);
	refuse_future(&all, env, "paid_on", d->paid_on);
	if (deposit_is_guarantee(d->form) && d->guarantee_no == NULL)
		refuse(&all, env, "guarantee_no", "required_for_step");
	if (deposit_is_guarantee(d->form) && d->guarantee_until.day == 0)
		refuse(&all, env, "guarantee_until", "required_for_step");
	return all;
}

FALLIBLE deposit_return(struct deposit *d, const struct env *env)
{
	struct error *all = NULL;

	if (d->returned_on.day == 0)
		d->returned_on = instant_date(env->now);
	refuse_future(&all, env, "returned_on", d->returned_on);
	if (d->returned_on.day < d->paid_on.day)
		refuse(&all, env, "returned_on", "before_it_was_given");
	if (d->returned_amount.minor != UNSET && d->returned_amount.minor > d->amount.minor)
		refuse(&all, env, "returned_amount", "too_large");
	if (d->returned_amount.minor != UNSET && d->returned_amount.minor < d->amount.minor && d->short_reason == NULL)
		refuse(&all, env, "short_reason", "required_for_step");
	return all;
}
