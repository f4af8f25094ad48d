/* engagements.h -- what a minute brings along: whom we met, how far the goals of guidance were reached (S4, S33). */
#ifndef APP_PRESALE_ENGAGEMENTS_H
#define APP_PRESALE_ENGAGEMENTS_H

#include "app/act.h"

FALLIBLE engagement_minuted(struct act *act, const void *before, void *engagement); /* follows hold and change */

#endif
