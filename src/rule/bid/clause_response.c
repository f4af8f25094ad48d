/* A clause is answered by words of our own, a value or a promise of the template; a negative deviation
 * says why, and somebody else reads it (DOMAIN 2.5). */
#include "entity/all.h"
#include "rule/refusal.h"

FALLIBLE clause_response_answer(struct clause_response *r, const struct env *env)
{
	struct error *all = NULL;

	if (r->text == NULL && r->value == NULL && r->commitment_key == NULL)
		refuse(&all, env, "text", "answer_needed");
	if (r->deviation == deviation_negative && r->explanation == NULL)
		refuse(&all, env, "explanation", "required_for_step");
	return all;
}

FALLIBLE clause_response_review(struct clause_response *r, const struct env *env)
{
	struct error *all = NULL;

	if (r->owner.v != 0 && r->owner.v == env->actor->user)
		refuse(&all, env, "reviewed_by", "second_person_needed");
	r->reviewed_by.v = env->actor->user;
	return all;
}
