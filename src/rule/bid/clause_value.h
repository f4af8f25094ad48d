/* clause_value.h -- a number asked for and a number offered: "≥ 16 GB" and "32 GB" (DOMAIN 2.5).
 *
 * Only what is certain is said: a requirement with exactly one limit, an offer that begins with a number,
 * and units that can be compared.  Everything else is for a person to judge. */
#ifndef RULE_BID_CLAUSE_VALUE_H
#define RULE_BID_CLAUSE_VALUE_H

#include "base/arena.h"

enum clause_verdict { VALUE_UNKNOWN, VALUE_WORSE, VALUE_SAME, VALUE_BETTER };

enum clause_verdict clause_value_compare(const char *requirement, const char *offer, struct arena *a);

#endif
