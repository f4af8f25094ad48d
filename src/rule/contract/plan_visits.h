/* plan_visits.h -- the visits of an obligation plan: the grid first, then every other programme onto
 * the grid's trips where one falls in its window (C12, A9, A11).  Only obligation_plan.c calls it. */
#ifndef RULE_CONTRACT_PLAN_VISITS_H
#define RULE_CONTRACT_PLAN_VISITS_H

#include "rule/contract/obligation_plan.h"

/* A plan in the making. */
struct plan_draft {
	const struct plan_terms *terms;
	const struct calendar *calendar;
	struct arena *arena;
	date warranty_end;
	struct obligation_plan plan; /* row has room for plan_size() */
	size_t first_visit, visits;  /* where the routine visits stand in it */
};

int plan_visit_count(const struct plan_draft *d); /* routine visits on the grid */
size_t plan_size(const struct plan_draft *d);	  /* the most rows that may be needed */
void plan_visits(struct plan_draft *d);

/* A new row of that kind; key NULL: the kind's name. */
struct planned_obligation *plan_add(struct plan_draft *d, enum obligation_kind kind, const char *key);
/* Why that day is none to work on, as an argument of a why: "@sunday", "国庆节". */
const char *day_reason(const struct plan_draft *d, date day);

#endif
