/* An acceptance stands from the day it was signed; what was open that day has an owner and a day,
 * and is settled later without moving it (A14). */
#include "base/instant.h"
#include "entity/all.h"
#include "rule/refusal.h"

#define ITEM(a, i) LINE_AT((a)->open_items, struct acceptance_item, i)

FALLIBLE acceptance_check(struct acceptance *x, const struct acceptance *before, const struct env *env)
{
	struct error *all = NULL;

	if (before != NULL && before->stage != acceptance_stage_draft)
		error_append(&all, unchanged(&acceptance_entity, before, x, "open_items document owner",
					     "signed_is_fixed", env));
	return all;
}

FALLIBLE acceptance_sign(struct acceptance *x, const struct env *env)
{
	struct error *all = NULL;

	refuse_future(&all, env, "signed_on", x->signed_on);
	for (unsigned i = 0; i < x->open_items.count; i++) {
		const struct acceptance_item *item = ITEM(x, i);
		if (item->done_on.day != 0)
			continue;
		if (item->owner.v == 0)
			refuse_row(&all, env, "open_items", i, "owner", "required_for_step");
		if (item->due_on.day == 0)
			refuse_row(&all, env, "open_items", i, "due_on", "required_for_step");
	}
	return all;
}

FALLIBLE acceptance_complete(struct acceptance *x, const struct env *env)
{
	struct error *all = NULL;

	x->completed_on = x->signed_on;
	for (unsigned i = 0; i < x->open_items.count; i++) {
		date done = ITEM(x, i)->done_on;
		if (done.day == 0 || done.day > instant_date(env->now).day)
			refuse_row(&all, env, "open_items", i, "done_on", "required_for_step");
		else if (done.day > x->completed_on.day)
			x->completed_on = done;
	}
	return all;
}
