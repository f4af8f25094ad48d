/* A template has something new in it, and somebody who looked at it (S13). */
#include "base/instant.h"
#include "entity/all.h"
#include "rule/refusal.h"

FALLIBLE solution_template_check(struct solution_template *t, const struct solution_template *before,
				 const struct env *env)
{
	struct error *all = NULL;

	if (t->innovation_points.count == 0)
		object(&all, env, "innovation_points", "innovation_needed");
	if (before != NULL && before->stage == solution_template_stage_published && t->stage == before->stage)
		error_append(&all, unchanged(&solution_template_entity, before, t, "owner", "published_is_fixed", env));
	return all;
}

FALLIBLE solution_template_publish(struct solution_template *t, const struct env *env)
{
	struct error *all = NULL;

	if (t->reviewer.v != env->actor->user && (env->actor->roles & LEADERS) == 0)
		refuse(&all, env, "reviewer", "reviewer_alone");
	t->published_on = instant_date(env->now);
	return all;
}
