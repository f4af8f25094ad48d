/* once.h -- Idempotency-Key: the same request answered twice, done once.  Kept for 24 hours, in the
 * transaction of what it stands for. */
#ifndef APP_ONCE_H
#define APP_ONCE_H

#include "app/act.h"

struct once {
	int status;
	const char *place; /* Location; NULL: none */
	const char *answer;
};

/* *ret NULL: not seen before.  ERROR_CONFLICT key_reused: the key came with another request.
 * `request`: hash of method, path and body. */
FALLIBLE once_find(struct act *act, const char *key, const char *request, struct once **ret);
FALLIBLE once_keep(struct act *act, const char *key, const char *request, const struct once *answer);

#endif
