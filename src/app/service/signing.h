/* signing.h -- what a signature by hand is given to, and that it is one (TRUST T11). */
#ifndef APP_SERVICE_SIGNING_H
#define APP_SERVICE_SIGNING_H

#include "app/act.h"
#include "entity/all.h"

/* What a signature on a kind of paper is given to. */
struct signed_kind {
	const struct entity *entity;
	bool portal;	     /* what the customer can see of the record; else every word that the form prints */
	const char *not_yet; /* what signing itself sets, blank-separated */
};
extern const struct signed_kind signed_work_order, signed_revisit_record;

/* Whether the field is part of what is signed; of its rows, what the customer can see. */
bool signing_binds(const struct signed_kind *k, const struct field *f);
/* The record line by line, in declared order, rows too; without the fields of the blank-separated `except`. */
const char *signed_content(const struct signed_kind *k, const void *record, const char *except, struct arena *a);

/* The two pictures of a paper: the customer's and ours. */
struct signatures {
	const struct entity *entity;
	int64_t record;
	file_id theirs, ours;
	const char *signer;  /* NULL: nobody's name */
	const char *content; /* signed_content() */
};

/* A picture that hangs on the record: ERROR_CONFLICT not_a_signature, signature_of_another at the field. */
FALLIBLE signature_look(struct act *act, const struct entity *e, int64_t record, file_id id, const char *field,
			const struct file **ret);

/* The hash of the content, and that of content, pictures and name together.
 * ERROR_CONFLICT not_a_signature, signature_of_another, signs_for_another, signature_reused at the picture's field. */
FALLIBLE signatures_bind(struct act *act, const struct signatures *s, const char **ret_content_hash,
			 const char **ret_signature_hash);

#endif
