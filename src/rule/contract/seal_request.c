/* No more copies are sealed than were asked for (A25). */
#include "base/instant.h"
#include "entity/all.h"
#include "rule/refusal.h"

FALLIBLE seal_request_check(struct seal_request *q, const struct seal_request *before, const struct env *env)
{
	if (before == NULL || before->stage == seal_request_stage_asked || before->stage == seal_request_stage_refused)
		return NULL;
	return unchanged(&seal_request_entity, before, q, "owner team", "seal_approved_is_fixed", env);
}

FALLIBLE seal_request_approve(struct seal_request *q, const struct env *env)
{
	q->approved_by.v = env->actor->user;
	q->approved_on = instant_date(env->now);
	q->refuse_reason = NULL;
	return NULL;
}

FALLIBLE seal_request_seal(struct seal_request *q, const struct env *env)
{
	struct error *all = NULL;

	if (q->sealed_on.day == 0)
		q->sealed_on = instant_date(env->now);
	if (q->sealed_copies == UNSET)
		q->sealed_copies = q->copies;
	q->sealed_by.v = env->actor->user;
	refuse_future(&all, env, "sealed_on", q->sealed_on);
	if (q->sealed_on.day < q->approved_on.day)
		refuse(&all, env, "sealed_on", "before_approval");
	if (q->sealed_copies > q->copies)
		refuse(&all, env, "sealed_copies", "more_than_asked");
	return all;
}
