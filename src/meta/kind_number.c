/* kind_number.c -- flags, whole numbers, minutes, and decimals kept as whole numbers. */
#include <ctype.h>
#include <stdlib.h>

#include "base/money.h"
#include "meta/kinds.h"

static struct value flag_get(const struct field *f, const void *member)
{
	(void)f;
	return value_int(*(const bool *)member);
}

static void flag_set(const struct field *f, void *member, struct value v)
{
	(void)f;
	*(bool *)member = v.tag == VALUE_INT && v.i != 0;
}

static const char *flag_text(const struct field *f, struct value v, struct arena *a)
{
	(void)f, (void)a;
	return v.i != 0 ? "true" : "false";
}

static const char *flag_parse(const struct field *f, const char *s, struct arena *a, struct value *ret)
{
	bool on = strcmp(s, "true") == 0;

	(void)f, (void)a;
	if (!on && strcmp(s, "false") != 0)
		return "not_a_flag";
	*ret = value_int(on);
	return NULL;
}

/* integer, duration, money and decimal are all one int64_t, UNSET without a value. */
static struct value wide_get(const struct field *f, const void *member)
{
	int64_t i = *(const int64_t *)member;

	(void)f;
	return i == UNSET ? NO_VALUE : value_int(i);
}

static void wide_set(const struct field *f, void *member, struct value v)
{
	(void)f;
	*(int64_t *)member = v.tag == VALUE_NONE ? UNSET : v.i;
}

static const char *integer_text(const struct field *f, struct value v, struct arena *a)
{
	(void)f;
	return arena_print(a, "%lld", (long long)v.i);
}

/* [-]digits[.digits], the value times 10^places; more places than that must be zeros. */
static const char *scaled_parse(const char *s, int places, struct value *ret)
{
	bool negative = *s == '-', any = false;
	int64_t i = 0;
	int left = -1;

	for (s += negative; *s != '\0'; s++) {
		if (*s == '.' && left < 0 && any && places > 0) {
			left = places;
			continue;
		}
		if (!isdigit((unsigned char)*s))
			return "not_a_number";
		any = true;
		if (left == 0) {
			if (*s != '0')
				return "too_many_decimals";
			continue;
		}
		left -= left > 0;
		if (__builtin_mul_overflow(i, 10, &i) || __builtin_add_overflow(i, *s - '0', &i))
			return "too_large";
	}
	if (!any || s[-1] == '.')
		return "not_a_number";
	for (left = left < 0 ? places : left; left > 0; left--)
		if (__builtin_mul_overflow(i, 10, &i))
			return "too_large";
	*ret = value_int(negative ? -i : i);
	return NULL;
}

static const char *integer_parse(const struct field *f, const char *s, struct arena *a, struct value *ret)
{
	(void)f, (void)a;
	return scaled_parse(s, 0, ret);
}

static const char *amount_text(const struct field *f, struct value v, struct arena *a)
{
	(void)f;
	return money_text((money){ v.i }, a);
}

static const char *amount_parse(const struct field *f, const char *s, struct arena *a, struct value *ret)
{
	(void)f, (void)a;
	return scaled_parse(s, 2, ret);
}

static const char *factor_text(const struct field *f, struct value v, struct arena *a)
{
	(void)f;
	return decimal_text((decimal){ v.i }, a);
}

static const char *factor_parse(const struct field *f, const char *s, struct arena *a, struct value *ret)
{
	(void)f, (void)a;
	return scaled_parse(s, 6, ret);
}

const struct kind kind_flag = {
	"flag", "BIGINT", "boolean", WIRE_BOOLEAN, flag_get, flag_set, flag_text, flag_parse,
};
const struct kind kind_integer = {
	"integer", "BIGINT", "number", WIRE_NUMBER, wide_get, wide_set, integer_text, integer_parse,
};
const struct kind kind_duration = {
	"duration", "BIGINT", "number", WIRE_NUMBER, wide_get, wide_set, integer_text, integer_parse,
};
const struct kind kind_money = {
	"money", "BIGINT", "Money", WIRE_STRING, wide_get, wide_set, amount_text, amount_parse,
};
const struct kind kind_decimal = {
	"decimal", "BIGINT", "Decimal", WIRE_STRING, wide_get, wide_set, factor_text, factor_parse,
};
