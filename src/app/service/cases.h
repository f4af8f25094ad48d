/* cases.h -- a service case and its clock: the events are appended, everything else is read from them
 * (DOMAIN 3.1, A1, A18; TRUST T13). */
#ifndef APP_SERVICE_CASES_H
#define APP_SERVICE_CASES_H

#include "app/act.h"
#include "base/buffer.h"
#include "base/language.h"
#include "entity/all.h"

/* Use cases. */
FALLIBLE case_arrives(struct act *act, const void *before, void *service_case); /* prepares create */
FALLIBLE case_arrived(struct act *act, const void *before, void *service_case); /* follows create */
/* Prepares and follows a change: another priority, site or contract has other limits, over the same events. */
FALLIBLE case_changing(struct act *act, const void *before, void *service_case);
FALLIBLE case_changed(struct act *act, const void *before, void *service_case);
FALLIBLE case_stepped(struct act *act, const void *before, void *service_case); /* follows a step */
FALLIBLE case_event_added(struct act *act, const void *before, void *event);	/* follows create */

/* What the program has done about it by itself: asked, passed on.  engineer: whom it concerns; 0: nobody. */
FALLIBLE case_note(struct act *act, const struct service_case *c, enum case_event_kind kind, user_id engineer,
		   const char *note);
/* That a limit is near. */
FALLIBLE case_warned(struct act *act, const struct service_case *c, enum clock_hand hand, const char *note);

/* GET …/service_case/ID/clock */
FALLIBLE case_clock_view(struct act *act, int64_t id, enum language lang, struct buffer *b);

#endif
