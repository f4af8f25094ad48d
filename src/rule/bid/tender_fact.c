/* Nothing that a program read in a document counts before a person has said so. */
#include "entity/all.h"

static void decide(struct tender_fact *f, const struct env *env)
{
	f->decided_by.v = env->actor->user;
	f->decided_at = env->now;
}

FALLIBLE tender_fact_confirm(struct tender_fact *f, const struct env *env)
{
	decide(f, env);
	f->lot_doubt = NULL; /* who confirms it has said which */
	return NULL;
}

FALLIBLE tender_fact_reject(struct tender_fact *f, const struct env *env)
{
	decide(f, env);
	return NULL;
}
