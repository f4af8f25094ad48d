/* goals.h -- whether a goal of guidance stands on one of our strengths (DOMAIN S63): a capability of ours that is done
 * without help. */
#ifndef APP_PRESALE_GOALS_H
#define APP_PRESALE_GOALS_H

#include "app/act.h"

FALLIBLE goal_footed(struct act *act, const void *before, void *goal); /* prepares create, change */

#endif
