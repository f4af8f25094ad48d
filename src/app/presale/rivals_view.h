/* rivals_view.h -- the competition around one piece of business: comparisons with their sums, what we expect of each
 * rival, our highlights and their verdict, what we learnt (DOMAIN S10, S70 to S72); and the card for the battle. */
#ifndef APP_PRESALE_RIVALS_VIEW_H
#define APP_PRESALE_RIVALS_VIEW_H

#include "app/act.h"
#include "base/buffer.h"
#include "base/language.h"

FALLIBLE rivals_view(struct act *act, int64_t opportunity, enum language lang, struct buffer *b);
/* One page for the deal: needs, people, rivals, highlights, risks, next steps, each as far as the reader may read
 * it. */
FALLIBLE battle_view(struct act *act, int64_t opportunity, enum language lang, struct buffer *b);

#endif
