/* delivery.h -- the work of a contract after it is signed: milestones, orders, arrivals, records of the site, changes
 * (S40); and the equipment of a site (S78 to S82). */
#ifndef APP_CONTRACT_DELIVERY_H
#define APP_CONTRACT_DELIVERY_H

#include "app/act.h"
#include "base/buffer.h"
#include "base/language.h"

/* Lays out the milestones that are missing over the days that were bid; ERROR_CONFLICT where it is not signed. */
FALLIBLE delivery_plan(struct act *act, int64_t contract, enum language lang);
FALLIBLE delivery_view(struct act *act, int64_t contract, struct buffer *b);
/* The devices of a site as a tree of parts, with those each took the place of and the papers one needs with them. */
FALLIBLE equipment_tree_view(struct act *act, int64_t site, struct buffer *b);

#endif
