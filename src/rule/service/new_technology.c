#include "rule/service/new_technology.h"

#include "base/instant.h"
#include "entity/all.h"
#include "rule/refusal.h"

decimal deviation_percent(decimal expected, decimal measured)
{
	wide of = expected.millionths < 0 ? -(wide)expected.millionths : expected.millionths;

	if (expected.millionths == UNSET || measured.millionths == UNSET || of == 0)
		return (decimal){ UNSET };
	wide apart = (wide)measured.millionths - expected.millionths;
	return (decimal){ divide_half_up(apart * 10000, of) * (DECIMAL_ONE / 100) };
}

FALLIBLE new_technology_check(struct new_technology *t, const struct new_technology *before, const struct env *env)
{
	struct error *all = NULL;

	if (t->expected.millionths == 0)
		object(&all, env, "expected", "expected_is_zero");
	if (before != NULL && before->stage == new_technology_stage_concluded)
		error_append(&all,
			     unchanged(&new_technology_entity, before, t, "notes owner", "completed_is_fixed", env));
	t->deviation = deviation_percent(t->expected, t->measured);
	return all;
}

FALLIBLE new_technology_measure(struct new_technology *t, const struct env *env)
{
	struct error *all = NULL;

	if (t->measured_on.day == 0)
		t->measured_on = instant_date(env->now);
	refuse_future(&all, env, "measured_on", t->measured_on);
	return all;
}
