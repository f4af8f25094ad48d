/* replan.h -- a contract's plan made anew and what is stored brought up to it: by key, so that a second run finds
 * nothing to do; what is proven, waived or late stays as it is (S119 to S127, A6, A7). */
#ifndef APP_CONTRACT_REPLAN_H
#define APP_CONTRACT_REPLAN_H

#include "app/contract/layout.h"

struct replan_terms {
	date today;
	int open_days; /* visits of trips that are no farther off are opened; below 0: none */
};

/* l->contract, ->visit_plan (with its trips) and ->act are set; the rest is found.  Afterwards l->plan and l->visit_of
 * are what holds.  *ret_visits: the visits of the contract as they are now, of struct visit. */
FALLIBLE contract_replan(struct layout *l, const struct layout_bases *bases, const struct replan_terms *terms,
			 struct lines *ret_visits);

#endif
