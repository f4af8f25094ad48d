#include "app/presale/goals.h"

#include "app/save.h"
#include "app/take.h"
#include "base/buffer.h"
#include "rule/presale/guidance_goal.h"
#include "store/record.h"

#define DONE_ALONE 3 /* of capability.level: from here on it is a strength */

static enum goal_footing footing(bool strong)
{
	return strong ? goal_footing_strength : goal_footing_not_a_strength;
}

/* By the capability that it names. */
static FALLIBLE footed_on(struct act *act, struct guidance_goal *g)
{
	const struct capability *c;
	void *record = NULL;

	TRY(store_get(act->db, &capability_entity, g->capability.v, &record, act->arena));
	c = record;
	if (g->topic == NULL)
		g->topic = c->area;
	g->footing = footing(c->level >= DONE_ALONE);
	return NULL;
}

FALLIBLE goal_footed(struct act *act, const void *before, void *goal)
{
	struct guidance_goal *g = goal;
	struct buffer areas = BUFFER(act->arena);
	unsigned count = 0;
	bool has = false;
	AUTO_ROWS *r = NULL;

	(void)before;
	if (g->capability.v != 0)
		return footed_on(act, g);
	if (g->topic == NULL)
		return NULL; /* the declaration says that it is required */
	TRY(sql_rows(act->db, "SELECT area FROM capability WHERE level >= $1 ORDER BY id LIMIT 2000",
		     SQL_ARGS(value_int(DONE_ALONE)), &r, act->arena));
	while (true) {
		TRY(rows_next(r, &has, act->arena));
		if (!has)
			break;
		const char *area = rows_text(r, 0, act->arena);
		buffer_put(&areas, &area, sizeof area);
		count++;
	}
	g->footing =
		footing(topic_is_strength(g->topic, (const char *const *)(const void *)areas.data, count, act->arena));
	return NULL;
}

/* Each is prepared again on its way; those whose footing stays are left alone. */
static FALLIBLE foot_anew(struct act *act, int64_t id)
{
	void *was = NULL;
	struct guidance_goal *g;

	TRY(record_take(act, &guidance_goal_entity, id, &was));
	g = save_copy(&guidance_goal_entity, was, act->arena);
	TRY(goal_footed(act, was, g));
	return g->footing == ((struct guidance_goal *)was)->footing
		       ? NULL
		       : save_again(act, &guidance_goal_entity, was, g, "change");
}

static FALLIBLE goal_ids(struct act *act, const int64_t **ret, unsigned *ret_count)
{
	struct buffer ids = BUFFER(act->arena);
	bool has = false;
	AUTO_ROWS *r = NULL;

	*ret_count = 0;
	TRY(sql_rows(act->db, "SELECT id FROM guidance_goal ORDER BY id", SQL_NO_ARGS, &r, act->arena));
	while (true) {
		TRY(rows_next(r, &has, act->arena));
		if (!has)
			break;
		int64_t id = rows_int(r, 0);
		buffer_put(&ids, &id, sizeof id);
		(*ret_count)++;
	}
	*ret = (const int64_t *)(const void *)ids.data;
	return NULL;
}

FALLIBLE goals_footed_anew(struct act *act, const void *before, void *capability)
{
	const int64_t *ids = NULL;
	unsigned count = 0;

	(void)before;
	(void)capability;
	TRY(goal_ids(act, &ids, &count));
	for (unsigned i = 0; i < count; i++)
		TRY(foot_anew(act, ids[i]));
	return NULL;
}
