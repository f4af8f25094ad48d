/* A review is held of what is over. */
#include "base/instant.h"
#include "entity/all.h"
#include "rule/refusal.h"

FALLIBLE bid_review_check(struct bid_review *r, const struct bid_review *before, const struct env *env)
{
	struct error *all = NULL;

	(void)before;
	if (r->held_on.day == 0)
		r->held_on = instant_date(env->now);
	if (r->held_on.day > instant_date(env->now).day)
		object(&all, env, "held_on", "in_the_future");
	if (r->won && r->winner.v != 0)
		object(&all, env, "winner", "ours_or_rival");
	return all;
}
