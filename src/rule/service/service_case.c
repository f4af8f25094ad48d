/* The life of a case.  Its instants are those of its events where there are any; a step by itself
 * happens now (DOMAIN 3.1, A1, C7). */
#include "base/instant.h"
#include "entity/all.h"
#include "rule/refusal.h"
#include "rule/service/priority.h"

static void happen(instant *at, const struct env *env)
{
	if (at->us == 0)
		*at = env->now;
}

FALLIBLE service_case_check(struct service_case *c, const struct service_case *before, const struct env *env)
{
	struct error *all = NULL;

	c->priority = priority_rated(c->impact, c->urgency);
	if (before == NULL && env->actor->customer != 0)
		c->channel = case_channel_portal;
	if (before == NULL && instant_before(env->now, c->reported_at))
		object(&all, env, "reported_at", "in_the_future");
	return all;
}

/* The response is a named engineer (A1). */
FALLIBLE service_case_acknowledge(struct service_case *c, const struct env *env)
{
	struct error *all = NULL;

	if (c->engineer.v == 0 && (env->actor->roles & ROLE_BIT(role_engineer)) != 0)
		c->engineer.v = env->actor->user;
	if (c->engineer.v == 0)
		refuse(&all, env, "engineer", "required_for_step");
	happen(&c->acknowledged_at, env);
	return all;
}

FALLIBLE service_case_arrive(struct service_case *c, const struct env *env)
{
	happen(&c->on_site_at, env);
	c->waiting_reason = waiting_reason_unset;
	return NULL;
}

FALLIBLE service_case_resume(struct service_case *c, const struct env *env)
{
	(void)env;
	c->waiting_reason = waiting_reason_unset;
	return NULL;
}

FALLIBLE service_case_restore(struct service_case *c, const struct env *env)
{
	happen(&c->restored_at, env);
	return NULL;
}

FALLIBLE service_case_confirm(struct service_case *c, const struct env *env)
{
	happen(&c->confirmed_at, env);
	return NULL;
}

/* Whoever says that the customer caused it shows it (C3). */
static bool blames_customer(enum fault_cause cause)
{
	return cause == fault_cause_abnormal_use || cause == fault_cause_human_damage;
}

FALLIBLE service_case_close(struct service_case *c, const struct env *env)
{
	struct error *all = NULL;

	if (c->kind == case_kind_fault && c->cause == fault_cause_unset)
		refuse(&all, env, "cause", "required_for_step");
	if (blames_customer(c->cause) && c->cause_evidence == NULL)
		refuse(&all, env, "cause_evidence", "evidence_needed");
	happen(&c->closed_at, env);
	return all;
}

/* The original clock goes on. */
FALLIBLE service_case_reopen(struct service_case *c, const struct env *env)
{
	(void)env;
	c->restored_at = c->confirmed_at = c->closed_at = (instant){ 0 };
	c->confirmed_by = NULL;
	c->satisfaction = UNSET;
	c->reopened = c->reopened == UNSET ? 1 : c->reopened + 1;
	return NULL;
}
