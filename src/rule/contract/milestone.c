/* A day that is planned later than before says why; what slipped is counted from what was first planned (S40). */
#include "base/instant.h"
#include "entity/all.h"
#include "rule/refusal.h"

static int64_t slip(const struct milestone *m)
{
	date now = m->done_on.day != 0 ? m->done_on : m->planned_on;

	return m->baseline_on.day == 0 || now.day == 0 ? UNSET : now.day - m->baseline_on.day;
}

FALLIBLE milestone_check(struct milestone *m, const struct milestone *before, const struct env *env)
{
	bool later = before != NULL && m->planned_on.day > before->planned_on.day;
	struct error *all = NULL;

	if (m->baseline_on.day == 0)
		m->baseline_on = m->planned_on;
	m->slip_days = slip(m);
	if (before != NULL && before->stage == milestone_stage_done && m->stage == milestone_stage_done)
		return unchanged(&milestone_entity, before, m, "owner", "done_is_fixed", env);
	if (later && m->move_reason == NULL)
		object(&all, env, "move_reason", "say_why_it_moved");
	return all;
}

FALLIBLE milestone_finish(struct milestone *m, const struct env *env)
{
	struct error *all = NULL;

	if (m->done_on.day == 0)
		m->done_on = instant_date(env->now);
	refuse_future(&all, env, "done_on", m->done_on);
	m->slip_days = slip(m);
	return all;
}

FALLIBLE milestone_reopen(struct milestone *m, const struct env *env)
{
	(void)env;
	m->done_on = (date){ 0 };
	m->slip_days = slip(m);
	return NULL;
}
