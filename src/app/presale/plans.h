/* plans.h -- the stage plan of a piece of business: drafted from the gates, shown beside the moves (S8, S29). */
#ifndef APP_PRESALE_PLANS_H
#define APP_PRESALE_PLANS_H

#include "app/act.h"
#include "base/buffer.h"
#include "base/language.h"

FALLIBLE stage_plan_adding(struct act *act, const void *before, void *plan); /* prepares create */
/* POST …/opportunity/ID/plan: a plan for each stage ahead that has none, end to end from today. */
FALLIBLE plan_draft(struct act *act, int64_t opportunity);
/* GET …/opportunity/ID/plan */
FALLIBLE plan_view(struct act *act, int64_t opportunity, enum language language, struct buffer *b);

#endif
