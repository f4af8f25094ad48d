/* plan_seen.h -- what a visit plan rested on when it was kept up last, and until when nothing can come of it: a run
 * looks at the others.  No record: what is lost here is looked at once more. */
#ifndef APP_SERVICE_PLAN_SEEN_H
#define APP_SERVICE_PLAN_SEEN_H

#include "app/act.h"
#include "entity/all.h"

/* What all plans rest on: the program and its data, calendar, seasons, rounds, policies, and the last day before a
 * policy that is written down already begins. */
struct plan_ground {
	bool usable; /* false: it cannot be told whether the program is the same */
	int64_t fingerprint;
	date until, today;
};
FALLIBLE plan_ground_read(struct act *act, struct plan_ground *ret);

struct plan_look {
	int64_t plan, fingerprint, trips; /* of what it rests on now; the trips that lie there */
	bool seen;			  /* nothing of it has changed, and its days have not come */
};
/* The next plans behind `after` that are not ended, in their order, at most `most`; *ret_n: how many. */
FALLIBLE plans_look(struct act *act, const struct plan_ground *g, int64_t after, int most, struct plan_look *ret,
		    int *ret_n);

#define PLANS_AT_ONCE 50

/* After they were kept up: until that day nothing of each changes by itself.  In the order of their ids, neighbours of
 * one look: those beyond PLANS_AT_ONCE, counted from the first, are looked at once more. */
struct plan_kept {
	int64_t plan;
	date until;
};
FALLIBLE plans_saw(struct act *act, const struct plan_ground *g, const struct plan_kept *kept, int n);

#endif
