/* talks_view.h -- the page of talks of a project: its rounds and what they still lack, goals of guidance, which
 * features they care for, what was shown to whom, and what the presentation must answer (S4, S28, S33, S34, S44,
 * S62, S66). */
#ifndef APP_PRESALE_TALKS_VIEW_H
#define APP_PRESALE_TALKS_VIEW_H

#include "app/act.h"
#include "base/buffer.h"

FALLIBLE talks_view(struct act *act, int64_t opportunity, struct buffer *b);

#endif
