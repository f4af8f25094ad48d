/* hot_topics.h -- what the customer's people are keen on, as the survey has it (S57): for the pages of a deal. */
#ifndef APP_PRESALE_HOT_TOPICS_H
#define APP_PRESALE_HOT_TOPICS_H

#include "app/act.h"
#include "entity/all.h"

/* The key ones of the business, each once, the strongest first; none where the survey may not be read. */
FALLIBLE hot_topics_find(struct act *act, int64_t opportunity, const struct answer_line ***ret, unsigned *ret_count);

#endif
