#include "rule/finance/vat.h"

struct vat vat_of_gross(money gross, decimal rate)
{
	money net = money_without(gross, rate);

	return (struct vat){ .net = net, .tax = money_minus(gross, net), .gross = gross, .rate = rate };
}

struct vat vat_of_net(money net, decimal rate)
{
	money tax = money_times(net, rate);

	return (struct vat){ .net = net, .tax = tax, .gross = money_plus(net, tax), .rate = rate };
}

struct vat vat_plus(struct vat a, struct vat b)
{
	bool same = a.rate.millionths == b.rate.millionths;

	return (struct vat){ .net = money_plus(a.net, b.net),
			     .tax = money_plus(a.tax, b.tax),
			     .gross = money_plus(a.gross, b.gross),
			     .rate = same ? a.rate : (decimal){ UNSET } };
}

decimal vat_highest(const struct vat_line *line, size_t n)
{
	decimal highest = { 0 };

	for (size_t i = 0; i < n; i++)
		if (line[i].rate.millionths > highest.millionths)
			highest = line[i].rate;
	return highest;
}
