/* layout.h -- a contract's plan on its way into records: what the acceptance lays out (obligations.c) and what planning
 * again keeps up (replan.c). */
#ifndef APP_CONTRACT_LAYOUT_H
#define APP_CONTRACT_LAYOUT_H

#include "app/act.h"
#include "entity/all.h"
#include "rule/contract/obligation_plan.h"
#include "rule/contract/warranty.h"

struct layout {
	struct act *act;
	const struct contract *contract;
	struct service_policy policy;
	struct obligation_plan plan;
	struct visit_plan *visit_plan;
	int64_t *visit_of; /* per planned row: the visit of its trip, 0 for none */
	struct lines commitments;
	date warranty_end;
	struct warranty_start warranty;
};

/* What all contracts' plans rest on; read once for many. */
struct layout_bases {
	const struct calendar *calendar;
	struct seasons seasons;
	date rounds_begin;
};

FALLIBLE layout_bases_load(struct act *act, struct layout_bases *ret);
/* Makes the plan of l->contract by l->policy.  terms: moves and what was held may be set before; the rest is filled
 * in. */
FALLIBLE layout_plan(struct layout *l, const struct layout_bases *bases, struct plan_terms *terms);

bool layout_is_visit(enum obligation_kind kind);
/* As words, each once and in the order of their set; NULL for none. */
const char *layout_programmes(unsigned programmes, struct arena *a);
/* A trip is a row with a day that goes along with no other. */
FALLIBLE layout_add_visit(struct layout *l, const struct planned_obligation *p, int64_t *ret_visit);
/* Rows that go along have the visit of their trip. */
void layout_share_visits(struct layout *l);
/* Sets what the plan says of row i: days, programmes, why, visit. */
void layout_describe(const struct layout *l, size_t i, struct obligation *o);
/* None where the contract has not promised it. */
FALLIBLE layout_add_obligation(struct layout *l, size_t i);

#endif
