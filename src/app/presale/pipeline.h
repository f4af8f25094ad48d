/* pipeline.h -- the board of open business: its cards with what blocks them, and the forecast they add up to
 * (S2, S8, S29, S35). */
#ifndef APP_PRESALE_PIPELINE_H
#define APP_PRESALE_PIPELINE_H

#include "app/act.h"
#include "base/buffer.h"
#include "json/locale.h"

/* GET …/pipeline */
FALLIBLE pipeline_view(struct act *act, const struct locale *locale, enum language language, struct buffer *b);
/* GET …/opportunity/ID/gate: each step there is, what it lacks and what is advised; how cold bids have gone. */
FALLIBLE gate_view(struct act *act, int64_t opportunity, const struct locale *locale, enum language language,
		   struct buffer *b);
/* Into the items of today: a major project of mine without a presales owner (S2). */
FALLIBLE pipeline_remind(struct act *act, struct buffer *b);

#endif
