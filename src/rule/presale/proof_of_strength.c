/* What may be said of our strength: a level with its evidence, a claim with its proof (S19, S22, S23). */
#include "base/instant.h"
#include "entity/all.h"
#include "rule/refusal.h"

/* From here on a level is a claim that others rely on. */
#define LEVEL_CLAIMED 3

FALLIBLE capability_check(struct capability *c, const struct capability *before, const struct env *env)
{
	struct error *all = NULL;

	(void)before;
	if (c->level >= LEVEL_CLAIMED && c->evidence == NULL && c->proven_by.v == 0)
		object(&all, env, "evidence", "level_needs_evidence");
	if (c->assessed_on.day > instant_date(env->now).day)
		object(&all, env, "assessed_on", "assessed_in_future");
	return all;
}

FALLIBLE skill_check(struct skill *s, const struct skill *before, const struct env *env)
{
	struct error *all = NULL;

	(void)before;
	if (s->level >= LEVEL_CLAIMED && s->evidence == NULL)
		object(&all, env, "evidence", "level_needs_evidence");
	if (s->assessed_on.day > instant_date(env->now).day)
		object(&all, env, "assessed_on", "assessed_in_future");
	return all;
}

FALLIBLE case_study_check(struct case_study *c, const struct case_study *before, const struct env *env)
{
	struct error *all = NULL;

	(void)before;
	if (c->signed_on.day != 0 && c->accepted_on.day != 0 && c->accepted_on.day < c->signed_on.day)
		object(&all, env, "accepted_on", "ends_before_it_begins");
	return all;
}

FALLIBLE advantage_point_check(struct advantage_point *p, const struct advantage_point *before, const struct env *env)
{
	(void)before;
	(void)env;
	p->proven = p->evidence != NULL || p->case_study.v != 0 || p->certificate.v != 0;
	return NULL;
}
