#include "rule/presale/highlight_feasibility.h"

#include "base/money.h"
#include "rule/presale/meeting.h"

static const struct why *why_of(const struct undertaking *u, const struct highlight_judgement *f, struct arena *a)
{
	const struct why *ability = why_new(a, f->capability_gap ? "capability_gap" : "capability_enough",
					    arena_print(a, "%lld", (long long)u->own_capability),
					    arena_print(a, "%lld", (long long)u->required_capability), NULL);
	const struct why *cost =
		why_new(a, f->over_investment_share ? "over_investment_share" : "within_investment_share",
			money_text(u->extra_cost, a), money_text(u->project_budget, a), percent_text(u->max_share, a),
			money_text(f->most, a), NULL);

	return why_then(a, why_then(a, ability, cost),
			why_new(a, f->adoptable ? "highlight_adoptable" : "highlight_not_adoptable", NULL));
}

struct highlight_judgement highlight_feasibility(const struct undertaking *u, struct arena *a)
{
	/* Without rounding: a cent more than the share is more than the share. */
	wide most = (wide)u->project_budget.minor * u->max_share.millionths;
	struct highlight_judgement f = {
		.capability_gap = u->own_capability<u->required_capability,
						    .over_investment_share = (wide)u->extra_cost.minor * DECIMAL_ONE>
					  most,
		.most = { (int64_t)(most / DECIMAL_ONE) },
	};

	f.adoptable = !f.capability_gap && !f.over_investment_share;
	f.why = why_of(u, &f, a);
	return f;
}
