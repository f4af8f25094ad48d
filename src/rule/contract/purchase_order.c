/* What is ordered is written down line by line, and stays as it was ordered. */
#include "base/instant.h"
#include "base/money.h"
#include "entity/all.h"
#include "rule/refusal.h"

static money net_of(const struct purchase_order *o)
{
	money net = { UNSET };

	for (unsigned i = 0; i < o->lines.count; i++) {
		const struct purchase_order_line *l = LINE_AT(o->lines, struct purchase_order_line, i);
		if (l->unit_cost.minor == UNSET || l->quantity.millionths == UNSET)
			continue;
		money part = money_times(l->unit_cost, l->quantity);
		net = net.minor == UNSET ? part : money_plus(net, part);
	}
	return net;
}

FALLIBLE purchase_order_check(struct purchase_order *o, const struct purchase_order *before, const struct env *env)
{
	o->net = net_of(o);
	if (before != NULL && before->stage != purchase_order_stage_draft)
		return unchanged(&purchase_order_entity, before, o, "owner notes promised_on", "ordered_is_fixed", env);
	return NULL;
}

FALLIBLE purchase_order_order(struct purchase_order *o, const struct env *env)
{
	struct error *all = NULL;

	if (o->ordered_on.day == 0)
		o->ordered_on = instant_date(env->now);
	refuse_future(&all, env, "ordered_on", o->ordered_on);
	if (o->lines.count == 0)
		refuse(&all, env, "lines", "no_lines");
	if (o->promised_on.day != 0 && o->promised_on.day < o->ordered_on.day)
		refuse(&all, env, "promised_on", "ends_before_it_begins");
	return all;
}
