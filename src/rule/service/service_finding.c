/* A finding: something of a visit, a job or a device; done on a day that has come, looked at again not before, and by
 * another where it was critical (S117, S129). */
#include "base/instant.h"
#include "rule/refusal.h"
#include "rule/service/finding.h"

bool finding_decided(const struct service_finding *f)
{
	return f->stage != service_finding_stage_open || (f->action != NULL && f->due_on.day != 0);
}

bool finding_overdue(const struct service_finding *f, date today)
{
	return f->stage == service_finding_stage_open && f->due_on.day != 0 && f->due_on.day < today.day;
}

static bool is_over(enum service_finding_stage stage)
{
	return stage == service_finding_stage_closed || stage == service_finding_stage_waived;
}

FALLIBLE service_finding_check(struct service_finding *f, const struct service_finding *before, const struct env *env)
{
	struct error *all = NULL;

	if (before != NULL && is_over(before->stage))
		return unchanged(&service_finding_entity, before, f, "owner", "finding_is_closed", env);
	if (f->visit.v == 0 && f->work_order.v == 0 && f->equipment.v == 0)
		object(&all, env, "equipment", "finding_of_something");
	return all;
}

FALLIBLE service_finding_act(struct service_finding *f, const struct env *env)
{
	struct error *all = NULL;

	if (f->acted_on.day == 0)
		f->acted_on = instant_date(env->now);
	refuse_future(&all, env, "acted_on", f->acted_on);
	if (f->recheck_on.day != 0 && f->recheck_on.day < f->acted_on.day)
		refuse(&all, env, "recheck_on", "ends_before_it_begins");
	return all;
}

static void looked_at(struct service_finding *f, const struct env *env)
{
	f->rechecked_on = instant_date(env->now);
	f->rechecked_by.v = env->actor->user;
}

FALLIBLE service_finding_recheck(struct service_finding *f, const struct env *env)
{
	looked_at(f, env);
	return NULL;
}

FALLIBLE service_finding_reopen(struct service_finding *f, const struct env *env)
{
	struct error *all = NULL;

	if (f->due_on.day != 0 && f->due_on.day < instant_date(env->now).day)
		refuse(&all, env, "due_on", "in_the_past");
	looked_at(f, env);
	f->acted_on.day = f->recheck_on.day = 0;
	f->result = NULL;
	return all;
}
