/* A revisit record is signed by both sides, each for himself, and from then on nothing in it changes;
 * who reviews it did not write it (S130, A10, TRUST T11). */
#include "base/instant.h"
#include "base/text.h"
#include "entity/all.h"
#include "rule/refusal.h"

FALLIBLE revisit_record_check(struct revisit_record *r, const struct revisit_record *before, const struct env *env)
{
	struct error *all = NULL;

	if (before != NULL && before->stage != revisit_record_stage_draft)
		error_append(&all, unchanged(&revisit_record_entity, before, r, "", "signed_is_fixed", env));
	return all;
}

FALLIBLE revisit_record_sign(struct revisit_record *r, const struct env *env)
{
	struct error *all = NULL;

	refuse_future(&all, env, "actual_on", r->actual_on);
	if (r->signer != NULL && text_same(r->signer, r->engineer_name))
		refuse(&all, env, "signer", "signs_for_another");
	if (r->signature.v != 0 && r->signature.v == r->engineer_signature.v)
		refuse(&all, env, "signature", "signs_for_another");
	r->signed_at = env->now;
	return all;
}

FALLIBLE revisit_record_review(struct revisit_record *r, const struct env *env)
{
	r->reviewer.v = env->actor->user;
	r->reviewed_on = instant_date(env->now);
	return NULL;
}
