/* outlook.h -- what we expect of a bid: points of each line of the scoring table, and the rivals'
 * (rule/bid/bid_forecast.h). */
#ifndef APP_BID_OUTLOOK_H
#define APP_BID_OUTLOOK_H

#include "app/act.h"
#include "rule/bid/bid_forecast.h"

enum score_source { SOURCE_NONE, SOURCE_COMPUTED, SOURCE_REVIEWS };

struct expected_score {
	struct score_item *item;
	enum score_source source;
	decimal points; /* UNSET: nothing is known */
};

struct bid_view_of {
	const struct bid *bid;
	const struct tender *tender;
	struct expected_score *scores; /* those not rejected, in their order */
	unsigned score_count;
	struct rival_forecast **forecasts; /* those the actor may read, in the order of outlook.rivals */
	struct bid_outlook outlook;	   /* formula NULL: no line is the price */
	int64_t all_points;		   /* hundredths, with the price */
};

/* The bid has been read already. */
FALLIBLE outlook_load(struct act *act, const struct bid *b, struct bid_view_of *ret);

#endif
