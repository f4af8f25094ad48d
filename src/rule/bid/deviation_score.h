/* deviation_score.h -- what the deviations of a bid cost (DOMAIN 2.5, DV-*): a negative one of a starred clause
 * rejects the bid, too many others too, and each of those takes points. */
#ifndef RULE_BID_DEVIATION_SCORE_H
#define RULE_BID_DEVIATION_SCORE_H

#include <stddef.h>

#include "base/money.h"

enum deviation_mark { MARK_GENERAL, MARK_KEY, MARK_STAR }; /* none, ▲ △, ★ */

struct deviating {
	enum deviation_mark mark;
	bool negative; /* or asked-for evidence that is missing, which counts as such */
};

struct deviation_policy {
	decimal full, general, key; /* points: at most, and taken for each */
	int64_t most_general;	    /* so many reject the bid; UNSET: no such limit */
};

struct deviation_result {
	bool invalid;
	size_t star_negative, general_negative; /* the latter with ▲ */
	int64_t score;				/* hundredths of a point; UNSET: invalid */
};
struct deviation_result deviation_score(const struct deviating *c, size_t n, const struct deviation_policy *p);

#endif
