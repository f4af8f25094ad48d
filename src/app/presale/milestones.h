/* milestones.h -- what an opportunity counts and dates follow from elsewhere: engagements held, the tender
 * received, the acceptance signed (DOMAIN S1, S30, S34). */
#ifndef APP_PRESALE_MILESTONES_H
#define APP_PRESALE_MILESTONES_H

#include "app/act.h"

FALLIBLE engagement_numbered(struct act *act, const void *before, void *engagement); /* prepares create: its round */
FALLIBLE engagement_held(struct act *act, const void *before, void *engagement);     /* follows hold */
FALLIBLE tender_received(struct act *act, const void *before, void *tender);	     /* follows create, change, read */
/* Not an error where there is no opportunity. */
FALLIBLE opportunity_accepted(struct act *act, int64_t opportunity, date accepted_on);

#endif
