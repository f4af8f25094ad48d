/* Money that came in, came in. */
#include "base/instant.h"
#include "entity/all.h"
#include "rule/refusal.h"

FALLIBLE payment_receipt_check(struct payment_receipt *r, const struct payment_receipt *before, const struct env *env)
{
	struct error *all = NULL;

	(void)before;
	if (r->received_on.day > instant_date(env->now).day)
		object(&all, env, "received_on", "in_the_future");
	return all;
}
