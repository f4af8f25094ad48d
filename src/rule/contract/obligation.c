/* An obligation is closed by a proof, inside its span; a proof that falls away opens it again. */
#include "entity/all.h"
#include "rule/refusal.h"

FALLIBLE obligation_check(struct obligation *o, const struct obligation *before, const struct env *env)
{
	struct error *all = NULL;

	(void)before;
	if (o->from_on.day != 0 && o->to_on.day != 0 && o->to_on.day < o->from_on.day)
		object(&all, env, "to_on", "ends_before_it_begins");
	return all;
}

FALLIBLE obligation_prove(struct obligation *o, const struct env *env)
{
	struct error *all = NULL;

	refuse_future(&all, env, "proof_on", o->proof_on);
	if (o->proof_on.day != 0 && o->proof_on.day < o->from_on.day)
		refuse(&all, env, "proof_on", "before_its_time");
	return all;
}

FALLIBLE obligation_reopen(struct obligation *o, const struct env *env)
{
	(void)env;
	o->proof_entity = proof_kind_unset;
	o->proof_record = NULL;
	o->proof_on = (date){ 0 };
	o->waive_reason = NULL;
	return NULL;
}
