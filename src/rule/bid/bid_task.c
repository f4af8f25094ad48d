/* A piece of the way is done when somebody says so (A20). */
#include "base/instant.h"
#include "entity/all.h"

FALLIBLE bid_task_finish(struct bid_task *t, const struct env *env)
{
	t->done_at = env->now;
	return NULL;
}

FALLIBLE bid_task_reopen(struct bid_task *t, const struct env *env)
{
	(void)env;
	t->done_at.us = 0;
	return NULL;
}
