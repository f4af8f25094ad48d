/* dispatch.h -- a case finds its engineer: chosen, asked, answered or passed on; every step an event of the case, and
 * with its reason (S83, S91 to S93, A1). */
#ifndef APP_SERVICE_DISPATCH_H
#define APP_SERVICE_DISPATCH_H

#include "app/act.h"

/* Use cases. */
FALLIBLE case_finds_engineer(struct act *act, const void *before, void *service_case); /* follows create */
FALLIBLE case_offered(struct act *act, const void *before, void *service_case);	       /* follows dispatch */
FALLIBLE case_taken(struct act *act, const void *before, void *service_case);	       /* follows acknowledge */
FALLIBLE case_left(struct act *act, const void *before, void *service_case);	       /* follows cancel */
FALLIBLE offer_making(struct act *act, const void *before, void *offer);	       /* prepares create */
FALLIBLE offer_made(struct act *act, const void *before, void *offer);		       /* follows create */
FALLIBLE offer_accepting(struct act *act, const void *before, void *offer);	       /* prepares accept */
FALLIBLE offer_accepted(struct act *act, const void *before, void *offer);	       /* follows accept */
FALLIBLE offer_declined(struct act *act, const void *before, void *offer);	       /* follows decline */

/* Routine: offers nobody answered are passed on, cases nobody was found for are tried again, and who must know is
 * warned before it is too late. */
FALLIBLE dispatch_keep(struct act *act);
/* Whether there is any of it: asked on a lane for reading, so that nothing is written where nothing is to be done. */
FALLIBLE dispatch_wanted(struct act *act, bool *ret);

#endif
