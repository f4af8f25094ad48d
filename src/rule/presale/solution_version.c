/* A version is priced on every write; what is approved is its content, and a change of that content takes the
 * approval away (S5, S6). */
#include "rule/presale/bom.h"
#include "rule/refusal.h"

#define STILL_FREE "owner notes"

static void keep_total(struct solution_version *v, const struct bom_total *t)
{
	v->cost = t->cost;
	v->net = t->net;
	v->tax = t->tax;
	v->gross = t->gross;
	v->margin = t->margin;
	v->margin_rate = t->margin_rate;
	v->lines_incomplete = t->incomplete;
}

static bool same_content(const struct solution_version *a, const struct solution_version *b)
{
	return a->content_hash != NULL && b->content_hash != NULL && strcmp(a->content_hash, b->content_hash) == 0;
}

static void void_approval(struct solution_version *v, const struct env *env)
{
	v->stage = solution_version_stage_draft;
	v->voided_by.v = env->actor->user;
	v->voided_at = env->now;
}

/* A stage that changes in this very write was moved by a step, which has its own rule. */
static void check_change(struct error **all, struct solution_version *v, const struct solution_version *before,
			 const struct env *env)
{
	if (before->stage != v->stage)
		return;
	if (before->stage == solution_version_stage_review)
		error_append(all,
			     unchanged(&solution_version_entity, before, v, STILL_FREE, "in_review_is_fixed", env));
	if (before->stage == solution_version_stage_superseded)
		error_append(all,
			     unchanged(&solution_version_entity, before, v, STILL_FREE, "superseded_is_fixed", env));
	if (before->stage == solution_version_stage_approved && !same_content(before, v))
		void_approval(v, env);
}

FALLIBLE solution_version_check(struct solution_version *v, const struct solution_version *before,
				const struct env *env)
{
	struct error *all = NULL;
	struct bom_total t;

	bom_price(&v->lines);
	t = bom_total_of(&v->lines, env->arena);
	if (t.too_large)
		object(&all, env, "lines", "too_large");
	keep_total(v, &t);
	if (v->copied_from.v != 0 && v->template.v != 0)
		object(&all, env, "template", "one_source");
	if (before != NULL)
		check_change(&all, v, before, env);
	return all;
}

FALLIBLE solution_version_submit(struct solution_version *v, const struct env *env)
{
	struct error *all = NULL;

	if (v->lines.count == 0)
		refuse(&all, env, "lines", "no_lines");
	if (v->lines_incomplete > 0)
		refuse_count(&all, env, "lines", "lines_incomplete", v->lines_incomplete);
	v->submitted_by.v = env->actor->user;
	v->return_reason = NULL;
	return all;
}

static bool is_leader(const struct actor *who)
{
	return (who->roles & LEADERS) != 0;
}

/* Below the floor a leader approves. */
FALLIBLE solution_version_approve(struct solution_version *v, const struct env *env)
{
	struct error *all = NULL;

	if (v->is_major && (v->decisions == UNSET || v->decisions < 1))
		refuse(&all, env, "decisions", "decision_needed");
	if (!is_leader(env->actor) && bom_below(v->margin_rate, v->margin_floor))
		error_append(&all, error_with(env->arena, ERROR_CONFLICT, "margin_rate", "below_margin_floor", "%s",
					      bom_percent(v->margin_rate, env->arena)));
	v->approved_hash = v->content_hash;
	v->approved_by.v = env->actor->user;
	v->approved_at = env->now;
	v->voided_by.v = 0;
	v->voided_at.us = 0;
	return all;
}
