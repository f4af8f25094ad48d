/* A product like ours: its prices in their order, as of a day that has been (S25). */
#include "base/instant.h"
#include "entity/all.h"
#include "rule/presale/forbidden_intel.h"
#include "rule/refusal.h"

FALLIBLE competitor_product_check(struct competitor_product *p, const struct competitor_product *before,
				  const struct env *env)
{
	struct error *all = NULL;

	(void)before;
	if (p->price_from.minor != UNSET && p->price_to.minor != UNSET && p->price_to.minor < p->price_from.minor)
		object(&all, env, "price_to", "below_price_from");
	if (p->as_of.day > instant_date(env->now).day)
		object(&all, env, "as_of", "in_the_future");
	object_forbidden(&all, env, &competitor_product_entity, p, "features weaknesses source");
	return all;
}
