/* A change is agreed in writing, by name, before it is done. */
#include "base/instant.h"
#include "base/money.h"
#include "rule/contract/payment.h"
#include "rule/refusal.h"

money change_order_room(money contract)
{
	return contract.minor == UNSET ? contract : money_times(contract, (decimal){ DECIMAL_ONE / 10 });
}

FALLIBLE change_order_check(struct change_order *o, const struct change_order *before, const struct env *env)
{
	bool open = before == NULL || before->stage == change_order_stage_draft ||
		    before->stage == change_order_stage_submitted;

	return open ? NULL : unchanged(&change_order_entity, before, o, "document owner", "settled_is_fixed", env);
}

FALLIBLE change_order_submit(struct change_order *o, const struct env *env)
{
	o->submitted_on = instant_date(env->now);
	return NULL;
}

FALLIBLE change_order_agree(struct change_order *o, const struct env *env)
{
	struct error *all = NULL;

	if (o->agreed_on.day == 0)
		o->agreed_on = instant_date(env->now);
	refuse_future(&all, env, "agreed_on", o->agreed_on);
	return all;
}
