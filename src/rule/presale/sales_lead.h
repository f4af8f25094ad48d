/* sales_lead.h -- the pool of leads: how many one may hold at once, and until when he follows one up (FIELD 1). */
#ifndef RULE_PRESALE_SALES_LEAD_H
#define RULE_PRESALE_SALES_LEAD_H

#include "entity/all.h"

/* Whether who holds `held` already may take one more; `most` 0: any number. */
bool lead_may_be_held(int64_t held, int64_t most);
/* Each time it is followed up anew; `days` 0: no last day. */
date lead_follow_up_by(date on, int64_t days);
bool lead_falls_back(const struct sales_lead *l, date today);

#endif
