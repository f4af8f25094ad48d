/* An obligation is closed by a proof, inside its span; a proof that falls away opens it again. */
#include "rule/contract/obligation.h"

#include "rule/refusal.h"

FALLIBLE obligation_check(struct obligation *o, const struct obligation *before, const struct env *env)
{
	struct error *all = NULL;

	(void)before;
	if (o->from_on.day != 0 && o->to_on.day != 0 && o->to_on.day < o->from_on.day)
		object(&all, env, "to_on", "ends_before_it_begins");
	return all;
}

static bool binds_its_span(enum commitment_kind kind)
{
	return kind == commitment_kind_monthly_onsite || kind == commitment_kind_seasonal_revisit;
}

bool obligation_counts_on(const struct obligation *o, date on)
{
	bool early = on.day < o->from_on.day;
	bool late = o->to_on.day != 0 && on.day > o->to_on.day;

	return !early && !(late && binds_its_span(o->kind));
}

FALLIBLE obligation_prove(struct obligation *o, const struct env *env)
{
	struct error *all = NULL;

	refuse_future(&all, env, "proof_on", o->proof_on);
	if (o->proof_on.day != 0 && !obligation_counts_on(o, o->proof_on))
		refuse(&all, env, "proof_on", o->proof_on.day < o->from_on.day ? "before_its_time" : "after_its_time");
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
