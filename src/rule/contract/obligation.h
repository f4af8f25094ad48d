/* obligation.h -- on which days a proof counts for an obligation (DOMAIN A11, A14). */
#ifndef RULE_CONTRACT_OBLIGATION_H
#define RULE_CONTRACT_OBLIGATION_H

#include "entity/all.h"

/* Never before its span; a month or a season is proven inside it or not at all, anything else late. */
bool obligation_counts_on(const struct obligation *o, date on);

#endif
