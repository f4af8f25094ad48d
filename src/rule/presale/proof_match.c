/* Of one requirement or one clause, and of one proof (FIELD 16). */
#include "entity/all.h"
#include "rule/refusal.h"

FALLIBLE proof_match_check(struct proof_match *m, const struct proof_match *before, const struct env *env)
{
	struct error *all = NULL;
	int proofs =
		(m->case_study.v != 0) + (m->contract.v != 0) + (m->certificate.v != 0) + (m->advantage_point.v != 0);

	if ((m->requirement.v != 0) == (m->clause.v != 0))
		object(&all, env, "requirement", "one_requirement_or_clause");
	if (proofs != 1)
		object(&all, env, "case_study", "one_proof");
	if (before == NULL || before->verdict != m->verdict) {
		m->decided_by.v = env->actor->user;
		m->decided_at = env->now;
	}
	return all;
}
