/* A lead belongs to a customer; sales decides on it once (A19). */
#include "base/instant.h"
#include "entity/all.h"
#include "rule/refusal.h"

FALLIBLE service_lead_check(struct service_lead *l, const struct service_lead *before, const struct env *env)
{
	struct error *all = NULL;

	if (before != NULL && before->stage != service_lead_stage_offered)
		return unchanged(&service_lead_entity, before, l, "owner", "lead_is_decided", env);
	if (l->customer.v == 0)
		object(&all, env, "customer", "required");
	return all;
}

/* Who takes it up follows it, unless it was meant for somebody else than who found it. */
FALLIBLE service_lead_take(struct service_lead *l, const struct env *env)
{
	l->decided_at = env->now;
	if (l->owner.v == 0 || l->owner.v == l->credited_to.v)
		l->owner.v = env->actor->user;
	return NULL;
}

FALLIBLE service_lead_decline(struct service_lead *l, const struct env *env)
{
	l->decided_at = env->now;
	return NULL;
}
