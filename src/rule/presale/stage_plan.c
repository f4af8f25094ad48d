/* A stage of a piece of business closes when all its exit criteria are ticked; open past its day, it is late (S8). */
#include "rule/presale/stage_plan.h"

#include "base/instant.h"
#include "rule/refusal.h"

int64_t stage_plan_days_late(const struct stage_plan *p, date today)
{
	date end = p->stage == stage_plan_stage_done ? p->actual_end : today;

	return end.day > p->planned_end.day ? end.day - p->planned_end.day : 0;
}

const char *stage_plan_state(const struct stage_plan *p, enum opportunity_stage stands, date today)
{
	if (p->stage == stage_plan_stage_done)
		return "done";
	if (stage_plan_days_late(p, today) > 0)
		return "late";
	return p->sales_stage > stands ? "ahead" : "running";
}

FALLIBLE stage_plan_check(struct stage_plan *p, const struct stage_plan *before, const struct env *env)
{
	struct error *all = NULL;

	(void)before;
	if (p->planned_start.day != 0 && p->planned_end.day != 0 && p->planned_end.day < p->planned_start.day)
		object(&all, env, "planned_end", "end_before_start");
	for (unsigned i = 0; i < p->exit_criteria.count; i++) {
		struct exit_criterion *c = LINE_AT(p->exit_criteria, struct exit_criterion, i);
		if (c->met && c->met_on.day == 0)
			c->met_on = instant_date(env->now);
		if (c->met && c->met_by.v == 0)
			c->met_by.v = env->actor->user;
		if (!c->met)
			c->met_on.day = 0, c->met_by.v = 0;
	}
	return all;
}

FALLIBLE stage_plan_close(struct stage_plan *p, const struct env *env)
{
	struct error *all = NULL;

	if (p->actual_end.day == 0)
		p->actual_end = instant_date(env->now);
	refuse_future(&all, env, "actual_end", p->actual_end);
	if (p->exit_criteria.count == 0)
		refuse(&all, env, "exit_criteria", "no_exit_criteria");
	for (unsigned i = 0; i < p->exit_criteria.count; i++)
		if (!LINE_AT(p->exit_criteria, struct exit_criterion, i)->met)
			refuse_row(&all, env, "exit_criteria", i, "met", "criterion_not_met");
	return all;
}

FALLIBLE stage_plan_reopen(struct stage_plan *p, const struct env *env)
{
	(void)env;
	p->actual_end.day = 0;
	return NULL;
}
