/* gates.h -- business moves from stage to stage through gates that are data of the house; every move is written
 * down (S29, S30, S35; the rules: rule/presale/stage_gate.h). */
#ifndef APP_PRESALE_GATES_H
#define APP_PRESALE_GATES_H

#include "app/act.h"
#include "entity/all.h"
#include "rule/presale/stage_gate.h"

/* What a gate looks at beside the record. */
FALLIBLE gate_facts_of(struct act *act, const struct opportunity *o, struct gate_facts *ret);

/* Use cases. */
FALLIBLE opportunity_adding(struct act *act, const void *before, void *opportunity);   /* prepares create */
FALLIBLE opportunity_changing(struct act *act, const void *before, void *opportunity); /* prepares change */
/* Prepare the steps through a gate; opportunity_leaving all others. */
FALLIBLE opportunity_visiting(struct act *act, const void *before, void *opportunity);
FALLIBLE opportunity_exchanging(struct act *act, const void *before, void *opportunity);
FALLIBLE opportunity_bidding(struct act *act, const void *before, void *opportunity);
FALLIBLE opportunity_negotiating(struct act *act, const void *before, void *opportunity);
FALLIBLE opportunity_contracting(struct act *act, const void *before, void *opportunity);
FALLIBLE opportunity_advancing(struct act *act, const void *before, void *opportunity); /* prepares advance */
FALLIBLE opportunity_leaving(struct act *act, const void *before, void *opportunity);
FALLIBLE opportunity_moved(struct act *act, const void *before, void *opportunity); /* follows every step */

/* Of discovery_answer d: not known, to be asked before the day, and nothing else known to that question. */
#define UNKNOWN_BEFORE(day)                                                                                   \
	"d.\"state\" = 'unknown' AND d.\"set_aside\" = 0 AND d.\"ask_on\" < " day " AND NOT EXISTS (SELECT 1" \
	" FROM discovery_answer k WHERE k.\"opportunity\" = d.\"opportunity\" AND k.\"set_aside\" = 0"        \
	" AND k.\"discovery_question\" = d.\"discovery_question\" AND k.\"state\" <> 'unknown')"

#endif
