/* needs.h -- the requirements of one opportunity: how each stands and where it leads (DOMAIN S3, S12, S17, S20), and
 * how many come from one pasted list (S53). */
#ifndef APP_PRESALE_NEEDS_H
#define APP_PRESALE_NEEDS_H

#include "app/act.h"
#include "base/buffer.h"
#include "base/language.h"
#include "json/read.h"

FALLIBLE needs_view(struct act *act, int64_t opportunity, enum language lang, struct buffer *b);

struct needs_listed {
	int64_t created, present; /* there already, by title */
};

/* One requirement for each function of body's "text" (a pasted list), or of the lines of its "discovery_answer"; with
 * "contact" from that person.  As if the actor had entered each of them. */
FALLIBLE needs_from_list(struct act *act, int64_t opportunity, const json_t *body, struct needs_listed *ret);

#endif
