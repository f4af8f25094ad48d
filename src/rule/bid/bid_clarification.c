/* A clarification answers what the committee asked, in time, and changes nothing of substance (条例 52; 2.14). */
#include "base/instant.h"
#include "entity/all.h"
#include "rule/refusal.h"

FALLIBLE bid_clarification_check(struct bid_clarification *c, const struct bid_clarification *before,
				 const struct env *env)
{
	struct error *all = NULL;

	if (c->due_at.us != 0 && c->requested_at.us != 0 && instant_before(c->due_at, c->requested_at))
		object(&all, env, "due_at", "ends_before_it_begins");
	if (before != NULL && before->stage >= bid_clarification_stage_approved)
		error_append(&all, unchanged(&bid_clarification_entity, before, c, "owner", "confirmed_is_fixed", env));
	return all;
}

FALLIBLE bid_clarification_draft(struct bid_clarification *c, const struct env *env)
{
	c->owner.v = c->owner.v == 0 ? env->actor->user : c->owner.v;
	return NULL;
}

FALLIBLE bid_clarification_approve(struct bid_clarification *c, const struct env *env)
{
	struct error *all = NULL;

	if (c->changes_substance)
		refuse(&all, env, "changes_substance", "no_change_of_substance");
	c->approved_by.v = env->actor->user;
	return all;
}

FALLIBLE bid_clarification_send(struct bid_clarification *c, const struct env *env)
{
	struct error *all = NULL;

	if (c->sent_at.us == 0)
		c->sent_at = env->now;
	if (instant_before(env->now, c->sent_at))
		refuse(&all, env, "sent_at", "in_the_future");
	if (instant_before(c->due_at, c->sent_at))
		refuse(&all, env, "sent_at", "too_late");
	return all;
}
