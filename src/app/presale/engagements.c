#include "app/presale/engagements.h"

#include "app/save.h"
#include "app/take.h"
#include "base/instant.h"
#include "entity/all.h"
#include "store/record.h"

static FALLIBLE met(struct act *act, contact_id id, date on)
{
	void *was = NULL;

	if (id.v == 0)
		return NULL;
	TRY(record_take(act, &contact_entity, id.v, &was));
	const struct contact *c = was;
	if (c->stage == contact_stage_erased || c->last_met_on.day >= on.day)
		return NULL;
	struct contact *after = save_copy(&contact_entity, was, act->arena);
	after->last_met_on = on;
	return save_again(act, &contact_entity, was, after, "met");
}

static FALLIBLE met_all(struct act *act, const struct engagement *v)
{
	date on = instant_date(v->held_at);

	TRY(met(act, v->contact, on));
	for (unsigned i = 0; i < v->participants.count; i++)
		TRY(met(act, LINE_AT(v->participants, struct engagement_participant, i)->contact, on));
	return NULL;
}

/* Whether a later talk has said how far the goal is. */
static FALLIBLE is_overtaken(struct act *act, const struct engagement *v, int64_t goal, bool *ret)
{
	struct value n;

	TRY(sql_value(act->db,
		      "SELECT count(*) FROM guided_topic t JOIN engagement e ON e.id = t.engagement"
		      " WHERE t.goal = $1 AND e.stage = 'held' AND e.held_at > $2",
		      SQL_ARGS(value_int(goal), value_int(v->held_at.us)), &n, act->arena));
	*ret = n.i > 0;
	return NULL;
}

static FALLIBLE goal_reached(struct act *act, const struct engagement *v, const struct guided_topic *t)
{
	bool overtaken = false;
	void *was = NULL;

	TRY(is_overtaken(act, v, t->goal.v, &overtaken));
	TRY(record_take(act, &guidance_goal_entity, t->goal.v, &was));
	if (overtaken || ((struct guidance_goal *)was)->current == t->reached)
		return NULL;
	struct guidance_goal *g = save_copy(&guidance_goal_entity, was, act->arena);
	g->current = t->reached;
	return save_again(act, &guidance_goal_entity, was, g, "guided");
}

FALLIBLE engagement_minuted(struct act *act, const void *before, void *engagement)
{
	const struct engagement *v = engagement;

	(void)before;
	if (v->stage != engagement_stage_held)
		return NULL;
	TRY(met_all(act, v));
	for (unsigned i = 0; i < v->guided_topics.count; i++)
		TRY(goal_reached(act, v, LINE_AT(v->guided_topics, struct guided_topic, i)));
	return NULL;
}
