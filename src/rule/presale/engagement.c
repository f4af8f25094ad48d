/* A visit counts when it was held and says what comes next, by whom and until when (S4, S28). */
#include "base/instant.h"
#include "entity/all.h"
#include "rule/party/evaluator.h"
#include "rule/refusal.h"

FALLIBLE engagement_check(struct engagement *v, const struct engagement *before, const struct env *env)
{
	struct error *all = NULL;

	(void)before;
	if (evaluator_named(v->their_people))
		object(&all, env, "their_people", "no_evaluators");
	return all;
}

FALLIBLE engagement_hold(struct engagement *v, const struct env *env)
{
	struct error *all = NULL;

	if (instant_before(env->now, v->held_at))
		refuse(&all, env, "held_at", "in_the_future");
	if (v->next_step != NULL && v->next_owner.v == 0)
		refuse(&all, env, "next_owner", "required_for_step");
	if (v->next_step != NULL && v->next_due_on.day == 0)
		refuse(&all, env, "next_due_on", "required_for_step");
	return all;
}
