/* A policy has a key and a value that the rules know; an edition that a contract was signed on stays
 * as it is (DOMAIN 1.6, S132). */
#include "entity/all.h"
#include "rule/contract/service_policy.h"
#include "rule/presale/presale_policy.h"
#include "rule/refusal.h"
#include "rule/service/dispatch_policy.h"

static const char *const units[] = {
	[POLICY_COUNT] = "number",  [POLICY_FLAG] = "flag",   [POLICY_RATE] = "rate",
	[POLICY_CHOICE] = "choice", [POLICY_HOURS] = "hours",
};

static void check_service(const struct policy *p, const struct policy_value *known, struct error **all,
			  const struct env *env)
{
	struct service_policy trial = service_policy_seed();
	struct error *wrong = p->value == NULL ? NULL : policy_set(&trial, p->key, p->value, env->arena);

	if (p->unit != value_unit_unset && strcmp(value_unit_choices.labels[p->unit], units[known->unit]) != 0)
		object(all, env, "unit", "not_its_unit");
	if (wrong != NULL)
		object(all, env, "value", wrong->reason);
}

/* The house's own numbers stand in a template of their own: no contract freezes them. */
static void check_house(const struct policy *p, const char *template, const char *wrong, struct error **all,
			const struct env *env)
{
	if (p->template != NULL && strcmp(p->template, template) != 0)
		object(all, env, "template", "not_its_template");
	if (p->unit != value_unit_unset && p->unit != value_unit_number)
		object(all, env, "unit", "not_its_unit");
	if (wrong != NULL)
		object(all, env, "value", wrong);
}

static void check_presale(const struct policy *p, const struct presale_value *known, struct error **all,
			  const struct env *env)
{
	struct presale_policy trial = presale_policy_seed();

	check_house(p, PRESALE_TEMPLATE, presale_policy_set(&trial, known, p->value == NULL ? "" : p->value), all, env);
}

static void check_dispatch(const struct policy *p, const struct dispatch_value *known, struct error **all,
			   const struct env *env)
{
	struct dispatch_policy trial = dispatch_policy_seed();

	check_house(p, DISPATCH_TEMPLATE, dispatch_policy_set(&trial, known, p->value == NULL ? "" : p->value), all,
		    env);
}

FALLIBLE policy_check(struct policy *p, const struct policy *before, const struct env *env)
{
	const struct policy_value *service = p->key == NULL ? NULL : policy_find(p->key);
	const struct presale_value *presale = p->key == NULL ? NULL : presale_policy_find(p->key);
	const struct dispatch_value *dispatch = p->key == NULL ? NULL : dispatch_policy_find(p->key);
	struct error *all = NULL;

	if (service != NULL)
		check_service(p, service, &all, env);
	else if (presale != NULL)
		check_presale(p, presale, &all, env);
	else if (dispatch != NULL)
		check_dispatch(p, dispatch, &all, env);
	else if (p->key != NULL)
		object(&all, env, "key", "unknown_policy");
	if (before != NULL && before->in_use)
		error_append(&all, unchanged(&policy_entity, before, p, "notes", "edition_in_use", env));
	return all;
}
