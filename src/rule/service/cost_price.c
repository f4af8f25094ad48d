#include "rule/service/cost_price.h"

money stock_unit_cost(const struct stock_value *s)
{
	return s->quantity.millionths == 0 ? s->last : (money){ divide_half_up(s->worth, s->quantity.millionths) };
}

void stock_in(struct stock_value *s, decimal quantity, money unit_price)
{
	s->quantity.millionths += quantity.millionths;
	s->worth += (wide)quantity.millionths * unit_price.minor;
	s->last = stock_unit_cost(s);
}

bool stock_out(struct stock_value *s, decimal quantity)
{
	if (quantity.millionths > s->quantity.millionths)
		return false;
	s->last = stock_unit_cost(s);
	if (s->quantity.millionths > 0)
		s->worth -= s->worth * quantity.millionths / s->quantity.millionths;
	s->quantity.millionths -= quantity.millionths;
	if (s->quantity.millionths == 0)
		s->worth = 0;
	return true;
}
