#include "rule/bid/bid_forecast.h"

#define HUNDREDTH (DECIMAL_ONE / 100)
#define LOW_PERCENT 85	 /* of the lowest price expected */
#define HIGH_PERCENT 115 /* of the highest, where there is no ceiling */

static decimal or_zero(decimal d)
{
	return d.millionths == UNSET ? (decimal){ 0 } : d;
}

static size_t or_none(int64_t n)
{
	return n == UNSET ? 0 : (size_t)n;
}

static void score_prices(const struct score_item *s, struct priced *p, size_t n, struct arena *a)
{
	struct trim trim = { or_none(s->trim_from), or_none(s->trim_highest), or_none(s->trim_lowest) };
	struct average_method method = { .full = s->points,
					 .floor = or_zero(s->floor),
					 .coefficient = or_zero(s->coefficient),
					 .above = or_zero(s->above),
					 .below = or_zero(s->below),
					 .trims = &trim,
					 .trim_count = s->trim_from == UNSET ? 0 : 1 };

	if (s->method == price_method_average)
		(void)price_score_average(p, n, &method, a);
	else
		(void)price_score_lowest(p, n, s->points);
}

static bool counts(const struct expected_rival *r)
{
	return r->price.minor != UNSET && r->price.minor > 0;
}

/* Ours first, then those rivals that count. */
static size_t gather(struct bid_outlook *o, money price, struct priced *p, struct expected_rival **who)
{
	size_t n = 1;

	p[0] = (struct priced){ .price = price };
	for (size_t i = 0; i < o->count; i++) {
		struct expected_rival *r = &o->rivals[i];
		r->price_score = r->total = UNSET;
		r->rank = 0;
		if (!counts(r))
			continue;
		who[n] = r;
		p[n++] = (struct priced){ .price = r->price };
	}
	return n;
}

static void sum_up(const struct bid_outlook *o, const struct priced *p, struct expected_rival **who,
		   struct ranked *ranked, size_t n)
{
	ranked[0] = (struct ranked){ .total = o->ours + p[0].score, .price = p[0].price, .index = 0 };
	for (size_t i = 1; i < n; i++) {
		who[i]->assumed = who[i]->other == UNSET;
		who[i]->price_score = p[i].score;
		who[i]->total = p[i].score + (who[i]->assumed ? o->other_full : who[i]->other);
		ranked[i] = (struct ranked){ .total = who[i]->total, .price = p[i].price, .index = i };
	}
}

struct outlook_point outlook_at(struct bid_outlook *o, money price, struct arena *a)
{
	struct priced *p = arena_array(a, struct priced, o->count + 1);
	struct ranked *ranked = arena_array(a, struct ranked, o->count + 1);
	struct expected_rival **who = arena_array(a, struct expected_rival *, o->count + 1);
	size_t n = gather(o, price, p, who);
	struct outlook_point at = { .price = price, .best_rival = UNSET };

	score_prices(o->formula, p, n, a);
	sum_up(o, p, who, ranked, n);
	at.price_score = p[0].score;
	at.total = ranked[0].total;
	rank_bidders(ranked, n);
	for (size_t i = 0; i < n; i++) {
		if (ranked[i].index == 0) {
			at.rank = n > 1 ? ranked[i].rank : 0;
			continue;
		}
		who[ranked[i].index]->rank = ranked[i].rank;
		if (at.best_rival == UNSET || ranked[i].total > at.best_rival)
			at.best_rival = ranked[i].total;
	}
	return at;
}

static money percent_of(money m, int64_t percent)
{
	return money_times(m, (decimal){ percent * HUNDREDTH });
}

bool outlook_range(const struct bid_outlook *o, money cap, money *ret_from, money *ret_to)
{
	int64_t low = cap.minor != UNSET ? cap.minor : INT64_MAX, high = 0;
	bool capped = cap.minor != UNSET && cap.minor > 0;

	for (size_t i = 0; i < o->count; i++) {
		if (!counts(&o->rivals[i]))
			continue;
		low = o->rivals[i].price.minor < low ? o->rivals[i].price.minor : low;
		high = o->rivals[i].price.minor > high ? o->rivals[i].price.minor : high;
	}
	if (low == INT64_MAX || (!capped && high == 0))
		return false;
	*ret_from = percent_of((money){ low }, LOW_PERCENT);
	*ret_to = capped ? cap : percent_of((money){ high }, HIGH_PERCENT);
	return ret_from->minor > 0 && ret_to->minor > ret_from->minor;
}

void outlook_curve(struct bid_outlook *o, money from, money to, struct outlook_point *ret, size_t n, struct arena *a)
{
	wide width = (wide)to.minor - from.minor;

	for (size_t i = 0; i < n; i++)
		ret[i] = outlook_at(
			o, (money){ from.minor + divide_half_up(width * (wide)i, (wide)(n > 1 ? n - 1 : 1)) }, a);
}

money outlook_highest_winning(const struct outlook_point *p, size_t n)
{
	for (size_t i = n; i > 0; i--)
		if (p[i - 1].rank == 1)
			return p[i - 1].price;
	return (money){ UNSET };
}

static const char *number(decimal d, struct arena *a)
{
	return decimal_text(or_zero(d), a);
}

const struct why *formula_why(const struct score_item *s, struct arena *a)
{
	const struct why *w;

	if (s->method != price_method_average)
		return why_new(a, "formula_lowest", number(s->points, a), NULL);
	w = why_new(a, "formula_average", number(s->coefficient, a), number(s->above, a), number(s->below, a),
		    number(s->points, a), number(s->floor, a), NULL);
	if (s->trim_from == UNSET)
		return w;
	return why_then(a, w,
			why_new(a, "formula_trim", arena_print(a, "%lld", (long long)s->trim_from),
				arena_print(a, "%zu", or_none(s->trim_highest)),
				arena_print(a, "%zu", or_none(s->trim_lowest)), NULL));
}
