/* post.h -- one POST of JSON to a bot or a hook outside: to the address that was checked and to no other, without
 * redirects (TRUST G49).  https; plain http only to a network of our own that the operator lists. */
#ifndef EGRESS_POST_H
#define EGRESS_POST_H

#include <stdatomic.h>

#include "egress/address.h"

struct post {
	const char *url;       /* never in a log: the key of a bot stands in it */
	const char *body;      /* JSON */
	const char *signature; /* of the header X-Trine-Signature; NULL: none */
	const struct egress_networks *allowed;
	const atomic_bool *stop; /* given up as soon as it is true */
};

/* *ret_status: of HTTP; *ret_answer: at most 16 KiB of what was said.  ERROR_INVALID bad_address, https_only;
 * ERROR_BUSY post_failed with what the network said, and the errors of egress_resolve(). */
FALLIBLE post_send(const struct post *p, struct arena *a, long *ret_status, const char **ret_answer);

#endif
