/* A shift begins before it ends, and is no standing appointment (S93). */
#include "base/instant.h"
#include "entity/all.h"
#include "rule/refusal.h"

#define DAYS_MOST 31

FALLIBLE duty_shift_check(struct duty_shift *s, const struct duty_shift *before, const struct env *env)
{
	struct error *all = NULL;

	(void)before;
	if (s->from_at.us == 0 || s->to_at.us == 0)
		return NULL;
	if (!instant_before(s->from_at, s->to_at))
		object(&all, env, "to_at", "ends_before_it_begins");
	else if (s->to_at.us - s->from_at.us > DAYS_MOST * DAY)
		object(&all, env, "to_at", "shift_too_long");
	return all;
}
