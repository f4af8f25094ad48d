#include "rule/presale/bom.h"

#include <stdlib.h>

#define BOM_LINE(lines, i) LINE_AT(*(lines), struct bom_line, i)
#define AMOUNT_MOST INT64_C(1000000000000000)
#define UNIT_MOST INT64_C(100000000000)
#define QUANTITY_MOST INT64_C(1000000000000)
#define HUNDREDTH INT64_C(100) /* of a percent, in millionths */

/* What is out of bounds is named by the declaration; here it is not counted with. */
static bool within(int64_t v, int64_t most)
{
	return v >= 0 && v <= most;
}

static decimal left_of(decimal discount)
{
	return (decimal){ discount.millionths == UNSET ? DECIMAL_ONE : DECIMAL_ONE - discount.millionths };
}

static void price_line(struct bom_line *l)
{
	const money none = { UNSET };
	bool counted = within(l->quantity.millionths, QUANTITY_MOST);
	bool reduced = l->discount.millionths == UNSET || within(l->discount.millionths, DECIMAL_ONE);
	struct vat v;

	l->deal_price = l->cost = l->net = l->tax = l->gross = none;
	if (counted && within(l->unit_cost.minor, UNIT_MOST))
		l->cost = money_times(l->unit_cost, l->quantity);
	if (!counted || !reduced || !within(l->unit_price.minor, UNIT_MOST))
		return;
	l->deal_price = money_times(l->unit_price, left_of(l->discount));
	l->net = money_times(l->deal_price, l->quantity);
	if (!within(l->tax_rate.millionths, DECIMAL_ONE))
		return;
	v = vat_of_net(l->net, l->tax_rate);
	l->tax = v.tax;
	l->gross = v.gross;
}

void bom_price(const struct lines *lines)
{
	for (unsigned i = 0; i < lines->count; i++)
		price_line(BOM_LINE(lines, i));
}

static bool is_complete(const struct bom_line *l)
{
	return l->cost.minor != UNSET && l->gross.minor != UNSET;
}

static int by_rate(const void *a, const void *b)
{
	const struct vat *x = a, *y = b;

	return x->rate.millionths < y->rate.millionths ? -1 : x->rate.millionths > y->rate.millionths;
}

static void add_rate(struct bom_total *t, const struct bom_line *l)
{
	struct vat of_line = { l->net, l->tax, l->gross, l->tax_rate };

	for (unsigned i = 0; i < t->nrates; i++)
		if (t->rates[i].rate.millionths == l->tax_rate.millionths) {
			t->rates[i] = vat_plus(t->rates[i], of_line);
			return;
		}
	t->rates[t->nrates++] = of_line;
}

static void add(money *sum, money m)
{
	if (m.minor != UNSET)
		*sum = money_plus(*sum, m);
}

static void add_line(struct bom_total *t, const struct bom_line *l)
{
	add(&t->cost, l->cost);
	add(&t->net, l->net);
	add(&t->tax, l->tax);
	add(&t->gross, l->gross);
	if (l->gross.minor != UNSET)
		add_rate(t, l);
	t->incomplete += !is_complete(l);
	t->too_large = t->too_large || t->gross.minor > AMOUNT_MOST || t->net.minor > AMOUNT_MOST ||
		       t->cost.minor > AMOUNT_MOST;
}

static void weigh(struct bom_total *t)
{
	t->margin = money_minus(t->net, t->cost);
	if (t->net.minor > 0)
		t->margin_rate.millionths =
			HUNDREDTH * divide_half_up((wide)t->margin.minor * (DECIMAL_ONE / HUNDREDTH), t->net.minor);
}

struct bom_total bom_total_of(const struct lines *lines, struct arena *a)
{
	struct bom_total t = { .margin = { UNSET }, .margin_rate = { UNSET } };

	t.rates = arena_array(a, struct vat, lines->count + 1);
	for (unsigned i = 0; i < lines->count && !t.too_large; i++)
		add_line(&t, BOM_LINE(lines, i));
	if (t.nrates > 1)
		qsort(t.rates, t.nrates, sizeof *t.rates, by_rate);
	if (lines->count > 0 && t.incomplete == 0 && !t.too_large)
		weigh(&t);
	return t;
}

bool bom_below(decimal margin_rate, decimal floor)
{
	return floor.millionths != UNSET && margin_rate.millionths != UNSET &&
	       margin_rate.millionths < floor.millionths;
}

const char *bom_percent(decimal rate, struct arena *a)
{
	return arena_print(a, "%s %%", money_text((money){ divide_half_up(rate.millionths, HUNDREDTH) }, a));
}

const struct why *bom_why(const struct bom_total *t, decimal floor, struct arena *a)
{
	const struct why *w;

	if (t->incomplete > 0)
		return why_new(a, "margin_open", arena_print(a, "%u", t->incomplete), NULL);
	if (t->margin_rate.millionths == UNSET)
		return why_new(a, "margin_without_price", NULL);
	w = why_new(a, "margin_is", money_text(t->net, a), money_text(t->cost, a), money_text(t->margin, a),
		    bom_percent(t->margin_rate, a), NULL);
	if (floor.millionths == UNSET)
		return w;
	return why_then(a, w,
			why_new(a, bom_below(t->margin_rate, floor) ? "margin_below_floor" : "margin_above_floor",
				bom_percent(floor, a), NULL));
}
