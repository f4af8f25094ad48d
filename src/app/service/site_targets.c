#include "app/service/site_targets.h"

#include "store/record.h"

static bool holds_on(const struct site_target *t, date day)
{
	return t->stage != site_target_stage_proposed && t->from_on.day <= day.day &&
	       (t->to_on.day == 0 || t->to_on.day >= day.day);
}

FALLIBLE site_target_on(struct act *act, site_id site, date day, const struct site_target **ret)
{
	struct lines all = { 0 };
	void *record = NULL;
	int64_t id = 0;

	*ret = NULL;
	if (site.v == 0)
		return NULL;
	TRY(store_all(act->db, &site_target_entity, "site", value_int(site.v), &all, act->arena));
	for (unsigned i = 0; i < all.count; i++)
		if (holds_on(LINE_AT(all, struct site_target, i), day))
			id = LINE_AT(all, struct site_target, i)->record.id;
	if (id == 0)
		return NULL;
	TRY(store_get(act->db, &site_target_entity, id, &record, act->arena));
	*ret = record;
	return NULL;
}

static bool overlap(const struct site_target *a, const struct site_target *b)
{
	return (a->to_on.day == 0 || b->from_on.day <= a->to_on.day) &&
	       (b->to_on.day == 0 || a->from_on.day <= b->to_on.day);
}

FALLIBLE site_target_placing(struct act *act, const void *before, void *target)
{
	const struct site_target *t = target;
	struct lines all = { 0 };

	(void)before;
	TRY(store_all(act->db, &site_target_entity, "site", value_int(t->site.v), &all, act->arena));
	for (unsigned i = 0; i < all.count; i++) {
		const struct site_target *other = LINE_AT(all, struct site_target, i);
		if (other->record.id != t->record.id && other->stage != site_target_stage_proposed && overlap(other, t))
			return error_new(act->arena, ERROR_CONFLICT, "from_on", "target_in_those_days");
	}
	return NULL;
}
