#include "app/presale/demos.h"

#include "app/take.h"
#include "base/instant.h"
#include "entity/all.h"

/* When the environment is taken within the time: "2026-11-27T10:00 – 11:00"; NULL: never. */
static FALLIBLE find_overlap(struct act *act, const struct demo_booking *b, const char **ret)
{
	struct arena *a = act->arena;
	bool has = false;
	AUTO_ROWS *r = NULL;

	TRY(sql_rows(act->db,
		     "SELECT from_at, to_at FROM demo_booking WHERE environment = $1 AND stage <> 'cancelled'"
		     " AND from_at < $2 AND to_at > $3 AND id <> $4 ORDER BY from_at LIMIT 1",
		     SQL_ARGS(value_int(b->environment.v), value_int(b->to_at.us), value_int(b->from_at.us),
			      value_int(b->record.id)),
		     &r, a));
	TRY(rows_next(r, &has, a));
	if (has)
		*ret = arena_print(a, "%.16s – %.16s", instant_text((instant){ rows_int(r, 0) }, a),
				   instant_text((instant){ rows_int(r, 1) }, a));
	return NULL;
}

FALLIBLE demo_placing(struct act *act, const void *before, void *booking)
{
	const struct demo_booking *b = booking;
	const char *taken = NULL;
	void *environment = NULL;

	if (b->environment.v == 0 || b->from_at.us == 0 || b->to_at.us == 0 || b->stage != demo_booking_stage_booked)
		return NULL;
	TRY(record_take(act, &demo_environment_entity, b->environment.v, &environment));
	if (before == NULL && ((struct demo_environment *)environment)->retired)
		return error_new(act->arena, ERROR_CONFLICT, "environment", "environment_retired");
	TRY(find_overlap(act, b, &taken));
	return taken == NULL ? NULL : error_with(act->arena, ERROR_CONFLICT, "from_at", "already_booked", "%s", taken);
}
