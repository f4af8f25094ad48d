/* desk_view.h -- the desk of one tender: its days by law and by document, the plan, what blocks, whose and until when
 * (UI, "bid countdown"); and the page of a meeting (S37, S62). */
#ifndef APP_BID_DESK_VIEW_H
#define APP_BID_DESK_VIEW_H

#include "app/act.h"
#include "base/buffer.h"
#include "base/language.h"

FALLIBLE tender_desk_view(struct act *act, int64_t tender, enum language language, struct buffer *b);
FALLIBLE bid_meeting_view(struct act *act, int64_t meeting, struct buffer *b);

#endif
