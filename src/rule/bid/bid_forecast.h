/* bid_forecast.h -- who would come first at a price of ours: our points and our rivals', by the tender's own formula
 * (DOMAIN 2.6).
 *
 * What we expect of a rival is a price and its points without the price; where the points are not known, the rival is
 * given all there are, so that the forecast errs against us.  A rival without a price does not count. */
#ifndef RULE_BID_BID_FORECAST_H
#define RULE_BID_BID_FORECAST_H

#include "entity/all.h"
#include "rule/bid/price_score.h"
#include "rule/why.h"

struct expected_rival {
	money price;
	int64_t other;	     /* hundredths of a point without the price; UNSET: not known */
	bool assumed;	     /* set: all there are, for want of better */
	int64_t price_score; /* set, at the price asked about */
	int64_t total;	     /* set */
	unsigned rank;	     /* set */
};

struct bid_outlook {
	const struct score_item *formula; /* the line of the scoring table that is the price */
	int64_t other_full;		  /* hundredths: all points without the price */
	int64_t ours;			  /* hundredths: what we expect of them */
	struct expected_rival *rivals;
	size_t count;
};

struct outlook_point {
	money price;
	int64_t price_score, total; /* hundredths */
	int64_t best_rival;	    /* total; UNSET: nobody else */
	unsigned rank;		    /* from 1; 0: no price of anybody else is known */
};

/* At that price, above 0; sets what is said of each rival there. */
struct outlook_point outlook_at(struct bid_outlook *o, money price, struct arena *a);
/* The prices a curve is drawn over: from below the lowest expected to the ceiling, or above the highest.
 * False: nothing to go by. */
bool outlook_range(const struct bid_outlook *o, money cap, money *ret_from, money *ret_to);
/* So many points, both ends among them. */
void outlook_curve(struct bid_outlook *o, money from, money to, struct outlook_point *ret, size_t n, struct arena *a);
/* The highest of the prices at which we would come first; UNSET: at none of them. */
money outlook_highest_winning(const struct outlook_point *p, size_t n);
const struct why *formula_why(const struct score_item *s, struct arena *a);

#endif
