/* A clause is answered by words of our own, a value or a promise of the template; a negative deviation
 * says why, and somebody else accepts it or sends it back (DOMAIN 2.5). */
#include "entity/all.h"
#include "rule/refusal.h"

FALLIBLE clause_response_answer(struct clause_response *r, const struct env *env)
{
	struct error *all = NULL;

	if (r->text == NULL && r->value == NULL && r->commitment_key == NULL)
		refuse(&all, env, "text", "answer_needed");
	if (r->deviation == deviation_negative && r->explanation == NULL)
		refuse(&all, env, "explanation", "required_for_step");
	r->answered_by.v = env->actor->user;
	return all;
}

FALLIBLE clause_response_review(struct clause_response *r, const struct env *env)
{
	r->reviewed_by.v = env->actor->user;
	r->reviewed_at = env->now;
	r->returned_by.v = 0;
	r->return_reason = NULL;
	return NULL;
}

FALLIBLE clause_response_send_back(struct clause_response *r, const struct env *env)
{
	r->returned_by.v = env->actor->user;
	r->reviewed_by.v = 0;
	r->reviewed_at = (instant){ 0 };
	return NULL;
}
