#include "reader/moment.h"

#include <stdlib.h>
#include <string.h>

#include "base/instant.h"
#include "base/numeral.h"
#include "base/text.h"

static const char *blanks(const char *s)
{
	return s + strspn(s, " ");
}

/* One or several of the signs given, each a literal. */
static bool skip(const char **s, const char *sign)
{
	size_t n = strlen(sign);

	if (strncmp(*s, sign, n) != 0)
		return false;
	*s += n;
	return true;
}

/* 二○二六 is read digit by digit, 三十一 as a number. */
static bool chinese_number(const char **s, int *ret)
{
	const char *p = *s, *after = *s;
	int64_t n = 0, whole;
	int digits = 0;

	for (const char *next = p; digits < 5; p = next, digits++) {
		uint32_t c = text_next(&next);
		int digit = c == 0x25CB || c == 'O' ? 0 : numeral_digit(c);
		if (digit < 0)
			break;
		n = n * 10 + digit;
	}
	if (digits >= 2 && digits <= 4) {
		*s = p;
		*ret = (int)n;
		return true;
	}
	if (!numeral_read(&after, &whole) || whole > 99)
		return false;
	*s = after;
	*ret = (int)whole;
	return true;
}

static bool number(const char **s, size_t most, int *ret)
{
	const char *p = blanks(*s);
	size_t digits = strspn(p, "0123456789");

	if (digits == 0)
		return chinese_number(s, ret);
	if (digits > most)
		return false;
	*ret = atoi(p);
	*s = p + digits;
	return true;
}

/* What parts year and month, month and day: in one date always the same. */
struct parting {
	const char *year, *month, *day;
};

static const struct parting partings[] = { { "年", "月", "日" }, { "-", "-", "" }, { "/", "/", "" }, { ".", ".", "" } };

static bool in_range(const struct moment *m)
{
	return m->year >= 1990 && m->year <= 2100 && m->month >= 1 && m->month <= 12 && m->day >= 1 &&
	       m->day <= days_in_month(m->year, m->month);
}

static bool year_read(const char **s, const struct moment *like, const struct parting *p, int *ret_year)
{
	const char *at = *s;

	if (number(&at, 4, ret_year) && *ret_year >= 1990) {
		at = blanks(at);
		if (skip(&at, p->year)) {
			*s = at;
			return true;
		}
	}
	*ret_year = like == NULL ? 0 : like->year;
	return like != NULL && p->day[0] != '\0'; /* only 5月28日 stands without its year */
}

static bool day_read(const char **s, const struct moment *like, const struct parting *p, struct moment *m)
{
	const char *at = *s;

	if (!year_read(&at, like, p, &m->year) || !number(&at, 2, &m->month))
		return false;
	at = blanks(at);
	if (!skip(&at, p->month) || !number(&at, 2, &m->day))
		return false;
	at = blanks(at);
	if (!skip(&at, p->day) && !skip(&at, "号"))
		return false;
	*s = at;
	return in_range(m);
}

/* 星期四, 周日. */
static bool skip_weekday(const char **s)
{
	static const char *const days[] = { "一", "二", "三", "四", "五", "六", "日", "天", "末" };
	const char *at = *s;

	if (!skip(&at, "星期") && !skip(&at, "礼拜") && !skip(&at, "周"))
		return false;
	for (size_t i = 0; i < sizeof days / sizeof days[0]; i++) {
		if (skip(&at, days[i])) {
			*s = at;
			return true;
		}
	}
	return false;
}

/* "T" of an ISO time, day parts, and what stands between date and time. */
static const char *before_time(const char *s, bool *ret_afternoon)
{
	static const char *const words[] = { "上午", "早上", "中午", "北京时间", "时间", "T", "(", ")", "的", "," };
	bool more = true;

	while (more) {
		s = blanks(s);
		more = false;
		if (skip(&s, "下午") || skip(&s, "晚上") || skip(&s, "晚"))
			more = *ret_afternoon = true;
		more = skip_weekday(&s) || more;
		for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
			more = skip(&s, words[i]) || more;
	}
	return s;
}

static bool clock_read(const char **s, int *hour, int *minute)
{
	const char *at = *s;
	int second;

	if (!number(&at, 2, hour) || *hour > 24)
		return false;
	at = blanks(at);
	*minute = 0;
	if (skip(&at, ":")) {
		if (!number(&at, 2, minute))
			return false;
		const char *more = blanks(at);
		if (skip(&more, ":") && number(&more, 2, &second))
			at = more;
		at = blanks(at);
		(void)(skip(&at, "时") || skip(&at, "分"));
	} else if (skip(&at, "时") || skip(&at, "点")) {
		const char *more = at;
		(void)skip(&more, "整");
		if (number(&more, 2, minute) && *minute < 60 && skip(&more, "分"))
			at = more;
		else
			*minute = 0;
		more = at;
		if (number(&more, 2, &second) && skip(&more, "秒"))
			at = more;
	} else {
		return false;
	}
	*s = at;
	return *minute < 60;
}

static bool joins(const char **s)
{
	static const char *const signs[] = { "起至", "至", "到", "-", "~", "—", "–", "－", "～" };
	bool any = false;

	*s = blanks(*s);
	for (bool more = true; more;) {
		more = false;
		for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++)
			more = skip(s, signs[i]) || more;
		any = any || more;
	}
	*s = blanks(*s);
	return any;
}

/* A clock time that begins a window of the day: another clock time follows, and no date. */
static bool opens_window(const char *s, const struct moment *like)
{
	struct moment m;
	const char *end;
	bool afternoon = false;
	int hour, minute;

	if (!joins(&s) || moment_read(s, like, &m, &end))
		return false;
	s = before_time(s, &afternoon);
	return clock_read(&s, &hour, &minute);
}

bool moment_read(const char *text, const struct moment *like, struct moment *ret_moment, const char **ret_end)
{
	struct moment m = { .hour = -1 };
	const char *at = NULL, *time;
	bool afternoon = false;
	int hour, minute;

	for (size_t i = 0; i < sizeof partings / sizeof partings[0] && at == NULL; i++) {
		const char *s = text;
		if (day_read(&s, like, &partings[i], &m))
			at = s;
	}
	if (at == NULL)
		return false;
	*ret_end = at;
	time = before_time(at, &afternoon);
	m.hour = -1;
	if (clock_read(&time, &hour, &minute) && !opens_window(time, &m)) {
		m.hour = afternoon && hour < 12 ? hour + 12 : hour;
		m.minute = minute;
		*ret_end = time;
	}
	*ret_moment = m;
	return true;
}

static bool may_begin(const char *text, const char *s)
{
	bool digit = *s >= '0' && *s <= '9';

	if (digit)
		return s == text || s[-1] < '0' || s[-1] > '9';
	return strncmp(s, "二", 3) == 0;
}

bool moment_find(const char *text, struct moment *ret_moment, const char **ret_from, const char **ret_end)
{
	for (const char *s = text; *s != '\0'; s++) {
		if (may_begin(text, s) && moment_read(s, NULL, ret_moment, ret_end)) {
			*ret_from = s;
			return true;
		}
	}
	return false;
}

bool moment_span(const char *text, struct moment *ret_from, struct moment *ret_to, const char **ret_end)
{
	struct moment from, to;
	const char *at, *end;

	for (; moment_find(text, &from, &at, &end); text = end) {
		const char *next = end;
		(void)(skip(&next, "起") || skip(&next, "开始"));
		if (!joins(&next) || !moment_read(next, &from, &to, &end))
			continue;
		*ret_from = from;
		*ret_to = to;
		*ret_end = end;
		return true;
	}
	return false;
}

const char *moment_text(struct moment m, struct arena *a)
{
	if (m.hour < 0)
		return arena_print(a, "%04d-%02d-%02d", m.year, m.month, m.day);
	return arena_print(a, "%04d-%02d-%02dT%02d:%02d", m.year, m.month, m.day, m.hour, m.minute);
}

int moment_days(struct moment from, struct moment to)
{
	return date_of(to.year, to.month, to.day).day - date_of(from.year, from.month, from.day).day;
}
