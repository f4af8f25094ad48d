#include "base/money.h"

#include <string.h>

#include <ctype.h>

/* The number times 10^places. */
static bool scaled_parse(const char *s, int places, int64_t *ret)
{
	bool negative = *s == '-', point = false;
	int64_t i = 0;
	int left = places;

	s += negative;
	if (!isdigit((unsigned char)*s))
		return false;
	for (; *s != '\0'; s++) {
		if (*s == '.' && !point && isdigit((unsigned char)s[1])) {
			point = true;
			continue;
		}
		if (!isdigit((unsigned char)*s) || (point && left == 0 && *s != '0'))
			return false;
		if (point && left-- <= 0)
			continue;
		if (__builtin_mul_overflow(i, 10, &i) || __builtin_add_overflow(i, *s - '0', &i))
			return false;
	}
	for (; left > 0; left--)
		if (__builtin_mul_overflow(i, 10, &i))
			return false;
	*ret = negative ? -i : i;
	return true;
}

bool money_parse(const char *s, money *ret)
{
	return scaled_parse(s, 2, &ret->minor);
}

bool decimal_parse(const char *s, decimal *ret)
{
	return scaled_parse(s, 6, &ret->millionths);
}

/* Written from its last digit: lists are full of these. */
static char *scaled_text(int64_t i, int places, char **ret_end, struct arena *a)
{
	char *out = arena_alloc(a, 24), *p = out + 23;
	uint64_t rest = i < 0 ? 0 - (uint64_t)i : (uint64_t)i;

	*ret_end = p;
	for (int written = 0; rest > 0 || written <= places; rest /= 10, written++) {
		if (written == places)
			*--p = '.';
		*--p = (char)('0' + rest % 10);
	}
	if (i < 0)
		*--p = '-';
	return p;
}

const char *money_text(money m, struct arena *a)
{
	char *end;

	return scaled_text(m.minor, 2, &end, a);
}

const char *money_grouped(money m, struct arena *a)
{
	const char *plain = money_text(m, a), *point = strchr(plain, '.');
	char *out = arena_alloc(a, 2 * strlen(plain) + 1), *to = out;

	for (const char *at = plain; *at != '\0'; at++) {
		bool inside = at < point && at > plain && at[-1] != '-';
		if (inside && (point - at) % 3 == 0)
			*to++ = ',';
		*to++ = *at;
	}
	*to = '\0';
	return out;
}

const char *decimal_text(decimal d, struct arena *a)
{
	char *end, *s = scaled_text(d.millionths, 6, &end, a);

	while (end[-1] == '0')
		*--end = '\0';
	if (end[-1] == '.')
		end[-1] = '\0';
	return s;
}

int64_t divide_half_up(wide numerator, wide denominator)
{
	wide half = denominator / 2;

	return (int64_t)(numerator < 0 ? -((-numerator + half) / denominator) : (numerator + half) / denominator);
}

money money_times(money m, decimal factor)
{
	return (money){ divide_half_up((wide)m.minor * factor.millionths, DECIMAL_ONE) };
}

money money_without(money gross, decimal rate)
{
	return (money){ divide_half_up((wide)gross.minor * DECIMAL_ONE, DECIMAL_ONE + rate.millionths) };
}
