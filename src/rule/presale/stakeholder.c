/* What a stakeholder weighs, and what may be written of him and of how they stand to each other (S45, S60, S61, A2). */
#include "base/instant.h"
#include "entity/all.h"
#include "rule/party/evaluator.h"
#include "rule/presale/people.h"
#include "rule/refusal.h"

static void no_evaluators(struct error **all, const struct env *env, const char *field, const char *text)
{
	if (evaluator_named(text))
		object(all, env, field, "no_evaluators");
}

static void not_ahead(struct error **all, const struct env *env, const char *field, date on)
{
	if (on.day > instant_date(env->now).day)
		object(all, env, field, "in_the_future");
}

FALLIBLE stakeholder_check(struct stakeholder *s, const struct stakeholder *before, const struct env *env)
{
	struct error *all = NULL;

	(void)before;
	s->weight = stakeholder_weight(s->decision_power, s->influence);
	s->is_key = stakeholder_weighs(s->weight);
	no_evaluators(&all, env, "view", s->view);
	return all;
}

FALLIBLE stakeholder_relation_check(struct stakeholder_relation *r, const struct stakeholder_relation *before,
				    const struct env *env)
{
	struct error *all = NULL;

	(void)before;
	if (r->from_person.v != 0 && r->from_person.v == r->to_person.v)
		object(&all, env, "to_person", "same_person");
	no_evaluators(&all, env, "note", r->note);
	return all;
}

FALLIBLE support_reading_check(struct support_reading *r, const struct support_reading *before, const struct env *env)
{
	struct error *all = NULL;

	(void)before;
	not_ahead(&all, env, "read_on", r->read_on);
	no_evaluators(&all, env, "evidence", r->evidence);
	return all;
}

FALLIBLE stakeholder_interest_check(struct stakeholder_interest *i, const struct stakeholder_interest *before,
				    const struct env *env)
{
	struct error *all = NULL;

	(void)before;
	not_ahead(&all, env, "noted_on", i->noted_on);
	no_evaluators(&all, env, "text", i->text);
	return all;
}

FALLIBLE introduction_check(struct introduction *i, const struct introduction *before, const struct env *env)
{
	struct error *all = NULL;

	(void)before;
	not_ahead(&all, env, "introduced_on", i->introduced_on);
	no_evaluators(&all, env, "topic", i->topic);
	return all;
}

FALLIBLE resonance_point_check(struct resonance_point *p, const struct resonance_point *before, const struct env *env)
{
	struct error *all = NULL;

	(void)before;
	not_ahead(&all, env, "found_on", p->found_on);
	no_evaluators(&all, env, "text", p->text);
	return all;
}
