/* highlight_feasibility.h -- whether a highlight may be used: our ability reaches what it needs, and what it costs
 * beside the project is within the share we allow (DOMAIN S72, HF-01 to HF-04). */
#ifndef RULE_PRESALE_HIGHLIGHT_FEASIBILITY_H
#define RULE_PRESALE_HIGHLIGHT_FEASIBILITY_H

#include "base/value.h"
#include "rule/why.h"

struct undertaking {
	int64_t own_capability, required_capability; /* levels 0 to 5 */
	money extra_cost, project_budget;
	decimal max_share; /* 0.1: a tenth of the budget */
};

struct highlight_judgement {
	bool adoptable, capability_gap, over_investment_share;
	money most; /* the extra cost that would still be within the share */
	const struct why *why;
};

struct highlight_judgement highlight_feasibility(const struct undertaking *u, struct arena *a);

#endif
