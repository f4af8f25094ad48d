/* A booking has a beginning and an end behind it, and was shown once it was (S65). */
#include "base/instant.h"
#include "entity/all.h"
#include "rule/refusal.h"

FALLIBLE demo_booking_check(struct demo_booking *b, const struct demo_booking *before, const struct env *env)
{
	struct error *all = NULL;

	if (b->from_at.us != 0 && b->to_at.us != 0 && !instant_before(b->from_at, b->to_at))
		object(&all, env, "to_at", "before_it_begins");
	if (before != NULL && before->stage != demo_booking_stage_booked)
		error_append(&all, unchanged(&demo_booking_entity, before, b, "engagement owner", "not_now", env));
	return all;
}

FALLIBLE demo_booking_show(struct demo_booking *b, const struct env *env)
{
	struct error *all = NULL;

	if (instant_before(env->now, b->from_at))
		refuse(&all, env, "from_at", "in_the_future");
	return all;
}
