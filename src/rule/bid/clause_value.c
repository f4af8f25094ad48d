#include "rule/bid/clause_value.h"

#include <ctype.h>
#include <stdint.h>
#include <string.h>
#include <strings.h>

#include "base/text.h"

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

enum limit { AT_LEAST, AT_MOST };

/* Longer ones first: "不少于" before "少于". */
static const struct {
	const char *words;
	enum limit limit;
} limits[] = {
	{ "≥", AT_LEAST },	{ ">=", AT_LEAST },	{ "不少于", AT_LEAST }, { "不低于", AT_LEAST },
	{ "不小于", AT_LEAST }, { "不短于", AT_LEAST }, { "至少", AT_LEAST },	{ "≤", AT_MOST },
	{ "<=", AT_MOST },	{ "不超过", AT_MOST },	{ "不大于", AT_MOST },	{ "不高于", AT_MOST },
	{ "不多于", AT_MOST },	{ "±", AT_MOST },
};

/* Behind the number: "3 年以上", "2 小时内". */
static const struct {
	const char *words;
	enum limit limit;
} endings[] = {
	{ "以上", AT_LEAST },  { "以内", AT_MOST },	{ "之内", AT_MOST },   { "以下", AT_MOST },
	{ "小时内", AT_MOST }, { "分钟内", AT_MOST },	{ "秒内", AT_MOST },   { "天内", AT_MOST },
	{ "日内", AT_MOST },   { "工作日内", AT_MOST }, { "个月内", AT_MOST },
};
#define BEFORE_ENDING 24 /* bytes: "日历天及" */

/* Units of one kind, in the smallest of them.  Days and months are not hours: they are counted by calendars. */
static const struct {
	const char *unit;
	char kind;
	int64_t size;
} units[] = {
	{ "年", 'm', 12 },
	{ "个月", 'm', 1 },
	{ "月", 'm', 1 },
	{ "周", 'd', 7 },
	{ "天", 'd', 1 },
	{ "日", 'd', 1 },
	{ "个小时", 't', 3600000 },
	{ "小时", 't', 3600000 },
	{ "分钟", 't', 60000 },
	{ "毫秒", 't', 1 },
	{ "秒", 't', 1000 },
	{ "ms", 't', 1 },
	{ "s", 't', 1000 },
	{ "min", 't', 60000 },
	{ "h", 't', 3600000 },
	{ "TB", 'b', INT64_C(1) << 40 },
	{ "GB", 'b', 1 << 30 },
	{ "MB", 'b', 1 << 20 },
	{ "KB", 'b', 1 << 10 },
	{ "Gbps", 's', 1000000 },
	{ "Mbps", 's', 1000 },
	{ "Kbps", 's', 1 },
	{ "GHz", 'f', 1000000 },
	{ "MHz", 'f', 1000 },
	{ "KHz", 'f', 1 },
	{ "kW", 'w', 1000 },
	{ "W", 'w', 1 },
	{ "千米", 'l', 1000000 },
	{ "公里", 'l', 1000000 },
	{ "毫米", 'l', 1 },
	{ "厘米", 'l', 10 },
	{ "米", 'l', 1000 },
	{ "km", 'l', 1000000 },
	{ "cm", 'l', 10 },
	{ "mm", 'l', 1 },
	{ "m", 'l', 1000 },
	{ "%", '%', 1 },
};

struct quantity {
	int64_t thousandths; /* of the unit as written */
	char kind;	     /* 0: not a unit we know; then `word` must be the same */
	int64_t size;
	char word[32];
};

static size_t unit_word(const char *s, char out[32])
{
	size_t n = 0;

	while (n < 31 && (isalpha((unsigned char)s[n]) || s[n] == '%' || s[n] == '/'))
		n++;
	if (n == 0) /* Chinese words run on: a name of up to three characters is enough to tell */
		for (const char *p = s; n < 9 && (unsigned char)*p >= 0x80; n = (size_t)(p - s))
			text_next(&p);
	memcpy(out, s, n);
	out[n] = '\0';
	return n;
}

static void unit_read(const char *s, struct quantity *q)
{
	unit_word(s, q->word);
	for (size_t i = 0; i < COUNT(units); i++) {
		size_t n = strlen(units[i].unit);
		bool whole = (unsigned char)units[i].unit[0] >= 0x80 || strlen(q->word) == n;
		if (whole && strncasecmp(s, units[i].unit, n) == 0) {
			q->kind = units[i].kind;
			q->size = units[i].size;
			return;
		}
	}
}

/* A number with at most three decimals, then its unit. */
static bool quantity_read(const char *s, struct quantity *ret)
{
	struct quantity q = { .size = 1 };
	int places = -1;

	s += strspn(s, " :=>");
	if (!isdigit((unsigned char)*s))
		return false;
	for (; isdigit((unsigned char)*s) || (*s == '.' && places < 0); s++) {
		if (*s == '.')
			places = 0;
		else if (places >= 3 || q.thousandths > INT64_MAX / 100000000)
			return false;
		else {
			q.thousandths = q.thousandths * 10 + (*s - '0');
			places += places >= 0;
		}
	}
	for (places = places < 0 ? 0 : places; places < 3; places++)
		q.thousandths *= 10;
	unit_read(s + strspn(s, " "), &q);
	*ret = q;
	return true;
}

/* The number before `end`; NULL: none so near. */
static const char *number_before(const char *text, const char *end)
{
	const char *at = end;

	while (at > text && end - at < BEFORE_ENDING && !isdigit((unsigned char)at[-1]))
		at--;
	if (at == text || !isdigit((unsigned char)at[-1]))
		return NULL;
	while (at > text && (isdigit((unsigned char)at[-1]) || at[-1] == '.'))
		at--;
	return at;
}

static unsigned endings_find(const char *text, enum limit *ret, const char **ret_from)
{
	unsigned found = 0;

	for (const char *at = text; *at != '\0'; at++)
		for (size_t i = 0; i < COUNT(endings); i++) {
			const char *number = text_starts(at, endings[i].words) ? number_before(text, at) : NULL;
			if (number == NULL || number == *ret_from)
				continue;
			*ret = endings[i].limit;
			*ret_from = number;
			found++;
		}
	return found;
}

/* The only limit in the text, and where its number is; words before a number go before those behind it. */
static bool limit_find(const char *text, enum limit *ret, const char **ret_after)
{
	unsigned found = 0;

	for (const char *at = text; *at != '\0'; at++)
		for (size_t i = 0; i < COUNT(limits); i++)
			if (text_starts(at, limits[i].words)) {
				*ret = limits[i].limit;
				*ret_after = at + strlen(limits[i].words);
				found++;
				break;
			}
	return found == 0 ? endings_find(text, ret, ret_after) == 1 : found == 1;
}

static bool comparable(const struct quantity *a, const struct quantity *b)
{
	if (a->kind != 0 || b->kind != 0)
		return a->kind == b->kind;
	return strcasecmp(a->word, b->word) == 0;
}

static enum clause_verdict verdict_of(const struct quantity *asked, const struct quantity *offered, enum limit limit)
{
	int64_t x, y;

	if (__builtin_mul_overflow(asked->thousandths, asked->size, &x) ||
	    __builtin_mul_overflow(offered->thousandths, offered->size, &y))
		return VALUE_UNKNOWN;
	if (x == y)
		return VALUE_SAME;
	return (y > x) == (limit == AT_LEAST) ? VALUE_BETTER : VALUE_WORSE;
}

enum clause_verdict clause_value_compare(const char *requirement, const char *offer, struct arena *a)
{
	struct quantity asked, offered;
	const char *after = NULL;
	enum limit limit = AT_LEAST;

	if (requirement == NULL || offer == NULL || !limit_find(text_narrow(requirement, a), &limit, &after))
		return VALUE_UNKNOWN;
	offer = text_narrow(offer, a);
	offer += text_starts(offer, "±") ? strlen("±") : 0;
	if (!quantity_read(after, &asked) || !quantity_read(offer, &offered) || !comparable(&asked, &offered))
		return VALUE_UNKNOWN;
	return verdict_of(&asked, &offered, limit);
}

bool clause_value_asked(const char *requirement, struct arena *a)
{
	struct quantity asked;
	const char *after = NULL;
	enum limit limit = AT_LEAST;

	return requirement != NULL && limit_find(text_narrow(requirement, a), &limit, &after) &&
	       quantity_read(after, &asked);
}

char clause_unit_kind(const char *text)
{
	struct quantity q = { 0 };

	unit_read(text, &q);
	return q.kind;
}
