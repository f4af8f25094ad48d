/* amount.h -- amounts as people type them (DOMAIN 5.2, AP-*): ¥1,234.50, 12.5万元, full-width
 * figures, words.  Half a cent and more is rounded up. */
#ifndef RULE_FINANCE_AMOUNT_H
#define RULE_FINANCE_AMOUNT_H

#include "base/arena.h"
#include "base/value.h"

/* False: no amount, or one that could mean two things (1,23 / 三万五). */
bool amount_read(const char *text, struct arena *a, money *ret);

#endif
