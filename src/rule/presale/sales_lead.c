/* Who holds a lead decides on it; in the pool it is nobody's (FIELD 1). */
#include "rule/presale/sales_lead.h"

#include "base/instant.h"
#include "entity/readers.h"
#include "rule/party/evaluator.h"
#include "rule/refusal.h"

FALLIBLE sales_lead_check(struct sales_lead *l, const struct sales_lead *before, const struct env *env)
{
	struct error *all = NULL;

	if (before != NULL && (before->stage == sales_lead_stage_opened || before->stage == sales_lead_stage_dropped))
		return unchanged(&sales_lead_entity, before, l, "", "lead_is_decided", env);
	if (evaluator_named(l->need))
		object(&all, env, "need", "no_evaluators");
	return all;
}

bool lead_may_be_held(int64_t held, int64_t most)
{
	return most == 0 || held < most;
}

date lead_follow_up_by(date on, int64_t days)
{
	return days == 0 ? (date){ 0 } : date_plus(on, (int)days);
}

bool lead_falls_back(const struct sales_lead *l, date today)
{
	return l->stage == sales_lead_stage_held && l->follow_up_by.day != 0 && l->follow_up_by.day < today.day;
}

static FALLIBLE must_hold(const struct sales_lead *l, const struct env *env)
{
	struct error *all = NULL;
	bool leads = env->actor->user == 0 || (env->actor->roles & LEADERS) != 0;

	if (!leads && l->holder.v != env->actor->user)
		refuse(&all, env, "holder", "lead_of_another");
	return all;
}

FALLIBLE sales_lead_take(struct sales_lead *l, const struct env *env)
{
	l->holder.v = env->actor->user;
	l->held_since = env->now;
	l->return_reason = NULL;
	return NULL;
}

FALLIBLE sales_lead_assign(struct sales_lead *l, const struct env *env)
{
	l->held_since = env->now;
	l->return_reason = NULL;
	return NULL;
}

FALLIBLE sales_lead_return(struct sales_lead *l, const struct env *env)
{
	TRY(must_hold(l, env));
	l->holder.v = 0;
	l->held_since = (instant){ 0 };
	l->follow_up_by = (date){ 0 };
	return NULL;
}

FALLIBLE sales_lead_open(struct sales_lead *l, const struct env *env)
{
	TRY(must_hold(l, env));
	l->follow_up_by = (date){ 0 };
	return NULL;
}

FALLIBLE sales_lead_drop(struct sales_lead *l, const struct env *env)
{
	TRY(must_hold(l, env));
	l->follow_up_by = (date){ 0 };
	l->contact_name = l->phone = NULL; /* kept for nothing any more (A5) */
	return NULL;
}

FALLIBLE sales_lead_reopen(struct sales_lead *l, const struct env *env)
{
	(void)env;
	l->holder.v = 0;
	l->held_since = (instant){ 0 };
	l->drop_reason = NULL;
	return NULL;
}
