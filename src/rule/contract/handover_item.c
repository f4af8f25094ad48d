/* A paper of the hand-over list is in when we gave it and the customer took it (S80, S81). */
#include "base/instant.h"
#include "entity/all.h"
#include "rule/refusal.h"

FALLIBLE handover_item_check(struct handover_item *h, const struct handover_item *before, const struct env *env)
{
	struct error *all = NULL;

	if (h->same_as.v != 0 && h->same_as.v == h->record.id)
		object(&all, env, "same_as", "not_itself");
	if (before != NULL && before->stage == handover_item_stage_confirmed)
		error_append(&all, unchanged(&handover_item_entity, before, h, "storage_place remark owner",
					     "confirmed_is_fixed", env));
	return all;
}

static bool is_electronic(const struct handover_item *h)
{
	return h->medium == handover_medium_electronic || h->medium == handover_medium_paper_and_electronic;
}

FALLIBLE handover_item_hand_in(struct handover_item *h, const struct env *env)
{
	struct error *all = NULL;

	if (h->handed_in_on.day == 0)
		h->handed_in_on = instant_date(env->now);
	refuse_future(&all, env, "handed_in_on", h->handed_in_on);
	if (h->copies == 0)
		refuse(&all, env, "copies", "too_small");
	if (is_electronic(h) && h->document.v == 0)
		refuse(&all, env, "document", "required_for_step");
	h->return_reason = NULL;
	return all;
}

FALLIBLE handover_item_confirm(struct handover_item *h, const struct env *env)
{
	struct error *all = NULL;

	if (h->confirmed_on.day == 0)
		h->confirmed_on = instant_date(env->now);
	refuse_future(&all, env, "confirmed_on", h->confirmed_on);
	if (h->confirmed_on.day < h->handed_in_on.day)
		refuse(&all, env, "confirmed_on", "before_hand_in");
	return all;
}

FALLIBLE handover_item_send_back(struct handover_item *h, const struct env *env)
{
	(void)env;
	h->handed_in_on = h->confirmed_on = (date){ 0 };
	h->received_by = NULL;
	return NULL;
}
