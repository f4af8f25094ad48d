/* price_correction.h -- what a price says when its parts do not agree (财政部令第87号 59; DOMAIN 2.6, PC-*).
 *
 * In this order: the opening sheet beats what stands inside; words beat figures; where the point of a unit price has
 * slipped, the sheet's total stands; else the sum of the lines beats the total.  The bidder has to confirm what was
 * corrected, or the bid is invalid: for us a check before it is handed in. */
#ifndef RULE_BID_PRICE_CORRECTION_H
#define RULE_BID_PRICE_CORRECTION_H

#include <stddef.h>

#include "base/money.h"

struct priced_line {
	decimal quantity;
	money unit;
};

struct price_sheet {
	money opening_total; /* in figures, on the opening sheet */
	money opening_words; /* the same in words; UNSET: none, or not to be read */
	money body_total;    /* inside the bid; UNSET: none */
	const struct priced_line *lines;
	size_t line_count; /* 0: not itemised */
};

enum correction {
	CORRECTION_OPENING_WINS = 1,
	CORRECTION_WORDS_WIN = 2,
	CORRECTION_TOTAL_WINS = 4, /* a slipped point */
	CORRECTION_LINES_WIN = 8,
};
#define CORRECTIONS 4

struct corrected_price {
	unsigned steps; /* of enum correction */
	money total;
	money line_sum;	     /* as it stood; UNSET: not itemised */
	size_t slipped_line; /* with CORRECTION_TOTAL_WINS */
};
struct corrected_price price_correct(const struct price_sheet *s);
const char *correction_name(unsigned i); /* of 1 << i: "R2_words_win" */

#endif
