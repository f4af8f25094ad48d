/* An approval is given by somebody of its trade; that it is another than who asked says the declaration. */
#include "base/instant.h"
#include "entity/all.h"

static const uint64_t approvers[] = {
	[approval_kind_technical] = ROLE_BIT(role_presales) | ROLE_BIT(role_project_manager) | BID_LEADERS,
	[approval_kind_finance] = ROLE_BIT(role_finance),
	[approval_kind_legal] = BID_LEADERS,
	[approval_kind_management] = LEADERS,
};

uint64_t contract_approval_trade(const struct contract_approval *p)
{
	return approvers[p->kind];
}

FALLIBLE contract_approval_approve(struct contract_approval *p, const struct env *env)
{
	p->approved_by.v = env->actor->user;
	p->approved_at = env->now;
	p->return_reason = NULL;
	return NULL;
}

FALLIBLE contract_approval_return(struct contract_approval *p, const struct env *env)
{
	p->approved_by.v = 0;
	p->approved_at = (instant){ 0 };
	(void)env;
	return NULL;
}
