#include "rule/bid/stated_term.h"

#include <string.h>

#include "base/numeral.h"
#include "base/text.h"

#define MOST INT64_C(100000)
#define LONGEST 600 /* years are not terms: 2026年 */

struct stated_unit {
	const char *word;
	int64_t factor;
};

static bool number_at(const char **s, int64_t *ret)
{
	const char *p = *s;
	int64_t n = 0;

	if (*p < '0' || *p > '9')
		return numeral_read(s, ret) && *ret < MOST;
	for (; *p >= '0' && *p <= '9'; p++)
		n = n < MOST ? n * 10 + (*p - '0') : n;
	*s = p;
	*ret = n;
	return n < MOST;
}

/* The first number that a unit follows, the longest units first. */
static int64_t first_term(const char *text, const struct stated_unit *units, size_t n)
{
	if (text == NULL)
		return UNSET;
	for (const char *p = text; *p != '\0';) {
		const char *behind = p;
		int64_t number;
		if (!number_at(&behind, &number)) {
			text_next(&p);
			continue;
		}
		while (*behind == ' ')
			behind++;
		for (size_t i = 0; i < n; i++)
			if (text_starts(behind, units[i].word) && number <= LONGEST)
				return number * units[i].factor;
		p = behind;
	}
	return UNSET;
}

int64_t stated_months(const char *text)
{
	static const struct stated_unit units[] = {
		{ "个月", 1 }, { "months", 1 }, { "年", 12 }, { "years", 12 }, { "year", 12 }
	};

	return first_term(text, units, sizeof units / sizeof *units);
}

int64_t stated_days(const char *text)
{
	static const struct stated_unit units[] = { { "日历天", 1 },   { "日历日", 1 }, { "天", 1 },	{ "日内", 1 },
						    { "个日历天", 1 }, { "周", 7 },	{ "个月", 30 }, { "days", 1 } };

	return first_term(text, units, sizeof units / sizeof *units);
}
