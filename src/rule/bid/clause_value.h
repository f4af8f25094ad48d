/* clause_value.h -- a number asked for and a number offered: "≥ 16 GB" and "32 GB", "2 小时内" and "90 分钟"
 * (DOMAIN 2.5).
 *
 * Only what is certain is said: a requirement with exactly one limit, an offer that begins with a number,
 * and units that can be compared.  Everything else is for a person to judge. */
#ifndef RULE_BID_CLAUSE_VALUE_H
#define RULE_BID_CLAUSE_VALUE_H

#include <stdbool.h>

#include "base/arena.h"

enum clause_verdict { VALUE_UNKNOWN, VALUE_WORSE, VALUE_SAME, VALUE_BETTER };

enum clause_verdict clause_value_compare(const char *requirement, const char *offer, struct arena *a);
/* Whether it asks for a number that an offer could be compared with. */
bool clause_value_asked(const char *requirement, struct arena *a);
/* What the unit at the beginning of the text counts: a letter for each kind of unit that is known, 0 else. */
char clause_unit_kind(const char *text);

#endif
