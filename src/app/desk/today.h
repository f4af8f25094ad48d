/* today.h -- what is on my desk: my visits, cases, papers and bids that are due, soonest first. */
#ifndef APP_DESK_TODAY_H
#define APP_DESK_TODAY_H

#include "app/act.h"
#include "base/buffer.h"

FALLIBLE today_view(struct act *act, struct buffer *b);

#endif
