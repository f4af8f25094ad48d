/* A point that the law keeps from being negotiated may be asked for, but not agreed (C20, S38). */
#include "base/instant.h"
#include "rule/contract/negotiation.h"
#include "rule/refusal.h"

#define POINT(r, i) LINE_AT((r)->points, struct negotiation_point, i)

bool negotiation_is_substance(enum negotiation_topic topic)
{
	return topic == negotiation_topic_scope || topic == negotiation_topic_price ||
	       topic == negotiation_topic_quality || topic == negotiation_topic_period ||
	       topic == negotiation_topic_warranty || topic == negotiation_topic_payment;
}

const char *negotiation_forbids(enum procurement_method method, bool after_award, enum negotiation_topic topic)
{
	bool tender = method == procurement_method_open_tender || method == procurement_method_invited_tender;

	if (method == procurement_method_unset)
		return NULL;
	if (after_award)
		return negotiation_is_substance(topic) ? "substance_stands_after_award" : NULL;
	if (tender && topic != negotiation_topic_clarification)
		return "not_negotiable_before_award";
	if (method == procurement_method_rfq && topic == negotiation_topic_price)
		return "quoted_once";
	return NULL;
}

static void check_point(struct error **all, const struct negotiation_round *r, unsigned i, const struct env *env)
{
	struct negotiation_point *p = POINT(r, i);
	const char *reason = negotiation_forbids(r->method, r->after_award, p->topic);

	if (p->outcome == point_outcome_unset)
		p->outcome = point_outcome_open;
	if (reason != NULL && p->outcome != point_outcome_declined)
		object_in_row(all, env, "points", i, "topic", reason);
	if (p->outcome == point_outcome_agreed && p->agreed == NULL)
		object_in_row(all, env, "points", i, "agreed", "required");
}

FALLIBLE negotiation_round_check(struct negotiation_round *r, const struct negotiation_round *before,
				 const struct env *env)
{
	struct error *all = NULL;

	if (r->bid.v == 0 && r->contract.v == 0)
		object(&all, env, "bid", "bid_or_contract_needed");
	if (before != NULL && before->stage == negotiation_round_stage_closed)
		error_append(&all,
			     unchanged(&negotiation_round_entity, before, r, "minutes owner", "closed_is_fixed", env));
	for (unsigned i = 0; i < r->points.count; i++)
		check_point(&all, r, i, env);
	return all;
}

FALLIBLE negotiation_round_hold(struct negotiation_round *r, const struct env *env)
{
	struct error *all = NULL;

	refuse_future(&all, env, "held_on", r->held_on);
	return all;
}

/* A round is closed when each of its points is settled one way or the other. */
FALLIBLE negotiation_round_close(struct negotiation_round *r, const struct env *env)
{
	struct error *all = NULL;

	if (r->points.count == 0)
		refuse(&all, env, "points", "required_for_step");
	for (unsigned i = 0; i < r->points.count; i++)
		if (POINT(r, i)->outcome == point_outcome_open)
			refuse_row(&all, env, "points", i, "outcome", "point_open");
	return all;
}
