/* An instalment is a share of the contract or an amount, due so many days after its event. */
#include "base/instant.h"
#include "base/money.h"
#include "rule/contract/payment.h"
#include "rule/refusal.h"

money payment_share(money contract, decimal percent)
{
	bool known = contract.minor != UNSET && percent.millionths != UNSET;

	return known ? (money){ divide_half_up((wide)contract.minor * percent.millionths, (wide)100 * DECIMAL_ONE) }
		     : (money){ UNSET };
}

date payment_due(date event, int64_t days)
{
	return event.day == 0 ? event : (date){ event.day + (days == UNSET ? 0 : days) };
}

static int64_t or_none(money m)
{
	return m.minor == UNSET ? 0 : m.minor;
}

enum payment_state payment_state_of(const struct payment_term *t, date today)
{
	if (t->amount.minor != UNSET && t->amount.minor > 0 && or_none(t->received) >= t->amount.minor)
		return payment_state_paid;
	if (or_none(t->received) > 0)
		return payment_state_partly;
	return t->event_on.day != 0 && t->event_on.day <= today.day ? payment_state_due : payment_state_waiting;
}

FALLIBLE payment_term_check(struct payment_term *t, const struct payment_term *before, const struct env *env)
{
	struct error *all = NULL;

	(void)before;
	if (t->percent.millionths == UNSET && t->amount.minor == UNSET)
		object(&all, env, "percent", "share_or_amount_needed");
	if (t->event == payment_event_fixed_date && t->fixed_on.day == 0)
		object(&all, env, "fixed_on", "required");
	if (t->event == payment_event_fixed_date)
		t->event_on = t->fixed_on;
	t->due_on = payment_due(t->event_on, t->days);
	t->state = payment_state_of(t, instant_date(env->now));
	return all;
}
