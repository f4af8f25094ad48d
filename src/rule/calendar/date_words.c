#include "rule/calendar/date_words.h"

#include <ctype.h>

#include "base/buffer.h"
#include "base/numeral.h"
#include "base/text.h"

/* Half-width and without blanks; a blank between two figures stays, and so spoils the date. */
static const char *bare(const char *text, struct arena *a)
{
	const char *s = text_trim(text_narrow(text, a), a), *before = s;
	struct buffer b = BUFFER(a);

	for (; *s != '\0'; s++) {
		if (*s != ' ') {
			buffer_char(&b, *s);
			before = s;
		} else if (isdigit((unsigned char)*before) && isdigit((unsigned char)s[1])) {
			buffer_char(&b, *s);
		}
	}
	return buffer_text(&b);
}

static bool read_figures(const char **s, int least, int most, int *ret)
{
	int n = 0, value = 0;

	for (; n < most && isdigit((unsigned char)**s); n++, (*s)++)
		value = value * 10 + (**s - '0');
	*ret = value;
	return n >= least;
}

/* 二〇二六: four digits, one by one. */
static bool read_year_words(const char **s, int *ret)
{
	*ret = 0;
	for (int i = 0; i < 4; i++) {
		int digit = **s == '\0' ? -1 : numeral_digit(text_next(s));
		if (digit < 0)
			return false;
		*ret = *ret * 10 + digit;
	}
	return true;
}

/* 十一, 零壹, 廿三, 卅. */
static bool read_day_words(const char **s, int *ret)
{
	int64_t value = 0;
	int tens = text_skip(s, "廿") ? 20 : text_skip(s, "卅") ? 30 : 0;

	if (tens > 0) {
		const char *p = *s;
		int digit = *p == '\0' ? -1 : numeral_digit(text_next(&p));
		*ret = tens + (digit > 0 ? digit : 0);
		*s = digit > 0 ? p : *s;
		return true;
	}
	while (text_skip(s, "零") || text_skip(s, "〇"))
		;
	if (!numeral_read(s, &value) || value > 31)
		return false;
	*ret = (int)value;
	return true;
}

static bool read_number(const char **s, int *ret)
{
	return isdigit((unsigned char)**s) ? read_figures(s, 1, 2, ret) : read_day_words(s, ret);
}

static bool read_chinese(const char *s, int *y, int *m, int *d)
{
	bool year = isdigit((unsigned char)*s) ? read_figures(&s, 4, 4, y) : read_year_words(&s, y);

	if (!year || !text_skip(&s, "年") || !read_number(&s, m) || !text_skip(&s, "月") || !read_number(&s, d))
		return false;
	return (text_skip(&s, "日") || text_skip(&s, "号")) && *s == '\0';
}

static bool read_parted(const char *s, int *y, int *m, int *d)
{
	if (!read_figures(&s, 4, 4, y))
		return false;
	char separator = *s++;
	if (separator == '\0' || strchr("-/.", separator) == NULL || !read_figures(&s, 1, 2, m) || *s++ != separator)
		return false;
	return read_figures(&s, 1, 2, d) && *s == '\0';
}

static bool read_compact(const char *s, int *y, int *m, int *d)
{
	return strlen(s) == 8 && read_figures(&s, 4, 4, y) && read_figures(&s, 2, 2, m) && read_figures(&s, 2, 2, d);
}

bool date_read(const char *text, struct arena *a, date *ret)
{
	const char *s = bare(text, a);
	int y, m, d;

	if (!read_parted(s, &y, &m, &d) && !read_compact(s, &y, &m, &d) && !read_chinese(s, &y, &m, &d))
		return false;
	if (y < 1 || m < 1 || m > 12 || d < 1 || d > days_in_month(y, m))
		return false;
	*ret = date_of(y, m, d);
	return true;
}
