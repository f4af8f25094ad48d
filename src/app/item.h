/* item.h -- what a thing to do is called where it stands alone, out of the page that it belongs to. */
#ifndef APP_ITEM_H
#define APP_ITEM_H

#include "app/act.h"
#include "base/buffer.h"

/* The name of what it belongs to: before the contract of the business, after it of the customer; NULL: of nothing
 * that he may read. */
FALLIBLE item_home(struct act *act, const struct entity *e, const void *record, const char **ret);

/* Members of an object under way: "entity", "id", "title", "why" (its home), and "kind" (field and name of the choice)
 * where it is by that whose work it is.  An answer to a clause is called by its bid and how the clause begins. */
FALLIBLE item_named(struct act *act, const struct entity *e, const void *record, struct buffer *b);

#endif
