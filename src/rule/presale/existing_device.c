/* A device the customer has: bought before today (S48). */
#include "base/instant.h"
#include "entity/all.h"
#include "rule/refusal.h"

FALLIBLE existing_device_check(struct existing_device *d, const struct existing_device *before, const struct env *env)
{
	struct error *all = NULL;

	(void)before;
	if (d->bought_on.day > instant_date(env->now).day)
		object(&all, env, "bought_on", "in_the_future");
	return all;
}
