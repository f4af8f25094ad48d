/* bom.h -- what a bill of material costs, sells for and earns (DOMAIN S5).
 *
 * Of each line: discounted unit price = unit price × (1 − discount), to the cent; amount = that × quantity; tax of
 * the amount by its own rate (rule/finance/vat.h); cost = unit cost × quantity.  Margin = (price − cost) / price,
 * both without tax: 10 × 8,000 + 1 × 20,000 cost 100,000; at a price of 125,000 the margin is 20.00 %. */
#ifndef RULE_PRESALE_BOM_H
#define RULE_PRESALE_BOM_H

#include "entity/all.h"
#include "rule/finance/vat.h"
#include "rule/why.h"

struct bom_total {
	money cost, net, tax, gross; /* of what is filled in */
	money margin;		     /* UNSET while a line is incomplete */
	decimal margin_rate;	     /* to the hundredth of a percent; UNSET without a price, too */
	struct vat *rates;	     /* one for each rate, the lowest first */
	unsigned nrates;
	unsigned incomplete; /* lines without price, cost or rate */
	bool too_large;	     /* past what any project is worth: the amounts are not to be used */
};

/* Sets deal_price, cost, net, tax and gross of each bom_line, as far as it is filled in. */
void bom_price(const struct lines *lines);
/* Of lines that are priced. */
struct bom_total bom_total_of(const struct lines *lines, struct arena *a);
/* floor UNSET: there is none. */
bool bom_below(decimal margin_rate, decimal floor);
const struct why *bom_why(const struct bom_total *t, decimal floor, struct arena *a);
/* 0.2 is "20.00 %". */
const char *bom_percent(decimal rate, struct arena *a);

#endif
