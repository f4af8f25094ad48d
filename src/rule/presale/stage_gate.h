/* stage_gate.h -- what must hold before a piece of business enters a stage.  The criteria are data of the house
 * (struct stage_gate), those of the law are here and stand whatever the data say (S29, S30, S35, A3, A21). */
#ifndef RULE_PRESALE_STAGE_GATE_H
#define RULE_PRESALE_STAGE_GATE_H

#include "rule/presale/house_stage.h"

/* What a gate looks at beside the record itself. */
struct gate_facts {
	int64_t engagements_held, exchanges_held; /* of them: technical exchanges, demonstrations, site surveys */
	int64_t red_risks_unanswered;
	int64_t unknowns_passed;    /* items of the survey not known, whose day to ask is over (A21) */
	int64_t exit_criteria_open; /* of the stage the business stands in */
	bool major;		    /* flagged, or its amount is over the threshold */
};

/* What of this severity is not there, each at the field where it is mended.  gate NULL: nothing is asked. */
FALLIBLE stage_gate_missing(const struct stage_gate *gate, enum gate_severity severity, const struct opportunity *o,
			    const struct gate_facts *facts, const struct env *env);
/* The advised criteria that are not met, as the words of a many_of(gate_key); NULL: none. */
const char *stage_gate_passed_over(const struct stage_gate *gate, const struct opportunity *o,
				   const struct gate_facts *facts, struct arena *a);
/* What we did for the procurement keeps us out of it (政府采购法实施条例 18; A3); words of the set prior_service. */
bool prior_service_excludes(const char *words);
/* What the law asks before a bid: an opening, and no part of ours in preparing the procurement (S35, A3). */
FALLIBLE stage_gate_law(enum opportunity_stage to, const struct opportunity *o, const struct env *env);
/* All of it at once, each thing named once: what refuses the move into the stage of the rules.  Who leaves a stage out
 * is a leader and says why; a stage the house does not use is not entered. */
FALLIBLE stage_gate_judge(const struct house_stages *house, enum opportunity_stage to, const struct opportunity *o,
			  const struct gate_facts *facts, const struct env *env);

#endif
