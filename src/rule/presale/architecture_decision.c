/* A decision says what else was looked at and what follows; accepted it stays as it is (S6). */
#include "base/instant.h"
#include "entity/all.h"
#include "rule/refusal.h"

FALLIBLE architecture_decision_check(struct architecture_decision *d, const struct architecture_decision *before,
				     const struct env *env)
{
	struct error *all = NULL;

	if (before != NULL && d->supersedes.v == d->record.id && d->supersedes.v != 0)
		object(&all, env, "supersedes", "not_itself");
	if (before != NULL && before->stage != architecture_decision_stage_proposed)
		error_append(&all, unchanged(&architecture_decision_entity, before, d, "", "accepted_is_fixed", env));
	return all;
}

FALLIBLE architecture_decision_accept(struct architecture_decision *d, const struct env *env)
{
	struct error *all = NULL;

	if (d->decided_on.day == 0)
		d->decided_on = instant_date(env->now);
	refuse_future(&all, env, "decided_on", d->decided_on);
	return all;
}
