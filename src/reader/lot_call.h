/* lot_call.h -- what a lot is called: 包1, 第一包, 01包, A包, 标段二, 第一、二包, 包1-3, Lot 1.
 *
 * A lot goes by its number alone, however it is written: 第一包, 包01 and 1包 are one.  同一标段, 每包, 包括 and a
 * count (共2包) are none. */
#ifndef READER_LOT_CALL_H
#define READER_LOT_CALL_H

#include <stdbool.h>

#define LOT_KEY 24
#define LOT_CALLED 20 /* of one call: 第一、二、三包 */

struct lot_key {
	char text[LOT_KEY]; /* "1", "12", "A", "B2" */
};

struct lot_call {
	const char *from, *to;
	struct lot_key keys[LOT_CALLED];
	int count;
	bool counted; /* 2包, 两标段: as well a number of lots, or of what is packed */
};

/* The next in the text (squeezed, layout.h) from `at` on. */
bool lot_call_next(const char *text, const char *at, struct lot_call *ret);
/* The number alone, as it stands in a column of lots: "1", "01", "一", "A", "包1". */
bool lot_key_of(const char *text, struct lot_key *ret);
/* The word by which a column or a label names lots (包号, 标段, 分包编号, Lot No.); NULL: it names none. */
const char *lot_word_of(const char *head);

#endif
