/* charges.h -- who pays what of a work order, and why: computed from its lines, the cause and the day of
 * the report (DOMAIN A16, A17), with the promise it comes from. */
#ifndef APP_SERVICE_CHARGES_H
#define APP_SERVICE_CHARGES_H

#include "app/act.h"
#include "base/buffer.h"
#include "base/language.h"
#include "entity/all.h"

FALLIBLE work_order_priced(struct act *act, const void *before, void *work_order); /* prepares every write */
FALLIBLE cause_accepting(struct act *act, const void *before, void *work_order);
FALLIBLE cause_disputing(struct act *act, const void *before, void *work_order);
FALLIBLE cause_settling(struct act *act, const void *before, void *work_order);
FALLIBLE override_made(struct act *act, const void *before, void *override); /* its order is priced anew */

/* One order's: {"lines","payer","why","source_clause","net","tax","gross","internal_cost","cause","in_warranty",
 * "standing","table":[{"cause","in_warranty":"supplier|customer","in_warranty_why","after","after_why",
 * "contested"}]} */
FALLIBLE order_charge_write(struct act *act, const struct work_order *w, enum language lang, struct buffer *b);
/* GET …/service_case/ID/charge: over all its work orders */
FALLIBLE charge_view(struct act *act, int64_t service_case, enum language lang, struct buffer *b);

#endif
