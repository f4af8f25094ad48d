/* offer.h -- the priced bill of quantities of a bid: what its lines come to, with tax line by line, in figures and
 * words, and whether what stands on the opening sheet says the same (DOMAIN 2.6, 5.6, 5.7, A24).
 *
 * Of each line: amount = unit price x quantity, to the cent, with or without tax as the sheet says; the other side
 * follows from the line's own rate and neither is computed again (rule/finance/vat.h).  The bid's price is the sum of
 * the amounts with tax.  Margin = (net - cost) / net. */
#ifndef RULE_BID_OFFER_H
#define RULE_BID_OFFER_H

#include "rule/finance/vat.h"
#include "rule/why.h"

#define OFFER_LINES 2000
#define OFFER_MOST INT64_C(1000000000000000) /* cents: no bid is worth more */

struct offer_line {
	const char *section, *number, *name, *brand, *model, *unit, *note; /* NULL: not given */
	decimal quantity, tax_rate;					   /* UNSET: not given */
	money unit_price, unit_cost;
	struct vat amount; /* set: gross UNSET while the line lacks its part of it */
	money cost;	   /* set; UNSET without a unit cost */
};

struct offer {
	bool net; /* the unit prices are without tax */
	struct offer_line *lines;
	size_t count;
	/* As they stand on the opening sheet and inside the bid; UNSET, NULL: as computed here. */
	money opening_total, body_total;
	const char *opening_words;
};

struct offer_total {
	money cost, net, tax, gross; /* of what is filled in */
	money margin;		     /* UNSET while a price or a cost is missing */
	decimal margin_rate;	     /* to the hundredth of a percent */
	struct vat *rates;	     /* one for each rate, the lowest first */
	size_t rate_count;
	size_t incomplete, uncosted; /* lines without a price or rate; without a cost */
	bool too_large;		     /* the amounts are not to be used */
	const char *words;	     /* gross */
};

/* Sets amount and cost of each line. */
struct offer_total offer_price(struct offer *o, struct arena *a);

/* What a sheet is held against; UNSET: not known. */
struct offer_bounds {
	money cap;			      /* 最高限价, else the budget */
	money next_lowest;		      /* the lowest price expected of a rival */
	decimal least_of_cap, least_of_rival; /* 0.45, 0.50: below that share is said (A24) */
	decimal margin_floor;
};

struct offer_finding {
	const char *code; /* "SUM_MISMATCH" */
	bool fatal;	  /* the bid is not to be handed in like this */
	size_t line;	  /* from 1; 0: the sheet as a whole */
	const struct why *why;
};

/* All of them, in the order of the table in DOMAIN 2.16.  A correction the bidder would have to confirm (财政部令第87号
 * 59) is fatal here.  *ret has room for as many as there are. */
size_t offer_check(const struct offer *o, const struct offer_total *t, const struct offer_bounds *bounds,
		   struct offer_finding **ret, struct arena *a);

#endif
