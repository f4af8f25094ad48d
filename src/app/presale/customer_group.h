/* customer_group.h -- the group a customer belongs to: no company stands below itself, and its page shows the tree. */
#ifndef APP_PRESALE_CUSTOMER_GROUP_H
#define APP_PRESALE_CUSTOMER_GROUP_H

#include "app/act.h"
#include "base/buffer.h"

/* Prepares create and change. */
FALLIBLE customer_grouping(struct act *act, const void *before, void *customer);

/* {"group": {"companies": [{id, title, level, here, opportunities, contracts, equipment, cases}], "more"}} from its
 * head down, each company behind the one it belongs to.  A company that the actor may not read has no id and no title,
 * and is there only where one stands below it that he may; what he may not count is null.  null where there is no group
 * to be seen, and for the customer's own log-in.  ERROR_MISSING. */
FALLIBLE customer_group_view(struct act *act, int64_t customer, struct buffer *b);

#endif
