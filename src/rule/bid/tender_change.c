/* An amendment changes nothing before a person has said so. */
#include "entity/all.h"

static void decide(struct tender_change *c, const struct env *env)
{
	c->decided_by.v = env->actor->user;
	c->decided_at = env->now;
}

FALLIBLE tender_change_accept(struct tender_change *c, const struct env *env)
{
	decide(c, env);
	return NULL;
}

FALLIBLE tender_change_decline(struct tender_change *c, const struct env *env)
{
	decide(c, env);
	return NULL;
}
