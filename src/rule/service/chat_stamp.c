/* chat_stamp.c -- days and clocks as messengers write them, in both languages. */
#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "base/text.h"
#include "rule/service/chat.h"

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

void chat_skip_blanks(const char **s)
{
	static const char *const blanks[] = { " ", "\t", "\u00A0", "\u3000", "\u202F", "\u200B" };

	for (size_t i = 0; i < COUNT(blanks);)
		i = text_skip(s, blanks[i]) ? 0 : i + 1;
}

static bool figures(const char **s, int least, int most, int *ret)
{
	const char *p = *s;
	int n = 0, value = 0;

	for (; n < most && isdigit((unsigned char)*p); n++, p++)
		value = value * 10 + (*p - '0');
	if (n < least || isdigit((unsigned char)*p))
		return false;
	*ret = value;
	*s = p;
	return true;
}

static bool skip_word(const char **s, const char *word)
{
	size_t n = strlen(word);

	if (strncasecmp(*s, word, n) != 0 || (isalpha((unsigned char)*word) && isalpha((unsigned char)(*s)[n])))
		return false;
	*s += n;
	return true;
}

/* --- clocks --- */

static bool skip_colon(const char **s)
{
	return text_skip(s, ":") || text_skip(s, "：");
}

/* Hours of the day by the word before or behind them; -1: that cannot be. */
static int hour_of(int hour, int shift)
{
	if (shift < 0)
		return hour;
	if (hour < 1 || hour > 12)
		return shift == 12 && hour > 12 && hour < 24 ? hour : -1;
	return hour % 12 + shift;
}

static int period_before(const char **s)
{
	static const struct {
		const char *word;
		int shift;
	} periods[] = { { "凌晨", 0 },	{ "清晨", 0 },	{ "早上", 0 },	{ "上午", 0 },
			{ "下午", 12 }, { "傍晚", 12 }, { "晚上", 12 }, { "夜里", 12 } };

	for (size_t i = 0; i < COUNT(periods); i++)
		if (text_skip(s, periods[i].word))
			return periods[i].shift;
	return -1;
}

static int period_behind(const char **s)
{
	const char *p = *s;

	chat_skip_blanks(&p);
	int shift = skip_word(&p, "AM") ? 0 : skip_word(&p, "PM") ? 12 : -1;
	if (shift >= 0)
		*s = p;
	return shift;
}

static bool read_clock(const char **s, struct chat_stamp *ret)
{
	const char *p = *s, *behind;
	int hour, minute, second = 0;
	bool noon = text_skip(&p, "中午");
	int shift = noon ? -1 : period_before(&p);

	chat_skip_blanks(&p);
	if (!figures(&p, 1, 2, &hour) || !skip_colon(&p) || !figures(&p, 2, 2, &minute))
		return false;
	behind = p;
	bool seconds = skip_colon(&p) && figures(&p, 2, 2, &second);
	if (!seconds)
		p = behind; /* the colon behind "09:12:" is not of the clock */
	if (noon)
		shift = hour < 11 ? 12 : -1;
	else if (shift < 0)
		shift = period_behind(&p);
	hour = hour_of(hour, shift);
	if (hour < 0 || hour > 23 || minute > 59 || second > 59)
		return false;
	ret->second = (hour * 60 + minute) * 60 + second;
	ret->seconds = seconds;
	*s = p;
	return true;
}

/* --- days --- */

static bool day_given(int year, int month, int day, struct chat_stamp *ret)
{
	if (month < 1 || month > 12 || day < 1 || day > days_in_month(year, month))
		return false;
	ret->day = date_of(year, month, day);
	return true;
}

/* Without a year: the last time there was such a day. */
static bool day_of_year(date today, int month, int day, struct chat_stamp *ret)
{
	int year = date_civil(today).year;

	ret->counted = true;
	if (month == 2 && day == 29)
		while (days_in_month(year, 2) < 29)
			year--;
	if (!day_given(year, month, day, ret))
		return false;
	return ret->day.day <= today.day || day_given(month == 2 && day == 29 ? year - 4 : year - 1, month, day, ret);
}

/* 26/11/2026 and 11/26/26: which is the month is told by what cannot be one. */
static bool day_year_last(int first, int second, int year, struct chat_stamp *ret)
{
	year += year < 100 ? 2000 : 0;
	if (first > 12)
		return day_given(year, second, first, ret);
	if (second > 12 || first == second)
		return day_given(year, first, second, ret);
	ret->unclear = true;
	return first > 0 && second > 0;
}

static bool read_parted(const char **s, date today, struct chat_stamp *ret)
{
	const char *p = *s;
	int a, b, c;

	if (!figures(&p, 1, 4, &a) || *p == '\0' || strchr("-/.", *p) == NULL)
		return false;
	char separator = *p++;
	if (!figures(&p, 1, 2, &b))
		return false;
	bool third = *p == separator && (p++, true);
	if (third && !figures(&p, 1, 4, &c))
		return false;
	bool found = third && a > 999 ? day_given(a, b, c, ret)
		     : third	      ? day_year_last(a, b, c, ret)
				      : separator != '.' && a < 13 && day_of_year(today, a, b, ret);
	*s = found ? p : *s;
	return found;
}

static bool read_chinese(const char **s, date today, struct chat_stamp *ret)
{
	const char *p = *s;
	int year = 0, month, day;

	if (!figures(&p, 1, 4, &month))
		return false;
	if (text_skip(&p, "年")) {
		year = month;
		if (!figures(&p, 1, 2, &month))
			return false;
	}
	if (!text_skip(&p, "月") || !figures(&p, 1, 2, &day) || !(text_skip(&p, "日") || text_skip(&p, "号")))
		return false;
	if (!(year > 0 ? day_given(year, month, day, ret) : day_of_year(today, month, day, ret)))
		return false;
	*s = p;
	return true;
}

static bool month_name(const char **s, int *ret)
{
	static const char *const names[] = { "January", "February", "March",	 "April",   "May",	"June",
					     "July",	"August",   "September", "October", "November", "December" };

	for (size_t i = 0; i < COUNT(names); i++) {
		const char *p = *s;
		char start[4] = { names[i][0], names[i][1], names[i][2], '\0' };
		if (!skip_word(&p, names[i]) && !skip_word(&p, start))
			continue;
		text_skip(&p, ".");
		*ret = (int)i + 1;
		*s = p;
		return true;
	}
	return false;
}

/* Nov 26, 2026; 26 Nov 2026; Nov 26 */
static bool read_english(const char **s, date today, struct chat_stamp *ret)
{
	const char *p = *s, *behind;
	int year = 0, month = 0, day = 0;
	bool first = figures(&p, 1, 2, &day);

	chat_skip_blanks(&p);
	if (!month_name(&p, &month))
		return false;
	chat_skip_blanks(&p);
	if (!first && !figures(&p, 1, 2, &day))
		return false;
	behind = p;
	text_skip(&p, ",");
	chat_skip_blanks(&p);
	if (!figures(&p, 4, 4, &year))
		p = behind;
	if (!(year > 0 ? day_given(year, month, day, ret) : day_of_year(today, month, day, ret)))
		return false;
	*s = p;
	return true;
}

static bool read_near(const char **s, date today, struct chat_stamp *ret)
{
	static const struct {
		const char *word;
		int back;
	} words[] = { { "今天", 0 }, { "昨天", 1 }, { "前天", 2 }, { "today", 0 }, { "yesterday", 1 } };

	for (size_t i = 0; i < COUNT(words); i++)
		if (skip_word(s, words[i].word)) {
			ret->day = date_plus(today, -words[i].back);
			ret->counted = true;
			return true;
		}
	return false;
}

static int weekday_name(const char **s)
{
	static const char *const heads[] = { "星期", "礼拜", "周" };
	static const char *const days[] = { "一", "二", "三", "四", "五", "六", "日", "天" };
	static const char *const names[] = { "Monday", "Tuesday",  "Wednesday", "Thursday",
					     "Friday", "Saturday", "Sunday" };

	for (size_t h = 0; h < COUNT(heads); h++) {
		const char *p = *s;
		for (size_t d = 0; text_starts(*s, heads[h]) && d < COUNT(days); d++) {
			p = *s + strlen(heads[h]);
			if (text_skip(&p, days[d]))
				return *s = p, d > 6 ? 7 : (int)d + 1;
		}
	}
	for (size_t d = 0; d < COUNT(names); d++) {
		char start[4] = { names[d][0], names[d][1], names[d][2], '\0' };
		if (skip_word(s, names[d]) || skip_word(s, start))
			return (int)d + 1;
	}
	return 0;
}

/* Messengers say the weekday of the last six days; today's own name is today, or a week ago. */
static bool read_weekday(const char **s, date today, struct chat_stamp *ret)
{
	int weekday = weekday_name(s);
	int back = (date_weekday(today) - weekday + 7) % 7;

	if (weekday == 0)
		return false;
	ret->counted = true;
	ret->unclear = back == 0;
	if (back > 0)
		ret->day = date_plus(today, -back);
	return true;
}

/* What may stand between a day and its clock. */
static void skip_between(const char **s)
{
	chat_skip_blanks(s);
	(void)(text_skip(s, ",") || text_skip(s, "，"));
	chat_skip_blanks(s);
	const char *p = *s;
	if (*p == '(' || text_starts(p, "（"))
		text_next(&p);
	if (weekday_name(&p) > 0) {
		(void)(text_skip(&p, ")") || text_skip(&p, "）") || text_skip(&p, ","));
		*s = p;
		chat_skip_blanks(s);
	}
	(void)(skip_word(s, "at") || (**s == 'T' && isdigit((unsigned char)(*s)[1]) && text_skip(s, "T")));
	chat_skip_blanks(s);
}

/* 10:32, 26/11/2026 */
static void read_day_behind(const char **s, date today, struct chat_stamp *ret)
{
	const char *p = *s;

	if (!text_skip(&p, ","))
		return;
	chat_skip_blanks(&p);
	if (read_near(&p, today, ret) || read_english(&p, today, ret) || read_chinese(&p, today, ret) ||
	    read_parted(&p, today, ret))
		*s = p;
}

bool chat_stamp_read(const char **s, date today, struct chat_stamp *ret)
{
	struct chat_stamp got = { .second = -1 };
	const char *p = *s, *behind;
	bool day = read_near(&p, today, &got) || read_weekday(&p, today, &got) || read_english(&p, today, &got) ||
		   read_chinese(&p, today, &got) || read_parted(&p, today, &got);

	behind = p;
	if (day)
		skip_between(&p);
	if (!read_clock(&p, &got))
		p = behind;
	if (!day && got.second < 0)
		return false;
	if (!day)
		read_day_behind(&p, today, &got);
	*ret = got;
	*s = p;
	return true;
}
