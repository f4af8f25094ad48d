/* rule_survey.c -- the bench's adapters of the survey and of storage. */
#include <ctype.h>
#include <string.h>

#include "base/money.h"
#include "cmd/rule_bench.h"
#include "rule/presale/storage.h"
#include "rule/presale/survey.h"

#define ITEMS_MOST 1000

static bool is_in(const json_t *all, const char *name)
{
	const json_t *j;
	size_t i;

	json_array_foreach(all, i, j) if (json_is_string(j) && strcmp(json_string_value(j), name) == 0) return true;
	return false;
}

/* "3.2业务流程现状": the third category. */
static FALLIBLE read_mark(struct bench *b, const json_t *item, const json_t *answered, struct survey_mark *ret)
{
	const char *name = json_string_value(item);

	if (name == NULL || !isdigit((unsigned char)*name) || *name == '0')
		return given_error(b, "items", "not_text");
	ret->category = *name - '0';
	ret->verdict = is_in(answered, name) ? ITEM_ANSWERED : ITEM_OPEN;
	return NULL;
}

struct error *rule_survey_coverage(struct bench *b)
{
	const json_t *items, *answered;
	json_t *open = answer_list(b, "open_categories");

	TRY(given_array(b, "items", &items));
	TRY(given_array(b, "answered", &answered));
	size_t n = json_array_size(items);
	if (n > ITEMS_MOST)
		return given_error(b, "items", "out_of_range");
	struct survey_mark *marks = arena_array(b->arena, struct survey_mark, n + 1);
	for (size_t i = 0; i < n; i++)
		TRY(read_mark(b, json_array_get(items, i), answered, &marks[i]));
	struct survey_coverage c = survey_coverage_of(marks, n, b->arena);
	answer_int(b, "answered", c.answered);
	answer_int(b, "total", c.total);
	answer_text(b, "percent", c.percent);
	for (int i = 1; i <= SURVEY_CATEGORIES; i++)
		if (c.open[i])
			json_array_append_new(open, json_integer(i));
	answer_why(b, c.why);
	return NULL;
}

static FALLIBLE decimal_or(struct bench *b, const char *field, decimal otherwise, decimal *ret)
{
	*ret = otherwise;
	return given_has(b, field) ? given_decimal(b, field, ret) : NULL;
}

struct error *rule_storage_capacity(struct bench *b)
{
	struct storage_asked s = { 0 };
	struct storage_size z;
	int streams, days, data, parity;

	TRY(given_int(b, "streams", 1, 1000000, &streams));
	TRY(given_decimal(b, "bitrate_mbps", &s.bitrate));
	TRY(given_int(b, "days", 1, 3660, &days));
	TRY(decimal_or(b, "hours_a_day", (decimal){ 24 * DECIMAL_ONE }, &s.hours_a_day));
	TRY(decimal_or(b, "codec", (decimal){ DECIMAL_ONE }, &s.codec));
	TRY(given_int_or(b, "data_disks", 1, 1000, 1, &data));
	TRY(given_int_or(b, "parity_disks", 0, 1000, 0, &parity));
	s.streams = streams;
	s.days = days;
	s.data_disks = data;
	s.parity_disks = parity;
	TRY(storage_size_of(&s, b->arena, &z));
	answer_text(b, "tb", z.tb);
	answer_text(b, "tib", z.tib);
	answer_text(b, "gross_tb", z.gross_tb);
	answer_text(b, "gross_tib", z.gross_tib);
	answer_why(b, z.why);
	return NULL;
}
