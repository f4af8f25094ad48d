/* price_score.h -- what a price is worth in points, and who comes first (DOMAIN 2.6; PS-*, PA-*, RK-*). */
#ifndef RULE_BID_PRICE_SCORE_H
#define RULE_BID_PRICE_SCORE_H

#include <stddef.h>

#include "base/money.h"

struct priced {
	money price;	 /* as offered; the contract's price is never changed */
	decimal deduct;	 /* of the evaluation: 0.20 for small and micro enterprises, own products */
	money evaluated; /* set: price x (1 - deduct) */
	int64_t score;	 /* set: in hundredths of a point */
};

/* 低价优先法 (87号令 55): lowest evaluated price / evaluated price x weight, two places, HALF_UP.
 * weight in points; every price is above 0.  Returns the lowest evaluated price. */
money price_score_lowest(struct priced *p, size_t n, decimal weight);

/* How many of the highest and lowest prices the mean leaves out from `least` bidders on. */
struct trim {
	size_t least, highest, lowest;
};

/* Average-based methods of engineering tenders. */
struct average_method {
	decimal full;	      /* points of the benchmark itself */
	decimal floor;	      /* and no price gets fewer */
	decimal coefficient;  /* benchmark = mean x (1 + coefficient) */
	decimal above, below; /* points a percent of deviation costs */
	const struct trim *trims;
	size_t trim_count;
};
/* Scores and returns the benchmark.  At least one price is left after trimming. */
money price_score_average(struct priced *p, size_t n, const struct average_method *method, struct arena *a);

struct ranked {
	int64_t total; /* hundredths of a point */
	money price;
	size_t index;  /* of the bidder, kept when they are sorted */
	unsigned rank; /* set: from 1; who ties in price too shares it (并列) */
};
/* Sorted: the higher total, then the lower price (87号令 57). */
void rank_bidders(struct ranked *r, size_t n);

/* Hundredths as text: "29.08". */
const char *score_text(int64_t hundredths, struct arena *a);

#endif
