/* denial.h -- a write refused for want of a right is in the trail (TRUST G59). */
#ifndef API_DENIAL_H
#define API_DENIAL_H

#include "api/exchange.h"

/* Notes x->error where it is such a refusal; `db` is that of the write lane, NULL on a worker. */
FALLIBLE denial_note(struct exchange *x, struct sql *db);

#endif
