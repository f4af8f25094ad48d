/* One asks, another one grants; what is granted ends by itself (TRUST T5, T6, A23). */
#include "rule/bid/custody.h"

#include "base/instant.h"

bool bid_is_closed(const struct bid *b)
{
	return b->stage != bid_stage_preparing && b->opened_at.us == 0;
}

FALLIBLE reveal_request_grant(struct reveal_request *r, const struct env *env)
{
	r->decided_by.v = env->actor->user;
	r->decided_at = env->now;
	r->ends_at.us = env->now.us + (r->minutes == UNSET ? 0 : r->minutes) * 60 * SECOND;
	return NULL;
}

/* Who asked may also take it back. */
FALLIBLE reveal_request_refuse(struct reveal_request *r, const struct env *env)
{
	r->decided_by.v = env->actor->user;
	r->decided_at = env->now;
	return NULL;
}
