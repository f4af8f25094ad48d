/* risks.h -- the risks of a piece of business: scored by the house's levels, drawn as a matrix, summed into the bid
 * price (S7). */
#ifndef APP_PRESALE_RISKS_H
#define APP_PRESALE_RISKS_H

#include "app/act.h"
#include "base/buffer.h"

FALLIBLE risk_weighing(struct act *act, const void *before, void *risk); /* prepares create, change and reopen */
FALLIBLE risk_levels_changed(struct act *act, const void *before, void *policy); /* follows a change of policies */
/* GET …/opportunity/ID/risks */
FALLIBLE risks_view(struct act *act, int64_t opportunity, struct buffer *b);

#endif
