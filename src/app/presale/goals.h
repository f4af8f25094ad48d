/* goals.h -- whether a goal of guidance stands on one of our strengths (DOMAIN S63): a capability of ours that is done
 * without help: the one that it names, else one that its topic is called after. */
#ifndef APP_PRESALE_GOALS_H
#define APP_PRESALE_GOALS_H

#include "app/act.h"

FALLIBLE goal_footed(struct act *act, const void *before, void *goal); /* prepares create, change */
/* Follows create, change and remove of a capability: goals that gain or lose their ground by it say so. */
FALLIBLE goals_footed_anew(struct act *act, const void *before, void *capability);

#endif
