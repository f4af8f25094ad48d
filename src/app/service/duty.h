/* duty.h -- who is on duty, what he can do, where he was last, what he has at hand: all that choosing needs (S83,
 * S93). */
#ifndef APP_SERVICE_DUTY_H
#define APP_SERVICE_DUTY_H

#include "app/act.h"
#include "rule/service/dispatch.h"

/* What the case asks of who is sent. */
FALLIBLE duty_need(struct act *act, const struct service_case *c, struct dispatch_need *ret);

struct duty {
	struct dispatch_policy policy;
	struct dispatch_person *people; /* by the beginning of their shifts */
	instant *until;			/* of each one's shift */
	size_t n;
};
/* Everybody on duty now.  c: whoever was asked for it is marked; NULL: none is. */
FALLIBLE duty_now(struct act *act, const struct service_case *c, struct duty *ret);

/* The shifts that lie in the span, or reach into it, by their beginning. */
FALLIBLE duty_shifts(struct act *act, instant from, instant to, struct lines *ret);

/* Prepares create: the last place gives way to the new one (A5). */
FALLIBLE check_in_coming(struct act *act, const void *before, void *check_in);

#endif
