/* route.h -- what the server answers to: one table. */
#ifndef API_ROUTE_H
#define API_ROUTE_H

#include "api/exchange.h"

enum lane {
	LANE_NOW, /* needs no database */
	LANE_READ,
	LANE_WRITE,
	LANE_SLOW, /* on a worker; the handler itself takes what it needs */
};

enum route_flags {
	ANYBODY = 1,	   /* without a log-in */
	STATED_ORIGIN = 2, /* a log-in: may lack Origin */
	ANY_BODY = 4,	   /* the body is no JSON */
	UNKEPT = 8,	   /* what is answered is sealed: not kept for a request that comes twice */
};

/* pattern: parts behind /api/v1/. ENTITY and ID stand for any; STEP for a name, TOKEN for a secret; others for
 * themselves. */
struct route {
	const char *method, *pattern;
	enum lane lane;
	FALLIBLE (*handle)(struct exchange *x);
	unsigned flags;
};

extern const struct route routes[]; /* ends with method NULL; the first that fits is taken */

/* The route of the exchange, its entity and id set. ERROR_MISSING: no such path; else *ret NULL and
 * *ret_allowed the methods of the path. */
FALLIBLE route_find(struct exchange *x, const struct route **ret, const char **ret_allowed);

#endif
