/* library.h -- the answers we stand by: how long an approval lasts, and how often each is used. */
#ifndef APP_BID_LIBRARY_H
#define APP_BID_LIBRARY_H

#include "app/act.h"

/* Prepares approve: review_on, the policy's days from today, not beyond its last day. */
FALLIBLE library_approving(struct act *act, const void *before, void *entry);
/* Follows create, change and answer of a clause response: one that was newly taken from the library is a use of it. */
FALLIBLE library_used(struct act *act, const void *before, void *response);

#endif
