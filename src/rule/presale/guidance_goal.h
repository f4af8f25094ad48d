/* guidance_goal.h -- how far a goal is reached, and whether it is one of our strengths (S33, S63). */
#ifndef RULE_PRESALE_GUIDANCE_GOAL_H
#define RULE_PRESALE_GUIDANCE_GOAL_H

#include "entity/all.h"

/* Whether the topic is one of our strengths: it holds one, or one holds it; blanks and case do not matter. */
bool topic_is_strength(const char *topic, const char *const *strengths, unsigned count, struct arena *a);

#endif
