/* A lesson that was adopted stays as it went into the library (S118). */
#include "base/instant.h"
#include "entity/all.h"
#include "rule/refusal.h"

FALLIBLE lesson_check(struct lesson *l, const struct lesson *before, const struct env *env)
{
	if (before != NULL && before->stage == lesson_stage_adopted)
		return unchanged(&lesson_entity, before, l, "owner", "lesson_is_adopted", env);
	return NULL;
}

FALLIBLE lesson_adopt(struct lesson *l, const struct env *env)
{
	l->adopted_by.v = env->actor->user;
	l->adopted_on = instant_date(env->now);
	return NULL;
}
