/* A step that is ticked was done on a day that has been (S27). */
#include "base/instant.h"
#include "entity/all.h"
#include "rule/refusal.h"

FALLIBLE procedure_step_check(struct procedure_step *s, const struct procedure_step *before, const struct env *env)
{
	struct error *all = NULL;

	(void)before;
	if (s->done_on.day > instant_date(env->now).day)
		object(&all, env, "done_on", "in_the_future");
	return all;
}
