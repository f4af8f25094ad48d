/* Where one is, said by himself, now (A5). */
#include "base/instant.h"
#include "entity/all.h"
#include "rule/refusal.h"

FALLIBLE check_in_check(struct check_in *c, const struct check_in *before, const struct env *env)
{
	struct error *all = NULL;

	(void)before;
	if (c->site.v == 0 && c->city == NULL)
		object(&all, env, "city", "required");
	c->seen_at = env->now;
	return all;
}
