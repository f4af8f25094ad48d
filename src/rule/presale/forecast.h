/* forecast.h -- what open business counts for: by its stage, unless somebody knows better and says why. */
#ifndef RULE_PRESALE_FORECAST_H
#define RULE_PRESALE_FORECAST_H

#include "entity/all.h"

struct forecast {
	int64_t probability; /* percent */
	bool overridden;
	enum forecast_category category;
	money weighted; /* UNSET without an amount, and where it is omitted */
	date month;	/* the first of the month it is expected to be signed in; unset: not said */
};

/* gate: of the stage the business stands in; NULL counts nothing. */
struct forecast forecast_of(const struct opportunity *o, const struct stage_gate *gate);

#endif
