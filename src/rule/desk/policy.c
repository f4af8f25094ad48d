/* A policy has a key and a value that the rules know; an edition that a contract was signed on stays
 * as it is (DOMAIN 1.6, S132). */
#include "entity/all.h"
#include "rule/contract/service_policy.h"
#include "rule/refusal.h"

static const char *const units[] = {
	[POLICY_COUNT] = "number",
	[POLICY_FLAG] = "flag",
	[POLICY_RATE] = "rate",
	[POLICY_CHOICE] = "choice",
};

FALLIBLE policy_check(struct policy *p, const struct policy *before, const struct env *env)
{
	struct service_policy trial = service_policy_seed();
	const struct policy_value *known = p->key == NULL ? NULL : policy_find(p->key);
	struct error *all = NULL, *wrong = NULL;

	if (p->key != NULL && known == NULL)
		object(&all, env, "key", "unknown_policy");
	if (known != NULL && p->unit != value_unit_unset &&
	    strcmp(value_unit_choices.labels[p->unit], units[known->unit]) != 0)
		object(&all, env, "unit", "not_its_unit");
	if (known != NULL && p->value != NULL)
		wrong = policy_set(&trial, p->key, p->value, env->arena);
	if (wrong != NULL)
		object(&all, env, "value", wrong->reason);
	if (before != NULL && before->in_use)
		error_append(&all, unchanged(&policy_entity, before, p, "notes", "edition_in_use", env));
	return all;
}
