/* turn.h -- what may be done with a record now, by whom: the steps its stage knows, whether the actor may take
 * each, and if not, why and who may.  The one place that says it; the client has no rule of its own. */
#ifndef APP_TURN_H
#define APP_TURN_H

#include "app/act.h"
#include "base/buffer.h"
#include "json/locale.h"

/* {"change","remove","steps":[{"name","to","label":{"zh","en"},"may","reason","message","who":[{"id","title"}],
 * "more"}]}: whether he may change and remove it at all, and each step; reason and message are null where he may; who:
 * those of ours who may, by name, the first few and how many more; none for a customer, nor of a list that he is not
 * on.  ERROR_MISSING where he may not see the record. */
FALLIBLE turn_view(struct act *act, const struct entity *e, int64_t id, const struct locale *locale, enum language lang,
		   struct buffer *b);
/* Items of the day (app/desk/today.h): what was asked of somebody, and waits for a step that is the actor's to take. */
FALLIBLE turn_waits(struct act *act, struct buffer *b);

#endif
