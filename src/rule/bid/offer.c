#include "rule/bid/offer.h"

#include <stdlib.h>

#include "rule/bid/price_correction.h"
#include "rule/finance/rmb_words.h"

#define UNIT_MOST INT64_C(100000000000)
#define QUANTITY_MOST INT64_C(1000000000000)
#define HUNDREDTH INT64_C(100) /* of a percent, in millionths */

static bool within(int64_t v, int64_t most)
{
	return v >= 0 && v <= most;
}

static bool priced(const struct offer_line *l)
{
	return within(l->quantity.millionths, QUANTITY_MOST) && within(l->unit_price.minor, UNIT_MOST) &&
	       within(l->tax_rate.millionths, DECIMAL_ONE);
}

static void price_line(struct offer_line *l, bool net)
{
	const struct vat none = { { UNSET }, { UNSET }, { UNSET }, { UNSET } };
	bool costed = within(l->quantity.millionths, QUANTITY_MOST) && within(l->unit_cost.minor, UNIT_MOST);

	l->cost.minor = costed ? money_times(l->unit_cost, l->quantity).minor : UNSET;
	l->amount = none;
	if (!priced(l))
		return;
	money amount = money_times(l->unit_price, l->quantity);
	l->amount = net ? vat_of_net(amount, l->tax_rate) : vat_of_gross(amount, l->tax_rate);
}

static void add_rate(struct offer_total *t, struct vat v)
{
	for (size_t i = 0; i < t->rate_count; i++)
		if (t->rates[i].rate.millionths == v.rate.millionths) {
			t->rates[i] = vat_plus(t->rates[i], v);
			return;
		}
	t->rates[t->rate_count++] = v;
}

static void add_line(struct offer_total *t, const struct offer_line *l)
{
	t->uncosted += l->cost.minor == UNSET;
	t->incomplete += l->amount.gross.minor == UNSET;
	if (l->cost.minor != UNSET)
		t->cost = money_plus(t->cost, l->cost);
	if (l->amount.gross.minor != UNSET) {
		t->net = money_plus(t->net, l->amount.net);
		t->tax = money_plus(t->tax, l->amount.tax);
		t->gross = money_plus(t->gross, l->amount.gross);
		add_rate(t, l->amount);
	}
	t->too_large = t->gross.minor > OFFER_MOST || t->cost.minor > OFFER_MOST;
}

static int by_rate(const void *a, const void *b)
{
	const struct vat *x = a, *y = b;

	return x->rate.millionths < y->rate.millionths ? -1 : x->rate.millionths > y->rate.millionths;
}

static void weigh(struct offer_total *t)
{
	t->margin = money_minus(t->net, t->cost);
	if (t->net.minor > 0)
		t->margin_rate.millionths =
			HUNDREDTH * divide_half_up((wide)t->margin.minor * (DECIMAL_ONE / HUNDREDTH), t->net.minor);
}

struct offer_total offer_price(struct offer *o, struct arena *a)
{
	struct offer_total t = { .margin = { UNSET }, .margin_rate = { UNSET } };

	t.rates = arena_array(a, struct vat, o->count + 1);
	for (size_t i = 0; i < o->count; i++)
		price_line(&o->lines[i], o->net);
	for (size_t i = 0; i < o->count && !t.too_large; i++)
		add_line(&t, &o->lines[i]);
	if (t.rate_count > 1)
		qsort(t.rates, t.rate_count, sizeof *t.rates, by_rate);
	if (o->count > 0 && t.incomplete == 0 && t.uncosted == 0 && !t.too_large)
		weigh(&t);
	t.words = t.too_large ? NULL : rmb_words(t.gross, a);
	return t;
}

/* --- checks --- */

struct checking {
	const struct offer *o;
	const struct offer_total *t;
	const struct offer_bounds *b;
	struct offer_finding *found;
	size_t n;
	struct arena *a;
};

static void find(struct checking *c, const char *code, bool fatal, size_t line, const struct why *why)
{
	c->found[c->n++] = (struct offer_finding){ code, fatal, line, why };
}

static const char *yuan(const struct checking *c, money m)
{
	return money_text(m, c->a);
}

static const char *percent(const struct checking *c, decimal rate)
{
	return arena_print(c->a, "%s%%", money_text((money){ divide_half_up(rate.millionths, HUNDREDTH) }, c->a));
}

/* 增值税法 10, 11 and the reduced rates of small-scale taxpayers. */
static bool is_rate_of_law(decimal rate)
{
	static const int percents[] = { 13, 9, 6, 3, 1, 0 };

	for (size_t i = 0; i < sizeof percents / sizeof *percents; i++)
		if (rate.millionths == percents[i] * (DECIMAL_ONE / 100))
			return true;
	return false;
}

static void check_lines(struct checking *c)
{
	for (size_t i = 0; i < c->o->count; i++) {
		const struct offer_line *l = &c->o->lines[i];
		if (l->amount.gross.minor == UNSET)
			find(c, "LINE_INCOMPLETE", true, i + 1, why_new(c->a, "offer_line_incomplete", NULL));
		else if (!is_rate_of_law(l->tax_rate))
			find(c, "TAX_RATE_MISMATCH", true, i + 1,
			     why_new(c->a, "offer_rate_unknown", percent(c, l->tax_rate), NULL));
		else if (l->amount.gross.minor == 0)
			find(c, "LINE_FREE", false, i + 1, why_new(c->a, "offer_line_free", NULL));
	}
}

/* With quantity 1 and its amount as price, a line says the same with tax as without. */
static struct priced_line *lines_of(const struct checking *c)
{
	struct priced_line *lines = arena_array(c->a, struct priced_line, c->o->count + 1);

	for (size_t i = 0; i < c->o->count; i++)
		lines[i] = (struct priced_line){ { DECIMAL_ONE }, c->o->lines[i].amount.gross };
	return lines;
}

static void check_words(struct checking *c, struct price_sheet *s)
{
	s->opening_words.minor = UNSET;
	if (c->o->opening_words == NULL || rmb_read(c->o->opening_words, &s->opening_words))
		return;
	s->opening_words.minor = UNSET;
	find(c, "WORDS_MISMATCH", true, 0, why_new(c->a, "offer_words_unreadable", NULL));
}

static void check_agreement(struct checking *c)
{
	bool said = c->o->opening_total.minor != UNSET;
	struct price_sheet s = { .opening_total = said ? c->o->opening_total : c->t->gross,
				 .body_total = c->o->body_total,
				 .lines = lines_of(c),
				 .line_count = c->o->count };
	struct corrected_price r;

	check_words(c, &s);
	r = price_correct(&s);
	if (r.steps & CORRECTION_WORDS_WIN)
		find(c, "WORDS_MISMATCH", true, 0,
		     why_new(c->a, "offer_words_differ", yuan(c, s.opening_total), yuan(c, s.opening_words), NULL));
	if (r.steps & CORRECTION_LINES_WIN)
		find(c, "SUM_MISMATCH", true, 0,
		     why_new(c->a, "offer_sum_differs", yuan(c, r.line_sum), yuan(c, s.opening_total), NULL));
	if (r.steps & CORRECTION_OPENING_WINS)
		find(c, "OPENING_SHEET_MISMATCH", true, 0,
		     why_new(c->a, "offer_body_differs", yuan(c, s.opening_total), yuan(c, s.body_total), NULL));
	if (r.steps & CORRECTION_TOTAL_WINS)
		find(c, "UNIT_DECIMAL_SLIP", true, r.slipped_line + 1,
		     why_new(c->a, "offer_point_slipped", yuan(c, r.line_sum), yuan(c, s.opening_total), NULL));
}

/* Below that share of the other price. */
static bool below_share(money price, money of, decimal share)
{
	return of.minor != UNSET && of.minor > 0 && share.millionths != UNSET &&
	       price.minor < money_times(of, share).minor;
}

static void check_bounds(struct checking *c)
{
	const struct offer_bounds *b = c->b;
	money price = c->t->gross;

	if (b->cap.minor != UNSET && price.minor > b->cap.minor)
		find(c, "PRICE_OVER_CAP", true, 0,
		     why_new(c->a, "offer_over_cap", yuan(c, price), yuan(c, b->cap), NULL));
	if (below_share(price, b->cap, b->least_of_cap))
		find(c, "PRICE_FAR_BELOW_CAP", false, 0,
		     why_new(c->a, "offer_below_cap", yuan(c, price), percent(c, b->least_of_cap), yuan(c, b->cap),
			     NULL));
	if (below_share(price, b->next_lowest, b->least_of_rival))
		find(c, "PRICE_FAR_BELOW_RIVALS", false, 0,
		     why_new(c->a, "offer_below_rivals", yuan(c, price), percent(c, b->least_of_rival),
			     yuan(c, b->next_lowest), NULL));
	if (c->t->margin.minor != UNSET && c->t->margin.minor < 0)
		find(c, "PRICE_BELOW_COST_RISK", false, 0,
		     why_new(c->a, "offer_below_cost", yuan(c, c->t->net), yuan(c, c->t->cost), NULL));
	if (b->margin_floor.millionths != UNSET && c->t->margin_rate.millionths != UNSET &&
	    c->t->margin_rate.millionths < b->margin_floor.millionths)
		find(c, "MARGIN_BELOW_FLOOR", false, 0,
		     why_new(c->a, "offer_below_floor", percent(c, c->t->margin_rate), percent(c, b->margin_floor),
			     NULL));
}

size_t offer_check(const struct offer *o, const struct offer_total *t, const struct offer_bounds *bounds,
		   struct offer_finding **ret, struct arena *a)
{
	struct checking c = { o, t, bounds, arena_array(a, struct offer_finding, o->count + 16), 0, a };

	*ret = c.found;
	if (t->too_large)
		find(&c, "PRICE_TOO_LARGE", true, 0, why_new(a, "offer_too_large", NULL));
	if (o->count == 0)
		find(&c, "LINES_MISSING", true, 0, why_new(a, "offer_without_lines", NULL));
	if (t->too_large || o->count == 0)
		return c.n;
	check_lines(&c);
	if (t->incomplete > 0)
		return c.n;
	check_agreement(&c);
	check_bounds(&c);
	return c.n;
}
