/* signing.h -- what a signature by hand is given to, and that it is one (TRUST T11). */
#ifndef APP_SERVICE_SIGNING_H
#define APP_SERVICE_SIGNING_H

#include "app/act.h"
#include "entity/all.h"

/* What the customer can see of the record, line by line, in declared order, rows too; without its stage and the fields
 * of the blank-separated `except`. */
const char *signed_content(const struct entity *e, const void *record, const char *except, struct arena *a);

/* The two pictures of a paper: the customer's and ours. */
struct signatures {
	const struct entity *entity;
	int64_t record;
	file_id theirs, ours;
	const char *signer;  /* NULL: nobody's name */
	const char *content; /* signed_content() */
};

/* The hash of the content, and that of content, pictures and name together.
 * ERROR_CONFLICT not_a_signature, signature_of_another, signs_for_another, signature_reused at the picture's field. */
FALLIBLE signatures_bind(struct act *act, const struct signatures *s, const char **ret_content_hash,
			 const char **ret_signature_hash);

#endif
