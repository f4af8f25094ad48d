/* What must not be overlooked stays on the list until a person has ticked it; who and when is kept. */
#include "entity/all.h"

FALLIBLE tender_line_tick(struct tender_line *l, const struct env *env)
{
	l->ticked_by.v = env->actor->user;
	l->ticked_at = env->now;
	return NULL;
}

FALLIBLE tender_line_untick(struct tender_line *l, const struct env *env)
{
	(void)env;
	l->ticked_by.v = 0;
	l->ticked_at.us = 0;
	l->note = NULL;
	return NULL;
}
