#include "app/presale/battle.h"

#include <stdlib.h>

#include "app/presale/next_steps.h"
#include "app/record_list.h"
#include "rule/presale/battle_card.h"

#define STEPS_MOST 20

typedef int in_order(const void *a, const void *b);

/* Where to and from which records; stands, order: NULL: all, as they are found. */
struct gathering {
	struct battle_part *to;
	struct wanted from;
	bool (*stands)(const void *record);
	in_order *order;
};

static FALLIBLE gather(struct act *act, const struct gathering *g)
{
	void **found = NULL;
	unsigned n = 0;

	TRY(records_find(act, &g->from, &found, &n));
	*g->to = (struct battle_part){ found, 0 };
	for (unsigned i = 0; i < n; i++)
		if (g->stands == NULL || g->stands(found[i]))
			found[g->to->count++] = found[i];
	if (g->order != NULL && g->to->count > 0)
		qsort(g->to->records, g->to->count, sizeof *g->to->records, g->order);
	return NULL;
}

/* What was agreed on before what is planned, the earlier before the later. */
static int by_day(const void *a, const void *b)
{
	const struct engagement *x = *(const struct engagement *const *)a;
	const struct engagement *y = *(const struct engagement *const *)b;
	int planned = (x->stage == engagement_stage_planned) - (y->stage == engagement_stage_planned);

	return planned != 0 ? planned : (x->held_at.us > y->held_at.us) - (x->held_at.us < y->held_at.us);
}

static FALLIBLE steps_gather(struct act *act, int64_t opportunity, struct battle_part *ret)
{
	struct lines all = { 0 };

	TRY(records_newest(act, &engagement_entity, COMES_NEXT("engagement") " AND engagement.\"opportunity\" = $1",
			   opportunity, STEPS_MOST, &all));
	*ret = (struct battle_part){ arena_array(act->arena, void *, all.count + 1), all.count };
	for (unsigned i = 0; i < all.count; i++)
		ret->records[i] = LINE_AT(all, struct engagement, i);
	qsort(ret->records, ret->count, sizeof *ret->records, by_day);
	return NULL;
}

FALLIBLE battle_read(struct act *act, const struct opportunity *o, struct battle *ret)
{
	const struct value id = value_int(o->record.id);
	const struct gathering parts[] = {
		{ &ret->needs,
		  { &requirement_entity, "opportunity", id, "id", false },
		  battle_card_has_need,
		  battle_card_by_need },
		{ &ret->people, { &stakeholder_entity, "opportunity", id, "id", false }, NULL, battle_card_by_weight },
		{ &ret->rivals, { &rival_forecast_entity, "opportunity", id, "price_guess", false }, NULL, NULL },
		{ &ret->highlights,
		  { &highlight_entity, "opportunity", id, "id", true },
		  battle_card_has_highlight,
		  NULL },
		{ &ret->risks,
		  { &risk_entity, "opportunity", id, "id", false },
		  battle_card_has_risk,
		  battle_card_by_score },
	};

	*ret = (struct battle){ 0 };
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		TRY(gather(act, &parts[i]));
	TRY(steps_gather(act, o->record.id, &ret->steps));
	return proof_gaps_find(act, o->record.id, &ret->gaps, &ret->ngaps);
}
