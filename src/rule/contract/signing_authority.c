/* A power of attorney has an end; the legal representative's authority lasts as long as the office. */
#include "rule/contract/signing_authority.h"

#include "base/instant.h"
#include "rule/refusal.h"

const char *signing_authority_lacks(const struct signing_authority *a, date on, money amount)
{
	bool most = a->amount_most.minor != UNSET && amount.minor != UNSET;

	if (on.day < a->from_on.day)
		return "authority_not_begun";
	if (a->to_on.day != 0 && on.day > a->to_on.day)
		return "authority_over";
	if (a->stage == signing_authority_stage_revoked && on.day >= a->revoked_on.day)
		return "authority_revoked";
	return most && amount.minor > a->amount_most.minor ? "above_authority" : NULL;
}

FALLIBLE signing_authority_check(struct signing_authority *a, const struct signing_authority *before,
				 const struct env *env)
{
	struct error *all = NULL;

	(void)before;
	if (a->kind == authority_kind_power_of_attorney && a->to_on.day == 0)
		object(&all, env, "to_on", "required");
	if (a->to_on.day != 0 && a->to_on.day < a->from_on.day)
		object(&all, env, "to_on", "ends_before_it_begins");
	return all;
}

FALLIBLE signing_authority_revoke(struct signing_authority *a, const struct env *env)
{
	struct error *all = NULL;

	if (a->revoked_on.day == 0)
		a->revoked_on = instant_date(env->now);
	refuse_future(&all, env, "revoked_on", a->revoked_on);
	if (a->revoked_on.day < a->from_on.day)
		refuse(&all, env, "revoked_on", "ends_before_it_begins");
	return all;
}
