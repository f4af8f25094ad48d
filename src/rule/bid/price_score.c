#include "rule/bid/price_score.h"

#include <stdlib.h>

money price_score_lowest(struct priced *p, size_t n, decimal weight)
{
	money lowest = { INT64_MAX };

	for (size_t i = 0; i < n; i++) {
		p[i].evaluated = money_times(p[i].price, (decimal){ DECIMAL_ONE - p[i].deduct.millionths });
		if (p[i].evaluated.minor < lowest.minor)
			lowest = p[i].evaluated;
	}
	for (size_t i = 0; i < n; i++)
		p[i].score = divide_half_up((wide)lowest.minor * weight.millionths,
					    (wide)p[i].evaluated.minor * (DECIMAL_ONE / 100));
	return lowest;
}

static int by_price(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return (x > y) - (x < y);
}

/* The rule for the most bidders that still fits. */
static struct trim trim_for(const struct average_method *method, size_t n)
{
	struct trim best = { 0 };

	for (size_t i = 0; i < method->trim_count; i++)
		if (method->trims[i].least <= n && method->trims[i].least >= best.least)
			best = method->trims[i];
	return best.highest + best.lowest < n ? best : (struct trim){ 0 };
}

static money mean(const struct priced *p, size_t n, const struct average_method *method, struct arena *a)
{
	struct trim trim = trim_for(method, n);
	int64_t *prices = arena_array(a, int64_t, n);
	wide sum = 0;

	for (size_t i = 0; i < n; i++)
		prices[i] = p[i].price.minor;
	qsort(prices, n, sizeof *prices, by_price);
	for (size_t i = trim.lowest; i < n - trim.highest; i++)
		sum += prices[i];
	return (money){ divide_half_up(sum * (DECIMAL_ONE + method->coefficient.millionths),
				       (wide)(n - trim.lowest - trim.highest) * DECIMAL_ONE) };
}

/* |dev| in percent x K points, taken from the full. */
static int64_t average_score(money price, money benchmark, const struct average_method *method)
{
	bool above = price.minor > benchmark.minor;
	wide distance = above ? price.minor - benchmark.minor : benchmark.minor - price.minor;
	wide full = (wide)method->full.millionths * benchmark.minor;
	wide lost = distance * 100 * (above ? method->above : method->below).millionths;
	int64_t score = divide_half_up(full - lost, (wide)benchmark.minor * (DECIMAL_ONE / 100));
	int64_t floor = divide_half_up(method->floor.millionths, DECIMAL_ONE / 100);

	return score < floor ? floor : score;
}

money price_score_average(struct priced *p, size_t n, const struct average_method *method, struct arena *a)
{
	money benchmark = mean(p, n, method, a);

	for (size_t i = 0; i < n; i++)
		p[i].score = average_score(p[i].price, benchmark, method);
	return benchmark;
}

static int by_merit(const void *a, const void *b)
{
	const struct ranked *x = a, *y = b;

	if (x->total != y->total)
		return x->total > y->total ? -1 : 1;
	if (x->price.minor != y->price.minor)
		return x->price.minor < y->price.minor ? -1 : 1;
	return (x->index > y->index) - (x->index < y->index);
}

void rank_bidders(struct ranked *r, size_t n)
{
	qsort(r, n, sizeof *r, by_merit);
	for (size_t i = 0; i < n; i++) {
		bool tied = i > 0 && r[i].total == r[i - 1].total && r[i].price.minor == r[i - 1].price.minor;
		r[i].rank = tied ? r[i - 1].rank : (unsigned)i + 1;
	}
}

const char *score_text(int64_t hundredths, struct arena *a)
{
	return money_text((money){ hundredths }, a);
}
