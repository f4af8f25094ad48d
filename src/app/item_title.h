/* item_title.h -- what a thing to do is called where it stands alone, out of the page that it belongs to. */
#ifndef APP_ITEM_TITLE_H
#define APP_ITEM_TITLE_H

#include "app/act.h"

/* Its title; of an answer to a clause besides the bid and how the clause begins, as far as he may read them. */
FALLIBLE item_title(struct act *act, const struct entity *e, const void *record, const char **ret);

#endif
