/* find.h -- reading: one record, a page of them, its history; always within the actor's scope. */
#ifndef APP_FIND_H
#define APP_FIND_H

#include "app/act.h"
#include "base/buffer.h"
#include "json/record.h"
#include "store/list.h"

/* ERROR_MISSING also where the actor may not see it.  A watched entity's read goes into the trail, so
 * its caller must be on a writing lane. */
FALLIBLE find_one(struct act *act, const struct entity *e, int64_t id, void **ret);
/* The page, its filters checked by the caller (api/list_query.c); of people watched, each shown is in the trail too. */
FALLIBLE find_page(struct act *act, struct list *l, struct list_page *ret);
/* Whether a list of it is a look at people that goes into the trail: so its caller must be on a writing lane. */
bool find_is_watched_in_lists(const struct entity *e);
/* What the references in `fields` of these records are called; titles only of records the actor may see, and for a
 * customer of those of our people. */
FALLIBLE find_names(struct act *act, const struct entity *e, const struct field *f, void *const *records,
		    unsigned count, struct expansion *ret);
/* {"items":[…],"next":null}: who changed what when, newest first. */
FALLIBLE find_history(struct act *act, const struct entity *e, int64_t id, struct buffer *b);

#endif
