/* trainings.h -- the training that a contract promises: what its plan lacks, who came, who has passed, and the promise
 * it proves (S104-S114). */
#ifndef APP_SERVICE_TRAININGS_H
#define APP_SERVICE_TRAININGS_H

#include "app/act.h"
#include "base/buffer.h"
#include "base/language.h"

/* Use cases. */
FALLIBLE training_counted(struct act *act, const void *before, void *plan);   /* gaps_open, trainees_open */
FALLIBLE training_completed(struct act *act, const void *before, void *plan); /* proves the contract's obligation */
FALLIBLE training_reopened(struct act *act, const void *before, void *plan);
FALLIBLE session_held(struct act *act, const void *before, void *session);	/* attendance of each trainee */
FALLIBLE trainee_assessing(struct act *act, const void *before, void *trainee); /* score, verdict and why */

/* Of a plan the actor may read: {"gaps":[{"statement","warning","text"}], "why":[{"trainee","text"}], "sessions":[…],
 * "trainees":[…]}; a customer is told no gaps. */
FALLIBLE training_view(struct act *act, int64_t plan, enum language language, struct buffer *b);

#endif
