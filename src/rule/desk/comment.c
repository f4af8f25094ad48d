/* A comment hangs on a record of a kind that exists. */
#include "entity/all.h"
#include "rule/refusal.h"

FALLIBLE comment_check(struct comment *c, const struct comment *before, const struct env *env)
{
	struct error *all = NULL;

	(void)before;
	if (c->about_entity != NULL && entity_find(c->about_entity) == NULL)
		object(&all, env, "about_entity", "no_such_entity");
	return all;
}
