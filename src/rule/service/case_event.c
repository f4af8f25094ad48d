/* A claimed time says where it comes from, lies in the past, and is vouched for by somebody else
 * (A18, TRUST T13). */
#include "base/instant.h"
#include "entity/all.h"
#include "rule/refusal.h"

FALLIBLE case_event_check(struct case_event *v, const struct case_event *before, const struct env *env)
{
	struct error *all = NULL;

	(void)before;
	if (instant_before(env->now, v->occurred_at))
		object(&all, env, "occurred_at", "in_the_future");
	if (v->occurred_at.us != 0 && v->source == event_source_unset)
		object(&all, env, "source", "required");
	if (v->kind == case_event_kind_paused && v->waiting_reason == waiting_reason_unset)
		object(&all, env, "waiting_reason", "required");
	if (v->kind == case_event_kind_vouched && v->vouches.v == 0)
		object(&all, env, "vouches", "required");
	if (v->confirmed_by.v != 0 && v->confirmed_by.v == env->actor->user)
		object(&all, env, "confirmed_by", "second_person_needed");
	return all;
}
