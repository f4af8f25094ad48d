/* spares.h -- the store: moves and what they cost, who gets scarce parts, what must lie ready (S97-S103). */
#ifndef APP_SERVICE_SPARES_H
#define APP_SERVICE_SPARES_H

#include "app/act.h"
#include "base/buffer.h"
#include "base/language.h"

/* Use cases. */
FALLIBLE stock_moving(struct act *act, const void *before, void *move);	      /* cost; ERROR_CONFLICT stock_short */
FALLIBLE stock_moved(struct act *act, const void *before, void *move);	      /* part, places, allocations */
FALLIBLE part_requesting(struct act *act, const void *before, void *request); /* priority and customer of the case */
FALLIBLE part_requested(struct act *act, const void *before, void *request);  /* allocations of the part anew */
/* Moves the part out, and so onto its work order; orders the fitting of what was sold (S103). */
FALLIBLE part_issued(struct act *act, const void *before, void *request);

/* What needs a hand:
 * {"today","parts":[{"part":{…},"free","minimum","short","installed","supply_until","last_buy","why"}],
 * "requests":[{"request":{…},"why"}]}; parts are those that are short or whose last order is near. */
FALLIBLE spares_view(struct act *act, enum language language, struct buffer *b);

#endif
