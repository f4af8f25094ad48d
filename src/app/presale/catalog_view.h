/* catalog_view.h -- the catalogue as it is worked with: every item with what is in focus today, the bundles, the
 * focus and its message (S11). */
#ifndef APP_PRESALE_CATALOG_VIEW_H
#define APP_PRESALE_CATALOG_VIEW_H

#include "app/act.h"
#include "base/buffer.h"

#define CATALOG_MOST 500

/* {"focus":[{…,"items":[ids]}],"bundles":[…],"items":[{…,"in_focus"}],"more"}: `q` as in lists, NULL: all.
 * Items in focus come first, retired ones last; at most CATALOG_MOST. */
FALLIBLE catalog_view(struct act *act, const char *q, struct buffer *b);

#endif
