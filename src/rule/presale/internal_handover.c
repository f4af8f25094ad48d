/* The hand-over to those who deliver: it lists what was promised, its open points have an owner and a day, and who
 * takes it is not who prepared it (S15). */
#include "base/instant.h"
#include "entity/all.h"
#include "rule/refusal.h"

FALLIBLE internal_handover_check(struct internal_handover *h, const struct internal_handover *before,
				 const struct env *env)
{
	if (before == NULL || before->stage != internal_handover_stage_accepted)
		return NULL;
	return unchanged(&internal_handover_entity, before, h, "notes team", "handover_accepted_is_fixed", env);
}

static void check_open_point(const struct internal_handover *h, unsigned i, struct error **all, const struct env *env)
{
	const struct handover_point *p = LINE_AT(h->points, struct handover_point, i);

	if (p->kind != handover_point_kind_open_point || p->settled)
		return;
	if (p->owner.v == 0)
		refuse_row(all, env, "points", i, "owner", "open_point_needs_owner");
	if (p->due_on.day == 0)
		refuse_row(all, env, "points", i, "due_on", "open_point_needs_day");
}

FALLIBLE internal_handover_present(struct internal_handover *h, const struct env *env)
{
	struct error *all = NULL;
	bool promised = false;

	for (unsigned i = 0; i < h->points.count; i++) {
		promised |= LINE_AT(h->points, struct handover_point, i)->kind == handover_point_kind_commitment;
		check_open_point(h, i, &all, env);
	}
	if (!promised)
		refuse(&all, env, "points", "no_commitment_handed_over");
	h->presented_on = instant_date(env->now);
	h->return_reason = NULL;
	return all;
}

FALLIBLE internal_handover_accept(struct internal_handover *h, const struct env *env)
{
	struct error *all = NULL;

	refuse_future(&all, env, "meeting_on", h->meeting_on);
	h->accepted_on = instant_date(env->now);
	h->accepted_by.v = env->actor->user;
	return all;
}
