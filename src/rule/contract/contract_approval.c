/* An approval is given by somebody of its trade who did not ask for it himself. */
#include "base/instant.h"
#include "entity/all.h"
#include "rule/refusal.h"

static const uint64_t approvers[] = {
	[approval_kind_technical] = ROLE_BIT(role_presales) | ROLE_BIT(role_project_manager) | BID_LEADERS,
	[approval_kind_finance] = ROLE_BIT(role_finance),
	[approval_kind_legal] = BID_LEADERS,
	[approval_kind_management] = LEADERS,
};

static FALLIBLE judged(const struct contract_approval *p, const struct env *env)
{
	struct error *all = NULL;

	if ((env->actor->roles & approvers[p->kind]) == 0)
		refuse(&all, env, "kind", "not_of_this_trade");
	if (env->actor->user == p->record.created_by)
		refuse(&all, env, "approved_by", "second_person_needed");
	return all;
}

FALLIBLE contract_approval_approve(struct contract_approval *p, const struct env *env)
{
	p->approved_by.v = env->actor->user;
	p->approved_at = env->now;
	p->return_reason = NULL;
	return judged(p, env);
}

FALLIBLE contract_approval_return(struct contract_approval *p, const struct env *env)
{
	p->approved_by.v = 0;
	p->approved_at = (instant){ 0 };
	return judged(p, env);
}
