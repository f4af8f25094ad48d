/* A line of an opening is ours or a rival's, of a day that has been. */
#include "base/instant.h"
#include "entity/all.h"
#include "rule/refusal.h"

FALLIBLE opening_bid_check(struct opening_bid *o, const struct opening_bid *before, const struct env *env)
{
	struct error *all = NULL;

	(void)before;
	if (o->ours && o->competitor.v != 0)
		object(&all, env, "competitor", "ours_or_rival");
	if (o->opened_on.day > instant_date(env->now).day)
		object(&all, env, "opened_on", "in_the_future");
	return all;
}
