/* Where one is, said by himself or on the telephone to who dispatches, now (A5). */
#include "base/instant.h"
#include "entity/all.h"
#include "entity/readers.h"
#include "rule/refusal.h"

FALLIBLE check_in_check(struct check_in *c, const struct check_in *before, const struct env *env)
{
	struct error *all = NULL;

	(void)before;
	if (c->site.v == 0 && c->city == NULL)
		object(&all, env, "city", "required");
	if (env->actor->user != 0 && c->person.v != env->actor->user && (env->actor->roles & DISPATCHERS) == 0)
		object(&all, env, "person", "own_place_only");
	c->seen_at = env->now;
	return all;
}
