/* refusal.h -- rules collect all that is wrong, so that one answer names everything.
 *
 * A step that is refused is a conflict (409), a field that cannot stand is invalid (422). */
#ifndef RULE_REFUSAL_H
#define RULE_REFUSAL_H

#include "meta/entity.h"

void refuse(struct error **all, const struct env *env, const char *field, const char *reason);
/* With the number that the message's {detail} stands for. */
void refuse_count(struct error **all, const struct env *env, const char *field, const char *reason, int64_t count);
/* A row's field, as the wire names it: "open_items[2].owner". */
void refuse_row(struct error **all, const struct env *env, const char *lines, unsigned row, const char *field,
		const char *reason);
void object(struct error **all, const struct env *env, const char *field, const char *reason);
void object_in_row(struct error **all, const struct env *env, const char *lines, unsigned row, const char *field,
		   const char *reason);

/* A day that has not come yet cannot have been. */
void refuse_future(struct error **all, const struct env *env, const char *field, date d);

/* Names every field that a plain write may set, and that is no longer as it was, but those of the
 * blank-separated `except`: signed papers, sealed bids, editions in use. */
FALLIBLE unchanged(const struct entity *e, const void *before, const void *after, const char *except,
		   const char *reason, const struct env *env);

#endif
