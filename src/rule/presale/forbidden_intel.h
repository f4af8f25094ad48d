/* forbidden_intel.h -- what of a rival or a tender nobody of ours may know, and so is not kept (DOMAIN A4): prices
 * before the opening, a rival's bid file or trade secret, the secret floor price.  Of evaluators
 * nothing at all (A2). */
#ifndef RULE_PRESALE_FORBIDDEN_INTEL_H
#define RULE_PRESALE_FORBIDDEN_INTEL_H

#include "entity/all.h"

/* The answer to the question at entry: the reason why it is refused; NULL: it may be kept. */
const char *forbidden_category(enum intel_category category);
/* The reason why the words may not be kept, and *ret_word the one that says so; NULL: they may.  Both words of a
 * pattern must stand in one sentence. */
const char *forbidden_words(const char *text, const char **ret_word, struct arena *a);
/* Objects to each of the record's texts, blank-separated in `fields`, that says what may not be known. */
void object_forbidden(struct error **all, const struct env *env, const struct entity *e, const void *record,
		      const char *fields);

#endif
