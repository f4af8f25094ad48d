#include "app/presale/milestones.h"

#include "app/save.h"
#include "base/instant.h"
#include "entity/all.h"
#include "store/record.h"

static FALLIBLE count_engagements(struct act *act, int64_t opportunity, const char *which, int64_t *ret)
{
	struct value n;

	TRY(sql_value(act->db,
		      arena_print(act->arena, "SELECT count(*) FROM engagement WHERE opportunity = $1%s", which),
		      SQL_ARGS(value_int(opportunity)), &n, act->arena));
	*ret = n.i;
	return NULL;
}

FALLIBLE engagement_numbered(struct act *act, const void *before, void *engagement)
{
	struct engagement *e = engagement;
	int64_t n = 0;

	(void)before;
	if (e->opportunity.v == 0)
		return NULL;
	TRY(count_engagements(act, e->opportunity.v, "", &n));
	e->round = n + 1;
	return NULL;
}

/* The opportunity, loaded twice: as it is, and to be changed. */
static FALLIBLE opportunity_at(struct act *act, int64_t id, void **ret_was, struct opportunity **ret)
{
	TRY(store_get(act->db, &opportunity_entity, id, ret_was, act->arena));
	*ret = save_copy(&opportunity_entity, *ret_was, act->arena);
	return NULL;
}

FALLIBLE engagement_held(struct act *act, const void *before, void *engagement)
{
	const struct engagement *e = engagement;
	struct opportunity *o = NULL;
	void *was = NULL;

	(void)before;
	if (e->opportunity.v == 0)
		return NULL;
	TRY(opportunity_at(act, e->opportunity.v, &was, &o));
	TRY(count_engagements(act, e->opportunity.v, " AND stage = 'held'", &o->engagement_count));
	if (e->interest_level != UNSET)
		o->interest_level = e->interest_level;
	return save_again(act, &opportunity_entity, was, o, "engagement_held");
}

FALLIBLE tender_received(struct act *act, const void *before, void *tender)
{
	const struct tender *t = tender;
	struct opportunity *o = NULL;
	void *was = NULL;

	(void)before;
	if (t->opportunity.v == 0)
		return NULL;
	TRY(opportunity_at(act, t->opportunity.v, &was, &o));
	if (o->tender_received_on.day != 0 && (t->issued_on.day == 0 || o->tender_issued_on.day == t->issued_on.day))
		return NULL;
	if (o->tender_received_on.day == 0)
		o->tender_received_on = instant_date(act->now);
	if (t->issued_on.day != 0)
		o->tender_issued_on = t->issued_on;
	return save_again(act, &opportunity_entity, was, o, "tender_received");
}

FALLIBLE opportunity_accepted(struct act *act, int64_t opportunity, date accepted_on)
{
	struct opportunity *o = NULL;
	void *was = NULL;

	if (opportunity == 0)
		return NULL;
	TRY(opportunity_at(act, opportunity, &was, &o));
	o->accepted_on = accepted_on;
	return save_again(act, &opportunity_entity, was, o, "accepted");
}
