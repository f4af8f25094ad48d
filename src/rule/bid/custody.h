/* custody.h -- when the sealed price of a bid takes two to be seen (TRUST T5, T6, A23): from its sealing to its
 * opening.
 * Before, those on its list work freely; afterwards it was read out. */
#ifndef RULE_BID_CUSTODY_H
#define RULE_BID_CUSTODY_H

#include "entity/all.h"

bool bid_is_closed(const struct bid *b);

#endif
