/* scores.h -- the scoring table of a tender as records: what the reader found, what we think we get (DOMAIN 2.6). */
#ifndef APP_BID_SCORES_H
#define APP_BID_SCORES_H

#include "app/act.h"
#include "entity/all.h"

struct tender_reading;

struct scores_kept {
	unsigned found, added, changed;
};

/* What was read becomes lines of the table, each once; where its points changed a person is asked again. */
FALLIBLE scores_keep(struct act *act, const struct tender_reading *r, struct scores_kept *ret);

FALLIBLE score_placed(struct act *act, const void *before, void *item);	    /* prepares create: behind the others */
FALLIBLE review_writing(struct act *act, const void *before, void *review); /* prepares create and change */
FALLIBLE review_written(struct act *act, const void *before, void *review); /* follows them and remove */

#endif
