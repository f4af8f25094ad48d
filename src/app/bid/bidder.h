/* bidder.h -- who we are in a bid: the profile its book names, and else the company of the installation. */
#ifndef APP_BID_BIDDER_H
#define APP_BID_BIDDER_H

#include "app/act.h"

/* `bid` 0: a contract without one. */
FALLIBLE bidder_name(struct act *act, int64_t bid, const char **ret_name);

#endif
