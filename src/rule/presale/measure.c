#include "rule/presale/measure.h"

#include <ctype.h>
#include <strings.h>

#include "base/buffer.h"
#include "base/money.h"
#include "base/numeral.h"
#include "base/text.h"

#define UNIT_MOST 20
#define MINUTES_A_YEAR (365 * 24 * 60)
#define CJK_FIRST 0x4e00
#define CJK_LAST 0x9fff

/* Digits as people write them, 1,200.5; *s is moved behind them. */
static bool number_read(const char **s, struct arena *a, decimal *ret)
{
	struct buffer digits = BUFFER(a);
	const char *p = *s;

	for (; isdigit((unsigned char)*p) || ((*p == ',' || *p == '.') && isdigit((unsigned char)p[1])); p++)
		if (*p != ',')
			buffer_char(&digits, *p);
	*s = p;
	return decimal_parse(buffer_text(&digits), ret);
}

static bool is_unit_sign(uint32_t c)
{
	return (c < 0x80 && isalpha((int)c)) || (c >= CJK_FIRST && c <= CJK_LAST) || c == '%' || c == 0x2030 ||
	       c == 0x2103 || c == '/' || c == 0xb2 || c == 0xb3;
}

/* The word behind a number, as far as it goes. */
static const char *unit_read(const char *s, struct arena *a)
{
	struct buffer unit = BUFFER(a);
	const char *p = s;

	for (int n = 0; n < UNIT_MOST; n++) {
		const char *before = p;
		if (!is_unit_sign(text_next(&p)) || *before == '\0')
			break;
		for (; before < p; before++)
			buffer_char(&unit, *before);
	}
	return unit.used == 0 || *s == '/' ? NULL : buffer_text(&unit);
}

static bool is_year(decimal value, const char *unit)
{
	return text_starts(unit, "年") && value.millionths >= 1900 * DECIMAL_ONE &&
	       value.millionths < 2200 * DECIMAL_ONE;
}

bool measure_find(const char *text, struct arena *a, struct measure *ret)
{
	const char *p = text == NULL ? "" : text_narrow(text, a);

	while (*p != '\0') {
		struct measure m = { 0 };
		if (!isdigit((unsigned char)*p)) {
			text_next(&p);
			continue;
		}
		bool good = number_read(&p, a, &m.value);
		while (*p == ' ')
			p++;
		m.unit = unit_read(p, a);
		if (good && m.unit != NULL && !is_year(m.value, m.unit)) {
			*ret = m;
			return true;
		}
	}
	return false;
}

/* 3, 三: one digit before 级. */
static int digit_before(const char *text, const char *at)
{
	uint32_t last = 0;

	for (const char *p = text; p < at;) {
		uint32_t c = text_next(&p);
		last = c == ' ' ? last : c;
	}
	return last >= '1' && last <= '9' ? (int)(last - '0') : numeral_digit(last);
}

int level_find(const char *text, struct arena *a)
{
	const char *narrow = text == NULL ? "" : text_narrow(text, a);

	for (const char *p = narrow; *p != '\0'; text_next(&p)) {
		int level = text_starts(p, "级") ? digit_before(narrow, p) : 0;
		if (strncasecmp(p, "level ", 6) == 0 && isdigit((unsigned char)p[6]))
			level = p[6] - '0';
		if (level > 0)
			return level;
	}
	return 0;
}

decimal downtime_minutes(decimal percent)
{
	if (percent.millionths == UNSET || percent.millionths < 0 || percent.millionths > 100 * DECIMAL_ONE)
		return (decimal){ UNSET };
	return (decimal){ divide_half_up((wide)(100 * DECIMAL_ONE - percent.millionths) * MINUTES_A_YEAR, 100) };
}
