/* An amendment binds; whoever adopts it says so by name (招标投标法 23). */
#include "base/instant.h"
#include "entity/all.h"
#include "rule/refusal.h"

FALLIBLE tender_amendment_check(struct tender_amendment *m, const struct tender_amendment *before,
				const struct env *env)
{
	if (before == NULL || before->stage != tender_amendment_stage_adopted)
		return NULL;
	return unchanged(&tender_amendment_entity, before, m, "owner document", "confirmed_is_fixed", env);
}

FALLIBLE tender_amendment_adopt(struct tender_amendment *m, const struct env *env)
{
	m->adopted_by.v = env->actor->user;
	m->adopted_at = env->now;
	return NULL;
}
