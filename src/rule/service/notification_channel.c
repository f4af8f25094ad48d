/* A bot has an address; where it may lead is judged when it is used (DOMAIN 5.1, TRUST G49). */
#include "base/text.h"
#include "entity/all.h"
#include "rule/refusal.h"

FALLIBLE notification_channel_check(struct notification_channel *c, const struct notification_channel *before,
				    const struct env *env)
{
	struct error *all = NULL;

	if (before == NULL && c->address.plain == NULL)
		object(&all, env, "address", "required");
	if (c->address.plain != NULL && !text_starts(c->address.plain, "https://") &&
	    !text_starts(c->address.plain, "http://"))
		object(&all, env, "address", "channel_address");
	return all;
}
