/* charges.h -- who pays what of a work order, and why: computed from its lines, the cause and the day of
 * the report (DOMAIN A16, A17), with the promise it comes from. */
#ifndef APP_SERVICE_CHARGES_H
#define APP_SERVICE_CHARGES_H

#include "app/act.h"
#include "base/buffer.h"
#include "base/language.h"

FALLIBLE work_order_priced(struct act *act, const void *before, void *work_order); /* prepares every write */

/* GET …/service_case/ID/charge: over all its work orders */
FALLIBLE charge_view(struct act *act, int64_t service_case, enum language lang, struct buffer *b);

#endif
