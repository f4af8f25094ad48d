/* An original comes back by the day that was named (A25).  That it is lent to one at a time is looked at where the
 * other records are (app/contract/originals.h). */
#include "base/instant.h"
#include "entity/all.h"
#include "rule/refusal.h"

FALLIBLE borrowed_original_check(struct borrowed_original *b, const struct borrowed_original *before,
				 const struct env *env)
{
	struct error *all = NULL;

	if (before == NULL && b->due_on.day != 0 && b->due_on.day < instant_date(env->now).day)
		object(&all, env, "due_on", "in_the_past");
	if (before != NULL && before->stage != borrowed_original_stage_asked &&
	    before->stage != borrowed_original_stage_lent)
		error_append(&all, unchanged(&borrowed_original_entity, before, b, "", "returned_is_fixed", env));
	return all;
}

FALLIBLE borrowed_original_lend(struct borrowed_original *b, const struct env *env)
{
	struct error *all = NULL;

	if (b->lent_on.day == 0)
		b->lent_on = instant_date(env->now);
	refuse_future(&all, env, "lent_on", b->lent_on);
	b->lent_by.v = env->actor->user;
	return all;
}

FALLIBLE borrowed_original_return(struct borrowed_original *b, const struct env *env)
{
	struct error *all = NULL;

	if (b->returned_on.day == 0)
		b->returned_on = instant_date(env->now);
	refuse_future(&all, env, "returned_on", b->returned_on);
	if (b->returned_on.day < b->lent_on.day)
		refuse(&all, env, "returned_on", "before_it_was_given");
	return all;
}
