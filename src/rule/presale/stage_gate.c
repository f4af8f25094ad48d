#include "rule/presale/stage_gate.h"

#include <string.h>

#include "rule/refusal.h"

#define INTEREST_ADVISED 3

/* --- the criteria --- */

static bool engaged(const struct opportunity *o, const struct gate_facts *f)
{
	(void)o;
	return f->engagements_held > 0;
}

/* Project name and one fact are enough; "not known" is valid with a day on which it is asked (A21). */
static bool knows_a_fact(const struct opportunity *o, const struct gate_facts *f)
{
	(void)f;
	return o->budget.minor != UNSET || o->tender_expected_on.day != 0 || o->decision_maker.v != 0 ||
	       o->scope != NULL || o->facts_due_on.day != 0;
}

static bool knows_budget(const struct opportunity *o, const struct gate_facts *f)
{
	(void)f;
	return o->budget.minor != UNSET;
}

static bool knows_schedule(const struct opportunity *o, const struct gate_facts *f)
{
	(void)f;
	return o->tender_expected_on.day != 0 || o->tender_issued_on.day != 0;
}

static bool knows_who_decides(const struct opportunity *o, const struct gate_facts *f)
{
	(void)f;
	return o->decision_maker.v != 0;
}

static bool knows_scope(const struct opportunity *o, const struct gate_facts *f)
{
	(void)f;
	return o->scope != NULL;
}

static bool estimated(const struct opportunity *o, const struct gate_facts *f)
{
	(void)f;
	return o->amount_est.minor != UNSET;
}

static bool presales_named(const struct opportunity *o, const struct gate_facts *f)
{
	return !f->major || o->presales_owner.v != 0;
}

static bool exchanged(const struct opportunity *o, const struct gate_facts *f)
{
	(void)o;
	return f->exchanges_held > 0;
}

static bool interested(const struct opportunity *o, const struct gate_facts *f)
{
	(void)f;
	return o->interest_level != UNSET && o->interest_level >= INTEREST_ADVISED;
}

static bool opening(const struct opportunity *o, const struct gate_facts *f)
{
	(void)f;
	return o->invited || o->tender_received_on.day != 0 || o->cold_bid_reason != NULL;
}

static bool prior_service_stated(const struct opportunity *o, const struct gate_facts *f)
{
	(void)f;
	return o->our_prior_service != NULL;
}

static bool risks_answered(const struct opportunity *o, const struct gate_facts *f)
{
	(void)o;
	return f->red_risks_unanswered == 0;
}

/* "Not known" with a day to ask is valid until the bid is decided on, and that day has to have been used (A21). */
static bool unknowns_asked(const struct opportunity *o, const struct gate_facts *f)
{
	(void)o;
	return f->unknowns_passed == 0;
}

static bool criteria_met(const struct opportunity *o, const struct gate_facts *f)
{
	(void)o;
	return f->exit_criteria_open == 0;
}

static bool signing_expected(const struct opportunity *o, const struct gate_facts *f)
{
	(void)f;
	return o->expected_sign_on.day != 0;
}

struct criterion {
	bool (*met)(const struct opportunity *o, const struct gate_facts *f);
	const char *field, *reason; /* where it is mended, and what is said there */
	size_t count;		    /* the number in gate_facts that the reason names; 0: none */
};

#define COUNTED(member) offsetof(struct gate_facts, member)

static const struct criterion criteria[gate_key_count] = {
	[gate_key_engagement_held] = { engaged, "engagement_count", "no_engagement_held", 0 },
	[gate_key_one_fact] = { knows_a_fact, "scope", "one_fact_needed", 0 },
	[gate_key_budget_known] = { knows_budget, "budget", "budget_unknown", 0 },
	[gate_key_schedule_known] = { knows_schedule, "tender_expected_on", "schedule_unknown", 0 },
	[gate_key_decision_maker_known] = { knows_who_decides, "decision_maker", "decision_maker_unknown", 0 },
	[gate_key_scope_known] = { knows_scope, "scope", "scope_unknown", 0 },
	[gate_key_amount_estimated] = { estimated, "amount_est", "amount_not_estimated", 0 },
	[gate_key_presales_owner_named] = { presales_named, "presales_owner", "presales_owner_needed", 0 },
	[gate_key_exchange_held] = { exchanged, "engagement_count", "no_exchange_held", 0 },
	[gate_key_interest_shown] = { interested, "interest_level", "interest_low", 0 },
	[gate_key_prior_service_stated] = { prior_service_stated, "our_prior_service", "required_for_step", 0 },
	[gate_key_invited_or_tender] = { opening, "invited", "invitation_or_tender_needed", 0 },
	[gate_key_red_risks_answered] = { risks_answered, "risk", "red_risk_unanswered",
					  COUNTED(red_risks_unanswered) },
	[gate_key_exit_criteria_met] = { criteria_met, "stage_plan", "exit_criteria_open",
					 COUNTED(exit_criteria_open) },
	[gate_key_signing_day_expected] = { signing_expected, "expected_sign_on", "signing_day_unknown", 0 },
	[gate_key_unknowns_asked] = { unknowns_asked, "discovery_answer", "unknowns_not_asked",
				      COUNTED(unknowns_passed) },
};

static bool said(const struct error *all, const char *field, const char *reason)
{
	for (; all != NULL; all = all->next)
		if (all->field != NULL && strcmp(all->field, field) == 0 && strcmp(all->reason, reason) == 0)
			return true;
	return false;
}

static void say(struct error **all, const struct env *env, enum gate_key key, const struct gate_facts *f)
{
	const struct criterion *c = &criteria[key];

	if (said(*all, c->field, c->reason))
		return;
	if (c->count == 0)
		refuse(all, env, c->field, c->reason);
	else
		refuse_count(all, env, c->field, c->reason, *(const int64_t *)((const char *)f + c->count));
}

FALLIBLE stage_gate_missing(const struct stage_gate *gate, enum gate_severity severity, const struct opportunity *o,
			    const struct gate_facts *facts, const struct env *env)
{
	struct error *all = NULL;

	for (unsigned i = 0; gate != NULL && i < gate->criteria.count; i++) {
		const struct gate_criterion *c = LINE_AT(gate->criteria, struct gate_criterion, i);
		if (c->severity == severity && !criteria[c->criterion].met(o, facts))
			say(&all, env, c->criterion, facts);
	}
	return all;
}

const char *stage_gate_passed_over(const struct stage_gate *gate, const struct opportunity *o,
				   const struct gate_facts *facts, struct arena *a)
{
	bool missing[gate_key_count] = { false };
	const char *words = NULL;

	for (unsigned i = 0; gate != NULL && i < gate->criteria.count; i++) {
		const struct gate_criterion *c = LINE_AT(gate->criteria, struct gate_criterion, i);
		missing[c->criterion] = c->severity == gate_severity_advised && !criteria[c->criterion].met(o, facts);
	}
	for (unsigned i = 1; i < gate_key_count; i++)
		if (missing[i])
			words = words == NULL ? gate_key_choices.labels[i]
					      : arena_print(a, "%s,%s", words, gate_key_choices.labels[i]);
	return words;
}

/* --- the law --- */

static const char *const excluding[] = {
	"overall_design", "specification", "project_management", "supervision", "testing",
};

bool prior_service_excludes(const char *words)
{
	for (unsigned i = 0; i < sizeof excluding / sizeof *excluding; i++)
		if (choices_have(words, excluding[i]))
			return true;
	return false;
}

static const enum gate_key asked_by_law[] = { gate_key_prior_service_stated, gate_key_invited_or_tender };

FALLIBLE stage_gate_law(enum opportunity_stage to, const struct opportunity *o, const struct env *env)
{
	const struct gate_facts none = { 0 };
	struct error *all = NULL;

	if (to != opportunity_stage_bidding)
		return NULL;
	for (unsigned i = 0; i < sizeof asked_by_law / sizeof *asked_by_law; i++)
		if (!criteria[asked_by_law[i]].met(o, &none))
			say(&all, env, asked_by_law[i], &none);
	if (prior_service_excludes(o->our_prior_service))
		refuse(&all, env, "our_prior_service", "excluded_by_prior_service");
	return all;
}

/* --- leaving a stage out --- */

static struct error *skip(const struct house_stages *house, enum opportunity_stage to, const struct opportunity *o,
			  const struct env *env)
{
	struct error *all = NULL;

	if (house_stage_off(house, to))
		refuse(&all, env, "stage", "stage_switched_off");
	if (!house_stage_skips(house, o->stage, to))
		return all;
	if (!(env->actor->roles & LEADERS))
		refuse(&all, env, "stage", "skip_needs_leader");
	if (o->skip_reason == NULL)
		refuse(&all, env, "skip_reason", "required_for_step");
	return all;
}

FALLIBLE stage_gate_judge(const struct house_stages *house, enum opportunity_stage to, const struct opportunity *o,
			  const struct gate_facts *facts, const struct env *env)
{
	const struct stage_gate *gate = house_stage_itself(house, to);
	struct error *all = stage_gate_law(to, o, env);
	struct error *asked = stage_gate_missing(gate, gate_severity_mandatory, o, facts, env);

	for (struct error *next; asked != NULL; asked = next) {
		next = asked->next;
		asked->next = NULL;
		if (!said(all, asked->field, asked->reason))
			error_append(&all, asked);
	}
	error_append(&all, skip(house, to, o, env));
	return all;
}

/* --- the gate itself --- */

static bool asks(const struct stage_gate *g, enum gate_key key, unsigned from, unsigned *ret_at)
{
	for (unsigned i = from; i < g->criteria.count; i++)
		if (LINE_AT(g->criteria, struct gate_criterion, i)->criterion == key)
			return *ret_at = i, true;
	return false;
}

static void check_law_stays(const struct stage_gate *g, struct error **all, const struct env *env)
{
	unsigned at = 0;

	for (unsigned i = 0; i < sizeof asked_by_law / sizeof *asked_by_law; i++)
		if (!asks(g, asked_by_law[i], 0, &at) ||
		    LINE_AT(g->criteria, struct gate_criterion, at)->severity != gate_severity_mandatory) {
			object(all, env, "criteria", "law_gate_stays");
			return;
		}
}

static void check_place(const struct stage_gate *g, const struct stage_gate *before, struct error **all,
			const struct env *env)
{
	bool itself = g->place == UNSET;

	if (!itself && !house_stage_may_be_followed(g->target_stage))
		object(all, env, "place", "nothing_behind_contracted");
	if (before != NULL && itself != (before->place == UNSET))
		object(all, env, "place", "stage_stays_its_kind");
	if (g->off && house_stage_is_anchor(g))
		object(all, env, "off", "stage_is_an_anchor");
}

FALLIBLE stage_gate_check(struct stage_gate *g, const struct stage_gate *before, const struct env *env)
{
	struct error *all = NULL;
	unsigned at = 0;

	if (g->target_stage == opportunity_stage_lost)
		object(&all, env, "target_stage", "stage_has_no_gate");
	check_place(g, before, &all, env);
	if (g->target_stage == opportunity_stage_bidding && g->place == UNSET)
		check_law_stays(g, &all, env);
	for (unsigned i = 0; i < g->criteria.count; i++)
		if (asks(g, LINE_AT(g->criteria, struct gate_criterion, i)->criterion, i + 1, &at))
			object(&all, env, arena_print(env->arena, "criteria[%u].criterion", at), "criterion_twice");
	return all;
}
