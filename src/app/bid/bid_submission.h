/* bid_submission.h -- what was handed in is frozen, line by line, by its hash; nothing is prepared after the deadline
 * (DOMAIN 2.16, A22). */
#ifndef APP_BID_BID_SUBMISSION_H
#define APP_BID_BID_SUBMISSION_H

#include "app/act.h"
#include "entity/all.h"
#include "seal/digest.h"

/* What the bid consists of now: a hash and a name to a line, and the hash of all lines. */
FALLIBLE bid_manifest(struct act *act, const struct bid *b, const char **ret, char ret_hash[HASH_HEX]);

/* Prepares submit: ready, and frozen. */
FALLIBLE bid_submitting(struct act *act, const void *before, void *bid);
/* Prepares record: what is handed in, line by line, and the hash of it all. */
FALLIBLE bid_freezing(struct act *act, const void *before, void *bid);
/* Prepares writes of answers: none after the deadline while the bid is being prepared. */
FALLIBLE answer_in_time(struct act *act, const void *before, void *response);

#endif
