/* The answer of an engineer to an offer, and when (A1). */
#include "base/instant.h"
#include "entity/all.h"

static struct error *answered(struct dispatch_offer *o, const struct env *env)
{
	o->answered_at = env->now;
	return NULL;
}

FALLIBLE dispatch_offer_accept(struct dispatch_offer *o, const struct env *env)
{
	return answered(o, env);
}

FALLIBLE dispatch_offer_decline(struct dispatch_offer *o, const struct env *env)
{
	return answered(o, env);
}

FALLIBLE dispatch_offer_expire(struct dispatch_offer *o, const struct env *env)
{
	return answered(o, env);
}

FALLIBLE dispatch_offer_withdraw(struct dispatch_offer *o, const struct env *env)
{
	return answered(o, env);
}
