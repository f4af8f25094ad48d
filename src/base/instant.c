#include "base/instant.h"

#include <ctype.h>
#include <stdlib.h>
#include <time.h>

instant instant_now(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_REALTIME, &ts);
	return (instant){ ts.tv_sec * SECOND + ts.tv_nsec / 1000 };
}

static bool leap(int year)
{
	return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int days_in_month(int year, int month)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

	return days[month - 1] + (month == 2 && leap(year));
}

/* Days from 1970-01-01 by the era method: years begin in March, so the leap day is the last. */
static int64_t days_from_civil(int64_t y, int m, int d)
{
	y -= m <= 2;
	int64_t era = (y >= 0 ? y : y - 399) / 400, of_era = y - era * 400;
	int64_t of_year = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1;

	return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

struct civil date_civil(date d)
{
	int64_t z = (int64_t)d.day + 719468, era = (z >= 0 ? z : z - 146096) / 146097, of_era = z - era * 146097;
	int64_t year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
	int64_t of_year = of_era - (365 * year + year / 4 - year / 100), march = (5 * of_year + 2) / 153;
	int month = (int)(march < 10 ? march + 3 : march - 9);

	return (struct civil){ .year = (int)(year + era * 400 + (month <= 2)),
			       .month = month,
			       .day = (int)(of_year - (153 * march + 2) / 5 + 1) };
}

date date_of(int year, int month, int day)
{
	if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > days_in_month(year, month))
		return (date){ 0 };
	return (date){ (int32_t)days_from_civil(year, month, day) };
}

int date_weekday(date d)
{
	return ((d.day % 7 + 7) % 7 + 3) % 7 + 1; /* 1970-01-01 was a Thursday */
}

date date_add_months(date d, int months)
{
	struct civil c = date_civil(d);
	int64_t total = (int64_t)c.year * 12 + c.month - 1 + months;

	if (total < 12 || total >= 10000 * 12)
		return (date){ 0 };
	int year = (int)(total / 12), month = (int)(total % 12) + 1, last = days_in_month(year, month);
	return date_of(year, month, c.day < last ? c.day : last);
}

static int64_t floor_div(int64_t a, int64_t b)
{
	return a / b - (a % b != 0 && a < 0);
}

date instant_date(instant t)
{
	return (date){ (int32_t)floor_div(t.us + ZONE_OFFSET, DAY) };
}

instant date_start(date d)
{
	return (instant){ d.day * DAY - ZONE_OFFSET };
}

struct civil instant_civil(instant t)
{
	date d = instant_date(t);
	struct civil c = date_civil(d);
	int seconds = (int)((t.us - date_start(d).us) / SECOND);

	c.hour = seconds / 3600;
	c.minute = seconds / 60 % 60;
	c.second = seconds % 60;
	return c;
}

instant instant_of(struct civil c)
{
	int64_t days = days_from_civil(c.year, c.month, c.day);

	return (instant){ days * DAY - ZONE_OFFSET + c.hour * HOUR + c.minute * MINUTE + c.second * SECOND };
}

static char *number_put(char *p, int number, int width, char behind)
{
	char digits[12];
	int n = 0;

	do
		digits[n++] = (char)('0' + number % 10);
	while ((number /= 10) != 0 || n < width);
	while (n > 0)
		*p++ = digits[--n];
	*p = behind;
	return p + 1;
}

static char *day_put(char *p, struct civil c, char behind)
{
	return number_put(number_put(number_put(p, c.year, 4, '-'), c.month, 2, '-'), c.day, 2, behind);
}

/* Digit by digit: lists are full of these. */
const char *instant_text(instant t, struct arena *a)
{
	struct civil c = instant_civil(t);
	int fraction = (int)(((t.us % SECOND) + SECOND) % SECOND);
	char *out = arena_alloc(a, 48), *p = day_put(out, c, 'T');

	p = number_put(number_put(p, c.hour, 2, ':'), c.minute, 2, ':');
	p = number_put(p, c.second, 2, '.');
	p = fraction == 0 ? p : number_put(p, fraction, 6, '.');
	memcpy(p - 1, "+08:00", sizeof "+08:00");
	return out;
}

const char *date_text(date d, struct arena *a)
{
	char *out = arena_alloc(a, 32);

	day_put(out, date_civil(d), '\0');
	return out;
}

/* Reads exactly n digits. */
static bool digits(const char **s, int n, int *ret)
{
	int v = 0;

	for (int i = 0; i < n; i++, (*s)++) {
		if (!isdigit((unsigned char)**s))
			return false;
		v = v * 10 + (**s - '0');
	}
	*ret = v;
	return true;
}

static bool literal(const char **s, char c)
{
	return **s == c ? ((*s)++, true) : false;
}

static bool date_part(const char **s, int *y, int *m, int *d)
{
	return digits(s, 4, y) && literal(s, '-') && digits(s, 2, m) && literal(s, '-') && digits(s, 2, d) && *y >= 1 &&
	       *m >= 1 && *m <= 12 && *d >= 1 && *d <= days_in_month(*y, *m);
}

bool date_parse_iso(const char *s, date *ret)
{
	int y, m, d;

	if (!date_part(&s, &y, &m, &d) || *s != '\0')
		return false;
	date read = date_of(y, m, d);
	return read.day != 0 ? *ret = read, true : false;
}

static bool fraction_part(const char **s, int64_t *us)
{
	int64_t unit = SECOND / 10;

	if (!literal(s, '.'))
		return true;
	if (!isdigit((unsigned char)**s))
		return false;
	for (; isdigit((unsigned char)**s); (*s)++, unit /= 10)
		*us += (**s - '0') * unit;
	return true;
}

/* What to add to a time read as Shanghai's to make it the zone's that is written. */
static bool zone_part(const char **s, int64_t *us)
{
	int h, m, sign = **s == '-' ? 1 : -1;

	if (**s == '\0')
		return true;
	if (literal(s, 'Z') || literal(s, 'z'))
		return *us = ZONE_OFFSET, true;
	if (!literal(s, '+') && !literal(s, '-'))
		return false;
	if (!digits(s, 2, &h) || !literal(s, ':') || !digits(s, 2, &m) || h > 23 || m > 59)
		return false;
	*us = ZONE_OFFSET + sign * (h * HOUR + m * MINUTE);
	return true;
}

bool instant_parse(const char *s, instant *ret)
{
	struct civil c = { 0 };
	int64_t fraction = 0, zone = 0;

	if (!date_part(&s, &c.year, &c.month, &c.day))
		return false;
	if (!literal(&s, 'T') && !literal(&s, 't') && !literal(&s, ' '))
		return false;
	if (!digits(&s, 2, &c.hour) || !literal(&s, ':') || !digits(&s, 2, &c.minute))
		return false;
	if (literal(&s, ':') && (!digits(&s, 2, &c.second) || !fraction_part(&s, &fraction)))
		return false;
	if (c.hour > 23 || c.minute > 59 || c.second > 59 || !zone_part(&s, &zone) || *s != '\0')
		return false;
	instant read = instant_plus(instant_of(c), fraction + zone);
	return read.us != 0 ? *ret = read, true : false;
}
