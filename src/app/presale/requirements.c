#include "app/presale/requirements.h"

#include "app/desk/calendars.h"
#include "app/whys.h"
#include "base/instant.h"
#include "entity/all.h"
#include "rule/presale/analysis.h"
#include "store/record.h"

static FALLIBLE must_be_of(struct act *act, const struct entity *e, int64_t id, const char *field,
			   const struct requirement *r)
{
	void *record = NULL;

	if (id == 0)
		return NULL;
	TRY(store_get(act->db, e, id, &record, act->arena));
	struct value of = field_get(entity_field(e, "opportunity"), record);
	if (of.tag == VALUE_NONE || of.i == r->opportunity.v)
		return NULL;
	return error_new(act->arena, ERROR_INVALID, field, "of_another_opportunity");
}

FALLIBLE requirement_writing(struct act *act, const void *before, void *requirement)
{
	const struct requirement *was = before;
	struct requirement *r = requirement;
	const struct calendar *c = NULL;
	const struct why *why = NULL;

	TRY(must_be_of(act, &discovery_answer_entity, r->discovery_answer.v, "discovery_answer", r));
	TRY(must_be_of(act, &engagement_entity, r->engagement.v, "engagement", r));
	if (r->noted_on.day == 0)
		r->noted_on = instant_date(act->now);
	if (was != NULL && was->noted_on.day == r->noted_on.day)
		return NULL;
	TRY(calendars_load(act, &c));
	r->due_on = analysis_due(c, r->noted_on, act->arena, &why);
	r->due_why = why_keep(why, act->arena);
	return NULL;
}

FALLIBLE requirement_removing(struct act *act, const void *before, void *requirement)
{
	const struct requirement *r = requirement;

	(void)before;
	if (r->stage == requirement_stage_draft && r->confirmed_by.v == 0)
		return NULL;
	return error_new(act->arena, ERROR_CONFLICT, NULL, "requirement_is_kept");
}

FALLIBLE requirement_merging(struct act *act, const void *before, void *requirement)
{
	const struct requirement *r = requirement, *into;
	void *record = NULL;

	(void)before;
	if (r->merged_into.v == 0)
		return NULL;
	TRY(store_get(act->db, &requirement_entity, r->merged_into.v, &record, act->arena));
	into = record;
	if (into->opportunity.v == r->opportunity.v && into->stage != requirement_stage_merged)
		return NULL;
	return error_new(act->arena, ERROR_CONFLICT, "merged_into", "merged_elsewhere");
}
