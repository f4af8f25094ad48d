/* A customer's credit code is kept as GB 32100 writes it; a failed check character is no reason to
 * refuse it, such codes are in use (DOMAIN 5.4). */
#include "entity/all.h"
#include "rule/party/uscc.h"

FALLIBLE customer_check(struct customer *c, const struct customer *before, const struct env *env)
{
	(void)before;
	if (c->uscc != NULL)
		c->uscc = uscc_read(c->uscc, env->arena).code;
	return NULL;
}
