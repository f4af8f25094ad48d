/* evidence.h -- how promises were kept, as a chapter for the next bid: the period, what was counted, what was left out
 * and why, so that whoever reads it can ask for the records (FIELD 3.1, HOUSE 1).  It names no customer and no cost. */
#ifndef APP_SERVICE_EVIDENCE_H
#define APP_SERVICE_EVIDENCE_H

#include "app/paper.h"
#include "app/service/performance.h"

/* The twelve months up to the day. */
struct performance_scope evidence_period(date today);
/* The content of templates/service_evidence. */
FALLIBLE evidence_fill(struct act *act, const struct performance_scope *s, enum language lang, struct content *c);
/* The chapter alone; the record is not asked. */
FALLIBLE evidence_paper(struct act *act, int64_t record, struct paper *p);

#endif
