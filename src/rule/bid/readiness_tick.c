/* Who looked signs for it: by name and time; what is not in order says what is wrong (DOMAIN 2.16). */
#include "entity/all.h"
#include "rule/refusal.h"

FALLIBLE readiness_tick_check(struct readiness_tick *t, const struct readiness_tick *before, const struct env *env)
{
	struct error *all = NULL;

	if (t->verdict == tick_verdict_failed && t->note == NULL)
		object(&all, env, "note", "required");
	if (before == NULL || before->verdict != t->verdict) {
		t->checked_by.v = env->actor->user;
		t->checked_at = env->now;
	}
	return all;
}
