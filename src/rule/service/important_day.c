/* A day that matters is told of before it comes (S127). */
#include "base/instant.h"
#include "entity/all.h"
#include "rule/refusal.h"

FALLIBLE important_day_check(struct important_day *d, const struct important_day *before, const struct env *env)
{
	struct error *all = NULL;
	bool moved = before == NULL || before->on.day != d->on.day;

	if (moved && d->on.day != 0 && d->on.day < instant_date(env->now).day)
		object(&all, env, "on", "in_the_past");
	return all;
}
