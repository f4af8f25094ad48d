#include "app/presale/gates.h"

#include <stdlib.h>
#include <string.h>

#include "app/presale/house.h"
#include "app/save.h"
#include "base/embedded.h"
#include "base/instant.h"
#include "base/table.h"
#include "store/record.h"

#define GATES "db/data/stage_gate.csv"

enum {
	STAGE_AT,
	NAME_AT,
	PROBABILITY_AT,
	CATEGORY_AT,
	DAYS_AT,
	MANDATORY_AT,
	ADVISED_AT,
	EXIT_AT,
	TARGET_AT,
	QUALITY_AT,
	WIDTH
};

/* --- the gates every house begins with --- */

static void add_criteria(struct lines *rows, const char *words, enum gate_severity severity, struct arena *a)
{
	const struct field *key = entity_field(&gate_criterion_entity, "criterion");

	for (size_t n; *words != '\0'; words += n + (words[n] == ' ')) {
		n = strcspn(words, " ");
		struct gate_criterion *row = LINE_AT(*rows, struct gate_criterion, rows->count++);
		*row = *(const struct gate_criterion *)record_new(&gate_criterion_entity, a);
		field_set(key, row, value_text(arena_copy_n(a, words, n)));
		row->severity = severity;
	}
}

static const char *text_or_none(const char *s)
{
	return *s == '\0' ? NULL : s;
}

static struct stage_gate *gate_of_row(const char *const field[WIDTH], struct arena *a)
{
	struct stage_gate *g = record_new(&stage_gate_entity, a);

	field_set(entity_field(&stage_gate_entity, "target_stage"), g, value_text(field[STAGE_AT]));
	field_set(entity_field(&stage_gate_entity, "category"), g, value_text(field[CATEGORY_AT]));
	g->name = field[NAME_AT];
	g->probability = strtoll(field[PROBABILITY_AT], NULL, 10);
	g->days_planned = strtoll(field[DAYS_AT], NULL, 10);
	g->target = text_or_none(field[TARGET_AT]);
	g->quality = text_or_none(field[QUALITY_AT]);
	g->criteria.rows = arena_array(a, struct gate_criterion, gate_key_count);
	add_criteria(&g->criteria, field[MANDATORY_AT], gate_severity_mandatory, a);
	add_criteria(&g->criteria, field[ADVISED_AT], gate_severity_advised, a);
	return g;
}

static FALLIBLE table_open(struct table *ret, struct arena *a)
{
	const struct embedded *f = embedded_find(GATES);

	if (f == NULL)
		return error_with(a, ERROR_INTERNAL, NULL, "no_data", "%s", GATES);
	*ret = table_of(f->data, embedded_size(f));
	return NULL;
}

FALLIBLE gates_seed(struct act *act)
{
	const char *field[WIDTH];
	struct table t;

	TRY(table_open(&t, act->arena));
	while (table_next(&t, field, WIDTH, act->arena))
		TRY(save_new(act, &stage_gate_entity, gate_of_row(field, act->arena)));
	return NULL;
}

/* The row of the stage; false: no gate leads there. */
static FALLIBLE row_of_stage(struct act *act, enum opportunity_stage stage, const char *field[WIDTH], bool *ret)
{
	struct table t;

	*ret = false;
	TRY(table_open(&t, act->arena));
	while (!*ret && table_next(&t, field, WIDTH, act->arena))
		*ret = strcmp(field[STAGE_AT], opportunity_stage_choices.labels[stage]) == 0;
	return NULL;
}

FALLIBLE gate_of(struct act *act, enum opportunity_stage to, const struct stage_gate **ret)
{
	const char *field[WIDTH];
	void *found = NULL;
	bool has = false;

	TRY(store_find(act->db, &stage_gate_entity, "target_stage", value_text(opportunity_stage_choices.labels[to]),
		       &found, act->arena));
	if (found == NULL) {
		TRY(row_of_stage(act, to, field, &has));
		found = has ? gate_of_row(field, act->arena) : NULL;
	} else {
		TRY(store_get(act->db, &stage_gate_entity, ((struct record *)found)->id, &found, act->arena));
	}
	*ret = found;
	return NULL;
}

FALLIBLE gate_exit_criteria(struct act *act, enum opportunity_stage stage, struct lines *ret)
{
	const char *field[WIDTH];
	bool has = false;

	*ret = (struct lines){ 0 };
	TRY(row_of_stage(act, stage, field, &has));
	if (!has)
		return NULL;
	ret->rows = arena_array(act->arena, struct exit_criterion, strlen(field[EXIT_AT]) + 1);
	for (const char *at = field[EXIT_AT]; *at != '\0';) {
		size_t n = strcspn(at, ";");
		struct exit_criterion *row = LINE_AT(*ret, struct exit_criterion, ret->count++);
		*row = *(const struct exit_criterion *)record_new(&exit_criterion_entity, act->arena);
		row->text = arena_copy_n(act->arena, at, n);
		at += n + (at[n] == ';');
	}
	return NULL;
}

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
	o->stage_since = instant_date(act->now);
	return NULL;
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
	const struct stage_gate *gate = NULL;
	struct env env = act_env(act);
	struct gate_facts facts;

	if (!leads(o->stage, to))
		return NULL;
	TRY(gate_of(act, to, &gate));
	TRY(gate_facts_of(act, before, &facts));
	TRY(opportunity_leaving(act, before, o));
	return stage_gate_judge(gate, to, o, &facts, &env);
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
	const struct stage_gate *gate = NULL;
	struct gate_facts facts;

	TRY(gate_of(act, o->stage, &gate));
	TRY(gate_facts_of(act, was, &facts));
	m->title = arena_print(act->arena, "%s → %s", labels[was->stage], labels[o->stage]);
	m->opportunity.v = o->record.id;
	m->from_stage = was->stage;
	m->to_stage = o->stage;
	m->moved_at = act->now;
	m->moved_by.v = act->who->user;
	m->reason = o->skip_reason != NULL ? o->skip_reason : o->back_reason != NULL ? o->back_reason : o->lost_reason;
	m->days = days_stood(was, instant_date(act->now));
	m->skipped = was->stage != opportunity_stage_lost && stage_gate_skips(was->stage, o->stage);
	m->passed_over = stage_gate_passed_over(gate, was, &facts, act->arena);
	return save_new(act, &stage_move_entity, m);
}
