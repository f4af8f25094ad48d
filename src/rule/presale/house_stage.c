#include "rule/presale/house_stage.h"

#include "rule/refusal.h"

/* --- the order --- */

static int64_t place_of(const struct stage_gate *g)
{
	return g->place == UNSET ? 0 : g->place;
}

bool house_stage_precedes(const struct stage_gate *a, const struct stage_gate *b)
{
	if (a == NULL || b == NULL)
		return false;
	if (a->target_stage != b->target_stage)
		return a->target_stage < b->target_stage;
	return place_of(a) != place_of(b) ? place_of(a) < place_of(b) : a->record.id < b->record.id;
}

void house_stages_add(struct house_stages *h, const struct stage_gate *g)
{
	unsigned at = h->count++;

	for (; at > 0 && house_stage_precedes(g, h->row[at - 1]); at--)
		h->row[at] = h->row[at - 1];
	h->row[at] = g;
}

const struct stage_gate *house_stage_itself(const struct house_stages *h, enum opportunity_stage s)
{
	for (unsigned i = 0; i < h->count; i++)
		if (h->row[i]->target_stage == s && h->row[i]->place == UNSET)
			return h->row[i];
	return NULL;
}

const struct stage_gate *house_stage_by_id(const struct house_stages *h, stage_gate_id id)
{
	for (unsigned i = 0; id.v != 0 && i < h->count; i++)
		if (h->row[i]->record.id == id.v)
			return h->row[i];
	return NULL;
}

const struct stage_gate *house_stage_of(const struct house_stages *h, const struct opportunity *o)
{
	const struct stage_gate *further = house_stage_by_id(h, o->house_stage);

	return further != NULL ? further : house_stage_itself(h, o->stage);
}

/* --- what is in use --- */

bool house_stage_off(const struct house_stages *h, enum opportunity_stage s)
{
	const struct stage_gate *g = house_stage_itself(h, s);

	return g != NULL && g->off;
}

enum opportunity_stage house_stage_next(const struct house_stages *h, enum opportunity_stage s)
{
	while (++s < opportunity_stage_contracted)
		if (!house_stage_off(h, s))
			return s;
	return opportunity_stage_contracted;
}

/* A bid may lead to a negotiation or straight to the contract, as its procedure wills. */
static const unsigned rank[opportunity_stage_count] = {
	[opportunity_stage_lead] = 1,
	[opportunity_stage_visited] = 2,
	[opportunity_stage_technical_exchange] = 3,
	[opportunity_stage_bidding] = 4,
	[opportunity_stage_negotiation] = 4,
	[opportunity_stage_contracted] = 5,
};

bool house_stage_skips(const struct house_stages *h, enum opportunity_stage from, enum opportunity_stage to)
{
	for (enum opportunity_stage s = opportunity_stage_lead; s < opportunity_stage_contracted; s++)
		if (rank[s] > rank[from] && rank[s] < rank[to] && !house_stage_off(h, s))
			return true;
	return false;
}

int64_t house_stage_days(const struct house_stages *h, enum opportunity_stage s)
{
	int64_t days = 0;

	for (unsigned i = 0; i < h->count; i++)
		if (h->row[i]->target_stage == s && !h->row[i]->off)
			days += h->row[i]->days_planned;
	return days;
}

/* --- what the house may do to them --- */

static const enum opportunity_stage anchors[] = {
	opportunity_stage_lead,
	opportunity_stage_bidding,
	opportunity_stage_contracted,
};

bool house_stage_is_anchor(const struct stage_gate *g)
{
	for (unsigned i = 0; g->place == UNSET && i < sizeof anchors / sizeof *anchors; i++)
		if (g->target_stage == anchors[i])
			return true;
	return false;
}

bool house_stage_may_be_followed(enum opportunity_stage s)
{
	return s != opportunity_stage_contracted;
}

#define APART 10

int64_t house_stage_next_place(const struct house_stages *h, enum opportunity_stage s)
{
	int64_t last = 0;

	if (!house_stage_may_be_followed(s))
		return UNSET;
	for (unsigned i = 0; i < h->count; i++)
		if (h->row[i]->target_stage == s && place_of(h->row[i]) > last)
			last = place_of(h->row[i]);
	if (last + APART <= HOUSE_PLACE_LAST)
		return last + APART;
	return last < HOUSE_PLACE_LAST ? last + 1 : UNSET;
}

/* --- their words, and the way among them --- */

const char *house_stage_word(const struct stage_gate *g, enum language language)
{
	return language == LANGUAGE_EN && g->name_en != NULL ? g->name_en : g->name;
}

FALLIBLE house_stage_advance(const struct opportunity *o, const struct stage_gate *to, const struct env *env)
{
	struct error *all = NULL;

	if (to == NULL)
		return NULL;
	if (to->target_stage != o->stage)
		refuse(&all, env, "house_stage", "stage_elsewhere");
	else if (to->off)
		refuse(&all, env, "house_stage", "stage_switched_off");
	return all;
}
