#include "app/presale/goals.h"

#include "base/buffer.h"
#include "rule/presale/guidance_goal.h"

#define DONE_ALONE 3 /* of capability.level: from here on it is a strength */

FALLIBLE goal_footed(struct act *act, const void *before, void *goal)
{
	struct guidance_goal *g = goal;
	struct buffer areas = BUFFER(act->arena);
	unsigned count = 0;
	bool has = false;
	AUTO_ROWS *r = NULL;

	(void)before;
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
	bool strong = topic_is_strength(g->topic, (const char *const *)(const void *)areas.data, count, act->arena);
	g->footing = strong ? goal_footing_strength : goal_footing_not_a_strength;
	return NULL;
}
