/* expiry.h -- when we are reminded of a paper that ends: 90, 60 and 30 days before (DOMAIN 2.8, expiry_reminders). */
#ifndef RULE_BID_EXPIRY_H
#define RULE_BID_EXPIRY_H

#include "base/instant.h"

#define EXPIRY_FIRST 90
#define EXPIRY_LAST 30

/* The reminder that is due: 90, 60 or 30, 0 from the day after it has ended; -1: none yet, or it does not end. */
int expiry_reminder(date ends, date today);

#endif
