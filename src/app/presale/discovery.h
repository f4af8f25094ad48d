/* discovery.h -- the discovery sheet as the page wants it: items with their answers and verdicts, coverage, what the
 * customer runs today (DOMAIN S46-S57). */
#ifndef APP_PRESALE_DISCOVERY_H
#define APP_PRESALE_DISCOVERY_H

#include "app/act.h"
#include "base/buffer.h"
#include "base/language.h"

FALLIBLE discovery_view(struct act *act, int64_t opportunity, enum language lang, struct buffer *b);

#endif
