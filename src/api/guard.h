/* guard.h -- what every reply carries, and what a browser may not make another site's page do. */
#ifndef API_GUARD_H
#define API_GUARD_H

#include "api/exchange.h"

/* CSP, nosniff, COOP, CORP, ...: on every reply, errors included (TRUST G41). */
void guard_headers(struct request *r, bool api);
/* ERROR_DENIED cross_site: an unsafe method by cookie without our own Origin (TRUST G44). */
FALLIBLE guard_origin(struct exchange *x, bool may_lack);

#endif
