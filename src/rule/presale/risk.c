/* A risk scores probability × impact; from 15 it is red, from 8 amber, unless the house sets it otherwise (S7). */
#include "rule/presale/risk.h"

#include "base/instant.h"

int64_t risk_score(const struct risk *r)
{
	return r->probability == UNSET || r->impact == UNSET ? UNSET : r->probability * r->impact;
}

enum risk_level risk_level_of(int64_t score, const struct presale_policy *p)
{
	if (score == UNSET)
		return risk_level_unset;
	return score >= p->risk_red_from     ? risk_level_red
	       : score >= p->risk_amber_from ? risk_level_amber
					     : risk_level_green;
}

FALLIBLE risk_check(struct risk *r, const struct risk *before, const struct env *env)
{
	(void)before;
	(void)env;
	r->score = risk_score(r);
	return NULL;
}

FALLIBLE risk_close(struct risk *r, const struct env *env)
{
	r->closed_on = instant_date(env->now);
	return NULL;
}

FALLIBLE risk_occur(struct risk *r, const struct env *env)
{
	r->closed_on = instant_date(env->now);
	return NULL;
}

FALLIBLE risk_reopen(struct risk *r, const struct env *env)
{
	(void)env;
	r->closed_on.day = 0;
	return NULL;
}
