/* save.h -- the one way anything is written.
 *
 * Load with the actor's scope, version check, the fields a client may set, rights, declaration,
 * rules, store, lines, audit with the hash of the after-image, outbox: always all of it, in this order,
 * in the transaction its caller has open and rolls back on an error, so that a refused write has changed
 * nothing.  No flag skips a step. */
#ifndef APP_SAVE_H
#define APP_SAVE_H

#include "app/act.h"
#include "json/read.h"

FALLIBLE save_create(struct act *act, const struct entity *e, const json_t *body, void **ret);
/* version: what the client saw (If-Match); ERROR_STALE if it is no longer so. */
FALLIBLE save_change(struct act *act, const struct entity *e, int64_t id, int64_t version, const json_t *body,
		     void **ret);
/* version 0: whatever it is now. */
FALLIBLE save_step(struct act *act, const struct entity *e, int64_t id, int64_t version, const char *action,
		   const json_t *body, void **ret);
FALLIBLE save_remove(struct act *act, const struct entity *e, int64_t id, int64_t version);

/* For use cases that make or change records of their own: the same road without a client's body.
 * What the actor's grants are is not asked: the use case stands for the act that was allowed. */
FALLIBLE save_new(struct act *act, const struct entity *e, void *record);
FALLIBLE save_again(struct act *act, const struct entity *e, const void *before, void *after, const char *action);
/* A record, whole, that goes along with another. */
FALLIBLE save_drop(struct act *act, const struct entity *e, void *before);

/* A step of a record that is at hand, with its rules and what follows: after is changed and stored. */
FALLIBLE save_advance(struct act *act, const struct entity *e, const void *before, void *after, const char *action);

/* A record to change beside the one at hand. */
void *save_copy(const struct entity *e, const void *record, struct arena *a);

#endif
