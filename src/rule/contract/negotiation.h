/* negotiation.h -- what may be negotiated: before the award the method decides, after it the substance stands
 * (C20, S38). */
#ifndef RULE_CONTRACT_NEGOTIATION_H
#define RULE_CONTRACT_NEGOTIATION_H

#include "entity/all.h"

/* Whether a topic is of the substance that 招标投标法 46, its 条例 57 and 政府采购法 46 name: subject, price, quality,
 * period; to which a warranty and the terms of payment belong where the bid named them. */
bool negotiation_is_substance(enum negotiation_topic topic);

/* NULL: it may be agreed.  Else the reason, by the law that says so:
 *   not_negotiable_before_award   招标投标法 43: in a tender before the award only what is unclear may be cleared up
 *   quoted_once                   政府采购法 40: in a request for quotations a price is named once
 *   substance_stands_after_award  招标投标法 46, 条例 57, 政府采购法 46
 * A method that is unset is a deal without a procedure: free. */
const char *negotiation_forbids(enum procurement_method method, bool after_award, enum negotiation_topic topic);

#endif
