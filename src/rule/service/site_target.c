/* A site's targets say something, in days to come, and hold with the customer's word for them: its own in the
 * portal, or a paper. What was agreed stays as it was agreed, and reaches back to no case (C8). */
#include "base/instant.h"
#include "entity/all.h"
#include "rule/refusal.h"

static bool says_nothing(int64_t response, int64_t onsite, int64_t restore)
{
	return response == UNSET && onsite == UNSET && restore == UNSET;
}

static void check_row(struct error **all, const struct site_target *t, unsigned row, const struct env *env)
{
	const struct site_target_priority *p = LINE_AT(t->priorities, struct site_target_priority, row);

	if (says_nothing(p->response_minutes, p->onsite_minutes, p->restore_minutes))
		object_in_row(all, env, "priorities", row, "restore_minutes", "targets_missing");
	for (unsigned i = 0; i < row; i++)
		if (LINE_AT(t->priorities, struct site_target_priority, i)->priority == p->priority)
			object_in_row(all, env, "priorities", row, "priority", "priority_named_twice");
}

FALLIBLE site_target_check(struct site_target *t, const struct site_target *before, const struct env *env)
{
	struct error *all = NULL;

	if (says_nothing(t->response_minutes, t->onsite_minutes, t->restore_minutes) && t->priorities.count == 0)
		object(&all, env, "restore_minutes", "targets_missing");
	for (unsigned i = 0; i < t->priorities.count; i++)
		check_row(&all, t, i, env);
	if (t->to_on.day != 0 && t->to_on.day < t->from_on.day)
		object(&all, env, "to_on", "ends_before_it_begins");
	if (before != NULL && before->stage != site_target_stage_proposed)
		error_append(&all, unchanged(&site_target_entity, before, t, t->stage == before->stage ? "" : "to_on",
					     "agreed_is_fixed", env));
	return all;
}

FALLIBLE site_target_agree(struct site_target *t, const struct env *env)
{
	struct error *all = NULL;

	if (t->agreed_on.day == 0)
		t->agreed_on = instant_date(env->now);
	refuse_future(&all, env, "agreed_on", t->agreed_on);
	if (env->actor->customer == 0 && t->agreement.v == 0)
		refuse(&all, env, "agreement", "customers_word_needed");
	if (t->from_on.day < t->agreed_on.day)
		refuse(&all, env, "from_on", "before_agreement");
	return all;
}

/* What was reported by today was reported under it. */
FALLIBLE site_target_end(struct site_target *t, const struct env *env)
{
	struct error *all = NULL;

	if (t->to_on.day < instant_date(env->now).day)
		refuse(&all, env, "to_on", "in_the_past");
	return all;
}
