/* One asks with a reason, another, a leader, agrees: both by name (A22). */
#include "entity/all.h"

FALLIBLE finding_override_check(struct finding_override *o, const struct finding_override *before,
				const struct env *env)
{
	if (before == NULL)
		o->asked_by.v = env->actor->user;
	return NULL;
}

static void decide(struct finding_override *o, const struct env *env)
{
	o->decided_by.v = env->actor->user;
	o->decided_at = env->now;
}

FALLIBLE finding_override_approve(struct finding_override *o, const struct env *env)
{
	decide(o, env);
	return NULL;
}

FALLIBLE finding_override_refuse(struct finding_override *o, const struct env *env)
{
	decide(o, env);
	return NULL;
}
