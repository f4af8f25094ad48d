/* A target without a number and its unit, or a level, is vague (S51). */
#include "entity/all.h"
#include "rule/presale/measure.h"
#include "rule/refusal.h"

FALLIBLE quality_target_check(struct quality_target *t, const struct quality_target *before, const struct env *env)
{
	struct error *all = NULL;
	struct measure m;
	bool has_number = t->value.millionths != UNSET && t->unit != NULL;

	(void)before;
	if (t->value.millionths != UNSET && t->unit == NULL)
		object(&all, env, "unit", "unit_needed");
	t->vague = !has_number && t->level == NULL && !measure_find(t->metric, env->arena, &m) &&
		   level_find(t->metric, env->arena) == 0;
	return all;
}
