/* work_orders.h -- an order as it is carried out: its parts out of the store, its hours as cost, its signatures, and
 * the page an engineer works on (S74-S103, A16, A17, TRUST T11). */
#ifndef APP_SERVICE_WORK_ORDERS_H
#define APP_SERVICE_WORK_ORDERS_H

#include "app/act.h"
#include "base/buffer.h"
#include "base/language.h"

/* Use cases. */
/* Rows that name a part of the store get its name, number and average cost; what left the store stays in the order.
 * ERROR_CONFLICT fitted_part_stays. */
FALLIBLE work_order_stocked(struct act *act, const void *before, void *work_order);
FALLIBLE work_order_counted(struct act *act, const void *before, void *work_order); /* hours and road as cost lines */
FALLIBLE work_order_signing(struct act *act, const void *before, void *work_order); /* binds both signatures */
/* An engineer moves parts out of what he keeps, for an order of his own, or back.  ERROR_DENIED not_your_store. */
FALLIBLE fitting_checked(struct act *act, const void *before, void *move);
/* The part stands on its order at the average; ERROR_CONFLICT agreement_needed where the customer has yet to agree. */
FALLIBLE part_fitted(struct act *act, const void *before, void *move);

/* GET …/work_order/ID/work: {"order":{…},"equipment":{…}|null,"lines":[{"name","payer","why","fitted"}],"why","clause",
 * "signature":"none|valid|changed|voided","disputed","unproven","store":[{"warehouse","spare_part","quantity"}],
 * "overrides":[…]}; what costs us only to those who may see it. */
FALLIBLE work_view(struct act *act, int64_t work_order, enum language language, struct buffer *b);

#endif
