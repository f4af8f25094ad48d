/* stage_plan.h -- how late a planned stage is (S8). */
#ifndef RULE_PRESALE_STAGE_PLAN_H
#define RULE_PRESALE_STAGE_PLAN_H

#include "entity/all.h"

/* Calendar days past the planned end, up to today or to the day it was done; 0: in time. */
int64_t stage_plan_days_late(const struct stage_plan *p, date today);
/* "done"; "late" past its end; "ahead" while the business has not come so far; else "running". */
const char *stage_plan_state(const struct stage_plan *p, enum opportunity_stage stands, date today);

#endif
