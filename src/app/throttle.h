/* throttle.h -- how often something may be tried: log-ins, reports. In memory, per server.
 * A key that tried too often waits; nobody is locked out for good (TRUST G46, T26). */
#ifndef APP_THROTTLE_H
#define APP_THROTTLE_H

#include <stdbool.h>

#include "base/value.h"

struct throttle;

struct throttle *throttle_new(unsigned keys); /* NULL: out of memory */
void throttle_free(struct throttle **t);

/* Counts one try of the key ("login:zhang", "address:10.0.0.7"); 0: allowed, else seconds to wait. */
int throttle_try(struct throttle *t, const char *key, unsigned most, int64_t within_us, instant now);
void throttle_forget(struct throttle *t, const char *key); /* after a success */
/* Gives one try back, which succeeded: many who log in from one address are not kept out by their number. */
void throttle_give_back(struct throttle *t, const char *key);

#endif
