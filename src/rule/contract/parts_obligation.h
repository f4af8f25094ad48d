/* parts_obligation.h -- how long spare parts are promised: S97 (availability), S99 (supply during the
 * design life), S84 (repair for life), told apart in C10. */
#ifndef RULE_CONTRACT_PARTS_OBLIGATION_H
#define RULE_CONTRACT_PARTS_OBLIGATION_H

#include "base/instant.h"

struct parts_obligation {
	date guarantee_until; /* the same or an equal part is in stock or obtainable */
	date supply_until;    /* parts are supplied, at cost after the warranty */
	bool guarantee_active, supply_active;
	bool lifetime_repair; /* until the equipment is retired */
};

struct parts_obligation parts_obligation_on(date acceptance, int availability_years, int design_life_years,
					    bool retired, date on);

#endif
