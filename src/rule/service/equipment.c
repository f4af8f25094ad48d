/* Equipment is ours to repair until it is retired (S84); what takes its place is named. */
#include "base/instant.h"
#include "entity/all.h"
#include "rule/refusal.h"

FALLIBLE equipment_check(struct equipment *q, const struct equipment *before, const struct env *env)
{
	struct error *all = NULL;

	(void)before;
	if (q->part_of.v != 0 && q->part_of.v == q->record.id)
		object(&all, env, "part_of", "not_itself");
	return all;
}

FALLIBLE equipment_retire(struct equipment *q, const struct env *env)
{
	struct error *all = NULL;

	if (q->retired_on.day == 0)
		q->retired_on = instant_date(env->now);
	refuse_future(&all, env, "retired_on", q->retired_on);
	if (q->replaced_by.v != 0 && q->replaced_by.v == q->record.id)
		refuse(&all, env, "replaced_by", "not_itself");
	return all;
}

FALLIBLE equipment_reactivate(struct equipment *q, const struct env *env)
{
	(void)env;
	q->retired_on = (date){ 0 };
	q->replaced_by.v = 0;
	q->retire_reason = NULL;
	return NULL;
}
