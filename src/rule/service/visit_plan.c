/* A visit plan covers a span, and a grid has its number of days (S119, A8). */
#include "entity/all.h"
#include "rule/refusal.h"

FALLIBLE visit_plan_check(struct visit_plan *p, const struct visit_plan *before, const struct env *env)
{
	struct error *all = NULL;

	(void)before;
	if (p->from_on.day != 0 && p->to_on.day != 0 && p->to_on.day < p->from_on.day)
		object(&all, env, "to_on", "ends_before_it_begins");
	if (choices_have(p->programmes, "routine") && p->every_days == UNSET)
		object(&all, env, "every_days", "required");
	return all;
}
