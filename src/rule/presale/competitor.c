/* A competitor's credit code is kept as GB 32100 writes it, and nothing of it that may not be known (A4). */
#include "entity/all.h"
#include "rule/party/uscc.h"
#include "rule/presale/forbidden_intel.h"

FALLIBLE competitor_check(struct competitor *c, const struct competitor *before, const struct env *env)
{
	struct error *all = NULL;

	(void)before;
	if (c->uscc != NULL)
		c->uscc = uscc_read(c->uscc, env->arena).code;
	object_forbidden(&all, env, &competitor_entity, c, "strengths weaknesses notes");
	return all;
}
