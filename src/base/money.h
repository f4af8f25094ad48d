/* money.h -- amounts and factors as text, and their arithmetic.
 *
 * One rounding in the whole program: HALF_UP to the cent, away from zero for negative amounts. */
#ifndef BASE_MONEY_H
#define BASE_MONEY_H

#include "base/arena.h"
#include "base/value.h"

#define DECIMAL_ONE INT64_C(1000000)

__extension__ typedef __int128 wide;

/* [-]digits[.digits]; places past the second (money) or sixth (decimal) must be zeros.
 * False, and *ret untouched: not such a number, or out of range. */
bool money_parse(const char *s, money *ret);
bool decimal_parse(const char *s, decimal *ret);
const char *money_text(money m, struct arena *a);     /* "98500.00" */
const char *money_grouped(money m, struct arena *a);  /* "98,500.00", for people to read */
const char *decimal_text(decimal d, struct arena *a); /* as few places as say it: "2", "0.13" */

int64_t divide_half_up(wide numerator, wide denominator); /* denominator > 0 */
money money_times(money m, decimal factor);		  /* 100.00 x 0.13 = 13.00 */
money money_without(money gross, decimal rate);		  /* gross / (1 + rate) */

static inline money money_plus(money a, money b)
{
	return (money){ a.minor + b.minor };
}

static inline money money_minus(money a, money b)
{
	return (money){ a.minor - b.minor };
}

#endif
