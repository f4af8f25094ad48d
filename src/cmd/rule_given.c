/* rule_given.c -- the fields of a line of the rules bench, read into the types of the business. */
#include <string.h>

#include "base/money.h"
#include "cmd/rule_bench.h"
#include "rule/finance/amount.h"

struct error *given_error(struct bench *b, const char *field, const char *reason)
{
	return error_new(b->arena, ERROR_INVALID, field, reason);
}

bool given_has(const struct bench *b, const char *field)
{
	const json_t *j = json_object_get(b->given, field);

	return j != NULL && !json_is_null(j);
}

static FALLIBLE given_value(struct bench *b, const char *field, const json_t **ret)
{
	if (!given_has(b, field))
		return given_error(b, field, "required");
	*ret = json_object_get(b->given, field);
	return NULL;
}

FALLIBLE given_text(struct bench *b, const char *field, const char **ret)
{
	const json_t *j;

	TRY(given_value(b, field, &j));
	if (!json_is_string(j))
		return given_error(b, field, "not_text");
	*ret = json_string_value(j);
	return NULL;
}

/* 1970-01-01 is a day like any other here, though its number is that of an unset date elsewhere. */
static FALLIBLE date_value(struct bench *b, const char *field, const json_t *j, date *ret)
{
	const char *s = json_string_value(j);

	if (s == NULL || (!date_parse_iso(s, ret) && strcmp(s, "1970-01-01") != 0))
		return given_error(b, field, "not_a_date");
	if (strcmp(s, "1970-01-01") == 0)
		*ret = date_of(1970, 1, 1);
	return NULL;
}

FALLIBLE given_date(struct bench *b, const char *field, date *ret)
{
	const json_t *j;

	TRY(given_value(b, field, &j));
	return date_value(b, field, j, ret);
}

FALLIBLE given_date_at(struct bench *b, const char *field, const json_t *array, size_t i, date *ret)
{
	return date_value(b, arena_print(b->arena, "%s.%zu", field, i), json_array_get(array, i), ret);
}

FALLIBLE given_instant(struct bench *b, const char *field, instant *ret)
{
	const char *s;

	TRY(given_text(b, field, &s));
	return instant_parse(s, ret) ? NULL : given_error(b, field, "not_an_instant");
}

FALLIBLE given_int(struct bench *b, const char *field, int least, int most, int *ret)
{
	const json_t *j;

	TRY(given_value(b, field, &j));
	if (!json_is_integer(j))
		return given_error(b, field, "not_a_number");
	json_int_t i = json_integer_value(j);
	if (i < least || i > most)
		return given_error(b, field, "out_of_range");
	*ret = (int)i;
	return NULL;
}

FALLIBLE given_int_or(struct bench *b, const char *field, int least, int most, int otherwise, int *ret)
{
	*ret = otherwise;
	return given_has(b, field) ? given_int(b, field, least, most, ret) : NULL;
}

FALLIBLE given_flag(struct bench *b, const char *field, bool otherwise, bool *ret)
{
	const json_t *j = json_object_get(b->given, field);

	*ret = otherwise;
	if (!given_has(b, field))
		return NULL;
	if (!json_is_boolean(j))
		return given_error(b, field, "not_a_flag");
	*ret = json_is_true(j);
	return NULL;
}

/* A decimal string; a JSON number stands for the string it would be. */
static FALLIBLE number_text(struct bench *b, const char *field, const char **ret)
{
	const json_t *j;

	TRY(given_value(b, field, &j));
	if (!json_is_string(j) && !json_is_number(j))
		return given_error(b, field, "not_a_number");
	*ret = json_is_string(j)    ? json_string_value(j)
	       : json_is_integer(j) ? arena_print(b->arena, "%lld", (long long)json_integer_value(j))
				    : arena_print(b->arena, "%.6f", json_real_value(j));
	return NULL;
}

FALLIBLE given_money(struct bench *b, const char *field, money *ret)
{
	const char *s;

	TRY(number_text(b, field, &s));
	return money_parse(s, ret) ? NULL : given_error(b, field, "not_an_amount");
}

FALLIBLE given_money_or(struct bench *b, const char *field, money otherwise, money *ret)
{
	*ret = otherwise;
	return given_has(b, field) ? given_money(b, field, ret) : NULL;
}

FALLIBLE given_decimal(struct bench *b, const char *field, decimal *ret)
{
	const char *s;

	TRY(number_text(b, field, &s));
	return decimal_parse(s, ret) ? NULL : given_error(b, field, "not_a_number");
}

FALLIBLE given_array(struct bench *b, const char *field, const json_t **ret)
{
	TRY(given_value(b, field, ret));
	return json_is_array(*ret) ? NULL : given_error(b, field, "not_a_list");
}

FALLIBLE given_period(struct bench *b, const char *n_field, const char *unit_field, struct period *ret)
{
	const char *unit;

	TRY(given_int(b, n_field, 0, PERIOD_MOST, &ret->n));
	TRY(given_text(b, unit_field, &unit));
	return period_unit_parse(unit, &ret->unit) ? NULL : given_error(b, unit_field, "not_a_choice");
}

FALLIBLE given_row(struct bench *b, const char *field, const json_t *array, size_t i, struct bench *ret)
{
	*ret = *b;
	ret->given = json_array_get(array, i);
	if (!json_is_object(ret->given))
		return given_error(b, arena_print(b->arena, "%s.%zu", field, i), "not_an_object");
	return NULL;
}

FALLIBLE given_amount_words(struct bench *b, const char *field, money *ret)
{
	const char *words;

	ret->minor = UNSET;
	if (!given_has(b, field))
		return NULL;
	TRY(given_text(b, field, &words));
	return amount_read(words, b->arena, ret) ? NULL : given_error(b, field, "not_an_amount");
}
