/* rmb_words.h -- amounts in formal Chinese words: 支付结算办法 附一 (DOMAIN 5.6). */
#ifndef RULE_FINANCE_RMB_WORDS_H
#define RULE_FINANCE_RMB_WORDS_H

#include <stddef.h>

#include "base/arena.h"
#include "base/value.h"

/* Below 10,000 万亿 yuan either side of zero. */
#define RMB_MOST INT64_C(999999999999999999)

/* Our one way to write it: 人民币壹拾万柒仟元零伍角叁分.  NULL: past RMB_MOST. */
const char *rmb_words(money m, struct arena *a);

/* The other ways the standard allows, which rmb_read() takes too: without 整 after 角, without 零
 * between 元 and 角, and with that 零 after 万 instead.  Returns their number, at most 4. */
#define RMB_VARIANTS 4
size_t rmb_variants(money m, struct arena *a, const char *ret[RMB_VARIANTS]);

/* Words as written by people: 人民币 or not, 圆 or 元, 正 or 整, plain numerals, 零 or not. */
bool rmb_read(const char *words, money *ret);

#endif
