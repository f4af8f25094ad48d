/* cost_price.h -- the moving average cost of a part, tax-exclusive (S100, A17, C9; WAC-*). */
#ifndef RULE_SERVICE_COST_PRICE_H
#define RULE_SERVICE_COST_PRICE_H

#include "base/money.h"

/* What lies in the store: kept by value, so that roundings do not add up. */
struct stock_value {
	decimal quantity;
	wide worth; /* cents x 1,000,000 */
	money last; /* the average of an empty store is the last one there was; UNSET: nothing ever came in */
};

void stock_in(struct stock_value *s, decimal quantity, money unit_price);
/* At the average; false, and unchanged: there is not that much. */
bool stock_out(struct stock_value *s, decimal quantity);
money stock_unit_cost(const struct stock_value *s); /* HALF_UP to the cent */

#endif
