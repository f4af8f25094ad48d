#include "rule/bid/bid_decision.h"

#include <string.h>

#include "meta/kinds.h"
#include "rule/presale/stage_gate.h"
#include "rule/refusal.h"

#define MOST_POINTS 5

enum conflict_verdict conflict_of(const char *prior_service, enum procurement_regime regime)
{
	if (prior_service == NULL)
		return conflict_verdict_unset;
	if (!prior_service_excludes(prior_service))
		return conflict_verdict_none;
	return regime == procurement_regime_gov_procurement ? conflict_verdict_excluded : conflict_verdict_caution;
}

int64_t review_score(const struct bid_decision *r)
{
	int64_t points = 0, weights = 0;

	for (unsigned i = 0; i < r->criteria.count; i++) {
		const struct review_criterion *c = LINE_AT(r->criteria, struct review_criterion, i);
		if (c->weight == UNSET || c->weight == 0)
			continue;
		if (c->score == UNSET)
			return UNSET;
		points += c->weight * c->score;
		weights += c->weight;
	}
	return weights == 0 ? UNSET : (200 * points / (MOST_POINTS * weights) + 1) / 2;
}

FALLIBLE bid_decision_check(struct bid_decision *r, const struct bid_decision *before, const struct env *env)
{
	struct error *all = NULL;

	if (before != NULL && before->stage != bid_decision_stage_open && r->stage == before->stage)
		return unchanged(&bid_decision_entity, before, r, "owner", "decided_is_fixed", env);
	r->score = review_score(r);
	r->blockers = 0;
	for (unsigned i = 0; i < r->criteria.count; i++)
		r->blockers += LINE_AT(r->criteria, struct review_criterion, i)->blocks;
	if (choices_have(r->prior_service, "none") && strcmp(r->prior_service, "none") != 0)
		object(&all, env, "prior_service", "none_stands_alone");
	return all;
}

static void decide(struct bid_decision *r, const struct env *env)
{
	r->decided_by.v = env->actor->user;
	r->decided_at = env->now;
}

static void must_be_allowed(struct error **all, const struct bid_decision *r, const struct env *env)
{
	if (r->conflict == conflict_verdict_excluded)
		refuse(all, env, "prior_service", "excluded_by_prior_service");
	if (r->score == UNSET)
		refuse(all, env, "criteria", "criteria_unscored");
}

FALLIBLE bid_decision_approve(struct bid_decision *r, const struct env *env)
{
	struct error *all = NULL;

	must_be_allowed(&all, r, env);
	if (r->blockers > 0)
		refuse_count(&all, env, "criteria", "blockers_left", r->blockers);
	decide(r, env);
	return all;
}

/* With conditions: what still blocks has somebody who clears it, and a day. */
FALLIBLE bid_decision_condition(struct bid_decision *r, const struct env *env)
{
	struct error *all = NULL;

	must_be_allowed(&all, r, env);
	for (unsigned i = 0; i < r->criteria.count; i++) {
		const struct review_criterion *c = LINE_AT(r->criteria, struct review_criterion, i);
		if (!c->blocks)
			continue;
		if (c->whose.v == 0)
			refuse_row(&all, env, "criteria", i, "whose", "open_point_needs_owner");
		if (c->due_on.day == 0)
			refuse_row(&all, env, "criteria", i, "due_on", "open_point_needs_day");
	}
	decide(r, env);
	return all;
}

FALLIBLE bid_decision_decline(struct bid_decision *r, const struct env *env)
{
	decide(r, env);
	return NULL;
}
