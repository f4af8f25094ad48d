/* A highlight names the rivals it beats and the people it draws, and is adoptable only where ability and budget carry
 * it (S71, S72); while it does not it is a draft. */
#include "rule/presale/highlight_feasibility.h"
#include "rule/presale/highlight_verdict.h"
#include "rule/refusal.h"

static struct undertaking undertaking_of(const struct highlight *h)
{
	return (struct undertaking){
		.own_capability = h->own_level,
		.required_capability = h->required_level,
		.extra_cost = h->extra_cost,
		.project_budget = h->project_budget,
		.max_share = h->max_share,
	};
}

static bool is_judged(const struct highlight *h)
{
	return h->own_level != UNSET && h->required_level != UNSET && h->extra_cost.minor != UNSET &&
	       h->project_budget.minor != UNSET && h->max_share.millionths != UNSET;
}

static const struct needed {
	const char *field;
	size_t offset;
} needed[] = {
	{ "capability", offsetof(struct highlight, own_level) },
	{ "required_level", offsetof(struct highlight, required_level) },
	{ "extra_cost", offsetof(struct highlight, extra_cost) },
	{ "project_budget", offsetof(struct highlight, project_budget) },
	{ "max_share", offsetof(struct highlight, max_share) },
};

struct error *highlight_faults(const struct highlight *h, const struct env *env)
{
	struct error *all = NULL;

	if (h->rivals.count == 0)
		refuse(&all, env, "rivals", "rival_needed");
	if (h->stakeholders.count == 0)
		refuse(&all, env, "stakeholders", "stakeholder_needed");
	for (unsigned i = 0; i < sizeof needed / sizeof *needed; i++)
		if (*(const int64_t *)((const char *)h + needed[i].offset) == UNSET)
			refuse(&all, env, needed[i].field, "required_for_step");
	if (!is_judged(h))
		return all;
	struct undertaking u = undertaking_of(h);
	struct highlight_judgement f = highlight_feasibility(&u, env->arena);
	if (f.capability_gap)
		refuse(&all, env, "capability", "capability_gap");
	if (f.over_investment_share)
		refuse(&all, env, "extra_cost", "over_investment_share");
	return all;
}

const struct why *highlight_why(const struct highlight *h, struct arena *a)
{
	const struct why *w = NULL;
	struct undertaking u = undertaking_of(h);

	if (h->rivals.count == 0)
		w = why_then(a, w, why_new(a, "highlight_without_rival", NULL));
	if (h->stakeholders.count == 0)
		w = why_then(a, w, why_new(a, "highlight_without_stakeholder", NULL));
	return why_then(a, w,
			is_judged(h) ? highlight_feasibility(&u, a).why : why_new(a, "highlight_not_judged", NULL));
}

FALLIBLE highlight_check(struct highlight *h, const struct highlight *before, const struct env *env)
{
	struct error *faults = highlight_faults(h, env), *all = NULL;

	(void)before;
	if (h->stage == highlight_stage_used && faults != NULL)
		object(&all, env, faults->field, "withdraw_first");
	if (h->stage != highlight_stage_used)
		h->stage = faults == NULL ? highlight_stage_adoptable : highlight_stage_draft;
	return all;
}

FALLIBLE highlight_adopt(struct highlight *h, const struct env *env)
{
	return highlight_faults(h, env);
}

FALLIBLE highlight_use(struct highlight *h, const struct env *env)
{
	return highlight_faults(h, env);
}
