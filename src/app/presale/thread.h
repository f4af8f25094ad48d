/* thread.h -- the thread across a project's head: first visit, tender, bid, contract, acceptance, warranty,
 * today, each with its day and state (DOMAIN S1). */
#ifndef APP_PRESALE_THREAD_H
#define APP_PRESALE_THREAD_H

#include "app/act.h"
#include "base/buffer.h"

FALLIBLE thread_view(struct act *act, int64_t opportunity, struct buffer *b);

#endif
