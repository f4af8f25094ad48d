/* The notice of an end is sent on a day that has come (A19). */
#include "base/instant.h"
#include "entity/all.h"
#include "rule/refusal.h"

FALLIBLE warranty_notice_check(struct warranty_notice *n, const struct warranty_notice *before, const struct env *env)
{
	if (before == NULL || before->stage != warranty_notice_stage_answered)
		return NULL;
	return unchanged(&warranty_notice_entity, before, n, "owner", "completed_is_fixed", env);
}

FALLIBLE warranty_notice_send(struct warranty_notice *n, const struct env *env)
{
	struct error *all = NULL;

	if (n->sent_on.day == 0)
		n->sent_on = instant_date(env->now);
	refuse_future(&all, env, "sent_on", n->sent_on);
	return all;
}
