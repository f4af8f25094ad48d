/* lane.h -- where a piece of work runs, so that nobody waits who must not (STACK 3.1).
 *
 *   read    on the calling thread with a connection for reading; with PostgreSQL that may wait
 *   write   on the database's writer, in its group commit; the answer comes when it is durable
 *   slow    on a worker: passwords, documents, and everything once the database is PostgreSQL */
#ifndef APP_LANE_H
#define APP_LANE_H

#include "app/act.h"
#include "base/workers.h"

/* False: the database could not be had (*ret_error says why) or the arena was exhausted (NULL). */
bool lane_read(const struct app *app, struct arena *a, void (*work)(struct sql *db, void *arg), void *arg,
	       struct error **ret_error);
/* Runs the work in a transaction of its own that is rolled back unless the work returns NULL.
 * Waits for the end; not for a thread of the HTTP library. */
FALLIBLE lane_write_wait(const struct app *app, struct arena *a, FALLIBLE (*work)(struct sql *db, void *arg),
			 void *arg);
/* What the end of a write that was thought done means, written where there is room for it; NULL: it is stored. */
struct error *lane_end(enum job_end end, struct error *room);

#endif
