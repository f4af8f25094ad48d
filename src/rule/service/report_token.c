/* A code stands on one device, or in one place. */
#include "entity/all.h"
#include "rule/refusal.h"

FALLIBLE report_token_check(struct report_token *t, const struct report_token *before, const struct env *env)
{
	struct error *all = NULL;

	(void)before;
	if ((t->equipment.v == 0) == (t->site.v == 0))
		object(&all, env, "equipment", "device_or_place");
	return all;
}
