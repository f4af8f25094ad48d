#include "app/presale/gates.h"

#include "app/presale/house.h"
#include "app/presale/house_stages.h"
#include "app/save.h"
#include "base/instant.h"
#include "store/record.h"

/* --- what a gate looks at --- */

static FALLIBLE count(struct act *act, const char *what, const struct opportunity *o, int64_t *ret)
{
	const char *stage = opportunity_stage_choices.labels[o->stage];
	struct value n;

	TRY(sql_value(act->db, arena_print(act->arena, "SELECT count(*) FROM %s", what),
		      SQL_ARGS(value_int(o->record.id), value_text(stage)), &n, act->arena));
	*ret = n.i;
	return NULL;
}

FALLIBLE gate_facts_of(struct act *act, const struct opportunity *o, struct gate_facts *ret)
{
	struct presale_policy p;

	TRY(presale_policies(act, &p));
	ret->major = presale_is_major(o, &p);
	TRY(count(act, "engagement WHERE \"opportunity\" = $1 AND \"stage\" = 'held' AND $2 <> ''", o,
		  &ret->engagements_held));
	TRY(count(act,
		  "engagement WHERE \"opportunity\" = $1 AND \"stage\" = 'held' AND $2 <> ''"
		  " AND \"kind\" IN ('technical_exchange', 'demonstration', 'site_survey')",
		  o, &ret->exchanges_held));
	TRY(count(act,
		  "risk WHERE \"opportunity\" = $1 AND \"stage\" IN ('open', 'mitigating') AND \"level\" = 'red'"
		  " AND \"mitigation\" IS NULL AND $2 <> ''",
		  o, &ret->red_risks_unanswered));
	TRY(count(act,
		  arena_print(act->arena,
			      "discovery_answer d WHERE d.\"opportunity\" = $1 AND $2 <> '' AND " UNKNOWN_BEFORE("%d"),
			      instant_date(act->now).day),
		  o, &ret->unknowns_passed));
	return count(
		act,
		"exit_criterion c JOIN stage_plan p ON p.\"id\" = c.\"stage_plan\""
		" WHERE p.\"opportunity\" = $1 AND p.\"sales_stage\" = $2 AND p.\"stage\" = 'open' AND c.\"met\" = 0",
		o, &ret->exit_criteria_open);
}

/* --- a new one, a changed one --- */

FALLIBLE opportunity_adding(struct act *act, const void *before, void *opportunity)
{
	struct opportunity *o = opportunity;

	o->stage_since = instant_date(act->now);
	return opportunity_changing(act, before, opportunity);
}

/* Presales is asked for on the day somebody is named for it, where nobody says otherwise (S31). */
FALLIBLE opportunity_changing(struct act *act, const void *before, void *opportunity)
{
	const struct opportunity *was = before;
	struct opportunity *o = opportunity;
	bool named = o->presales_owner.v != 0 && (was == NULL || was->presales_owner.v == 0);

	if (named && o->presales_requested_on.day == 0)
		o->presales_requested_on = instant_date(act->now);
	return NULL;
}

/* --- moves --- */

/* A reason stands for the one move it was given with. */
static void forget_reasons(const struct opportunity *was, struct opportunity *o)
{
	if (o->skip_reason == was->skip_reason)
		o->skip_reason = NULL;
	if (o->back_reason == was->back_reason)
		o->back_reason = NULL;
	if (o->lost_reason == was->lost_reason)
		o->lost_reason = NULL;
}

FALLIBLE opportunity_leaving(struct act *act, const void *before, void *opportunity)
{
	struct opportunity *o = opportunity;

	forget_reasons(before, o);
	o->house_stage.v = 0;
	o->stage_since = instant_date(act->now);
	return NULL;
}

/* Onward among the stages of the house what its gate asks for has to be there; back it is always let. */
FALLIBLE opportunity_advancing(struct act *act, const void *before, void *opportunity)
{
	struct opportunity *o = opportunity;
	const struct stage_gate *to, *from;
	struct house_stages house;
	struct env env = act_env(act);
	struct gate_facts facts;
	struct error *all;

	TRY(house_stages_read(act, &house));
	TRY(gate_facts_of(act, before, &facts));
	to = house_stage_by_id(&house, o->house_stage);
	from = house_stage_of(&house, before);
	all = house_stage_advance(before, to, &env);
	if (all == NULL && house_stage_precedes(from, to))
		all = stage_gate_missing(to, gate_severity_mandatory, o, &facts, &env);
	forget_reasons(before, o);
	if (to == NULL || to->place == UNSET)
		o->house_stage.v = 0;
	o->stage_since = instant_date(act->now);
	return all;
}

/* Whether a step leads there at all; if not, that is the answer, not what is missing. */
static bool leads(enum opportunity_stage from, enum opportunity_stage to)
{
	const struct entity *e = &opportunity_entity;

	for (const struct step *s = e->steps; s < e->steps + e->nsteps; s++)
		if (s->from == from && s->to == to)
			return true;
	return false;
}

static FALLIBLE through_gate(struct act *act, const void *before, struct opportunity *o, enum opportunity_stage to)
{
	struct house_stages house;
	struct env env = act_env(act);
	struct gate_facts facts;

	if (!leads(o->stage, to))
		return NULL;
	TRY(house_stages_read(act, &house));
	TRY(gate_facts_of(act, before, &facts));
	TRY(opportunity_leaving(act, before, o));
	return stage_gate_judge(&house, to, o, &facts, &env);
}

FALLIBLE opportunity_visiting(struct act *act, const void *before, void *opportunity)
{
	return through_gate(act, before, opportunity, opportunity_stage_visited);
}

FALLIBLE opportunity_exchanging(struct act *act, const void *before, void *opportunity)
{
	return through_gate(act, before, opportunity, opportunity_stage_technical_exchange);
}

FALLIBLE opportunity_bidding(struct act *act, const void *before, void *opportunity)
{
	return through_gate(act, before, opportunity, opportunity_stage_bidding);
}

FALLIBLE opportunity_negotiating(struct act *act, const void *before, void *opportunity)
{
	return through_gate(act, before, opportunity, opportunity_stage_negotiation);
}

FALLIBLE opportunity_contracting(struct act *act, const void *before, void *opportunity)
{
	return through_gate(act, before, opportunity, opportunity_stage_contracted);
}

static int64_t days_stood(const struct opportunity *was, date today)
{
	date since = was->stage_since.day != 0 ? was->stage_since : instant_date(was->record.created_at);

	return today.day - since.day;
}

FALLIBLE opportunity_moved(struct act *act, const void *before, void *opportunity)
{
	const struct opportunity *was = before, *o = opportunity;
	struct stage_move *m = record_new(&stage_move_entity, act->arena);
	const char *const *labels = opportunity_stage_choices.labels;
	struct house_stages house;
	struct gate_facts facts;

	TRY(house_stages_read(act, &house));
	TRY(gate_facts_of(act, was, &facts));
	m->title = arena_print(act->arena, "%s → %s", labels[was->stage], labels[o->stage]);
	m->opportunity.v = o->record.id;
	m->from_stage = was->stage;
	m->to_stage = o->stage;
	m->from_house = was->house_stage;
	m->to_house = o->house_stage;
	m->moved_at = act->now;
	m->moved_by.v = act->who->user;
	m->reason = o->skip_reason != NULL ? o->skip_reason : o->back_reason != NULL ? o->back_reason : o->lost_reason;
	m->days = days_stood(was, instant_date(act->now));
	m->skipped = was->stage != opportunity_stage_lost && house_stage_skips(&house, was->stage, o->stage);
	m->passed_over = stage_gate_passed_over(house_stage_of(&house, o), was, &facts, act->arena);
	return save_new(act, &stage_move_entity, m);
}
