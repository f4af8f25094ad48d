#include "rule/presale/battle_card.h"

/* What is not said yet stands behind what is; 0 is unset. */
static const int by_priority[] = {
	[requirement_priority_must] = 1,
	[requirement_priority_should] = 2,
	[requirement_priority_could] = 3,
};

static const int by_stage[] = {
	[requirement_stage_accepted] = 1,
	[requirement_stage_negotiating] = 2,
	[requirement_stage_analysed] = 3,
	[requirement_stage_draft] = 4,
};

bool battle_card_has_need(const void *requirement)
{
	const struct requirement *r = requirement;

	return r->stage != requirement_stage_declined && r->stage != requirement_stage_merged;
}

bool battle_card_has_risk(const void *risk)
{
	return ((const struct risk *)risk)->stage != risk_stage_closed;
}

bool battle_card_has_highlight(const void *highlight)
{
	return ((const struct highlight *)highlight)->stage != highlight_stage_draft;
}

static int order(int64_t a, int64_t b)
{
	return (a > b) - (a < b);
}

static int place_of(const struct requirement *r)
{
	int priority = r->priority == 0 ? 4 : by_priority[r->priority];

	return priority * 10 + by_stage[r->stage];
}

int battle_card_by_need(const void *a, const void *b)
{
	const struct requirement *x = *(const struct requirement *const *)a;
	const struct requirement *y = *(const struct requirement *const *)b;
	int by_place = order(place_of(x), place_of(y));

	return by_place != 0 ? by_place : order(x->record.id, y->record.id);
}

int battle_card_by_weight(const void *a, const void *b)
{
	const struct stakeholder *x = *(const struct stakeholder *const *)a;
	const struct stakeholder *y = *(const struct stakeholder *const *)b;
	int by_weight = order(y->weight, x->weight);

	return by_weight != 0 ? by_weight : order(x->record.id, y->record.id);
}

int battle_card_by_score(const void *a, const void *b)
{
	const struct risk *x = *(const struct risk *const *)a;
	const struct risk *y = *(const struct risk *const *)b;
	int by_score = order(y->score, x->score);

	return by_score != 0 ? by_score : order(x->record.id, y->record.id);
}
