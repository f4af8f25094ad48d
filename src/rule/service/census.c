#include "rule/service/census.h"

#define PLACES (DECIMAL_ONE / 100)

static decimal ratio(int64_t part, int64_t times, int64_t whole)
{
	if (whole <= 0)
		return (decimal){ UNSET };
	return (decimal){ divide_half_up((wide)part * times * 100, whole) * PLACES };
}

decimal census_coverage(int64_t looked_at, int64_t all)
{
	return ratio(looked_at, 100, all);
}

decimal census_mean(int64_t sum, int64_t n)
{
	return ratio(sum, 1, n);
}
