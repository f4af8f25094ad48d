/* standing.h -- how the house stands, for those whose matter it is: how many promises, cases, tenders, instalments
 * and papers need somebody now, each with the query of the list that shows just these.
 *
 * {"items":[{"key","entity","count":{"value","exact"},"late","query":{"stage.in":…,"due_on.lt":…}}]} */
#ifndef APP_DESK_STANDING_H
#define APP_DESK_STANDING_H

#include "app/act.h"
#include "base/buffer.h"

FALLIBLE standing_view(struct act *act, struct buffer *b);

#endif
