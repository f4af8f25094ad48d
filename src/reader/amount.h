/* amount.h -- sums of money as tender documents write them. */
#ifndef READER_AMOUNT_H
#define READER_AMOUNT_H

#include <stdbool.h>
#include <stdint.h>

enum amount_unit { UNIT_NONE, UNIT_YUAN, UNIT_WAN };

struct amount {
	int64_t fen;
	bool unit_said; /* 元, 万元, ¥, 人民币, or capital numerals; else `unit` was assumed */
	bool each;	/* a price per piece: 元/人, 单价 */
	bool percent;	/* the number is a rate: fen is not set */
};

/* The first sum within `text`: 2,435,216.00元, ¥171867.30, 75.6万元, 壹万伍仟元整, 107879 00.00 (a blank inside a
 * number is no end of it).  A lot's number glued to the sum (包12,866,410.82) is taken off.  `unit` is what a bare
 * number counts in; with UNIT_NONE a bare number is no sum.  False: there is none before the sentence ends. */
bool amount_find(const char *text, enum amount_unit unit, struct amount *ret_amount, const char **ret_end);

#endif
