/* chat_side.h -- within the rule of pasted conversations: whose each speaker is. */
#ifndef RULE_SERVICE_CHAT_SIDE_H
#define RULE_SERVICE_CHAT_SIDE_H

#include "rule/service/chat_report.h"

/* Fills speakers of the report. */
void chat_sides(const struct chat *chat, const struct chat_known *known, struct arena *a, struct chat_report *ret);

#endif
