#include "rule/finance/amount.h"

#include <ctype.h>

#include "base/buffer.h"
#include "base/money.h"
#include "base/numeral.h"
#include "base/text.h"
#include "rule/finance/rmb_words.h"

/* A figure: digits x 10^-places, times the units behind it (12.5万: 125 x 10^-1 x 10^4). */
struct figure {
	wide digits, power; /* power: 10^places */
	int64_t unit;
	int length; /* digits before the point */
};

/* Half-width, without blanks, 人民币 and the like, in which only the amount is left. */
static const char *bare(const char *text, struct arena *a)
{
	struct buffer b = BUFFER(a);

	for (const char *s = text_narrow(text, a); *s != '\0';) {
		const char *at = s;
		uint32_t c = text_next(&s);
		if (c != ' ' && c != '\t' && c != 0xA0)
			buffer_put(&b, at, (size_t)(s - at));
	}
	return buffer_text(&b);
}

/* At most twenty digits: with its units and cents the figure stays far inside 128 bits. */
static bool digit_take(struct figure *f, char c)
{
	f->digits = f->digits * 10 + (c - '0');
	return f->digits < (wide)1000000000000 * 100000000;
}

/* 1234 or 1,234: the first group has one to three digits, every other three. */
static bool read_whole(const char **s, struct figure *f)
{
	int run = 0, groups = 0;

	for (;; (*s)++) {
		if (**s == ',' && ((groups == 0 && run >= 1 && run <= 3) || (groups > 0 && run == 3))) {
			groups++, run = 0;
			continue;
		}
		if (!isdigit((unsigned char)**s))
			break;
		if (!digit_take(f, **s))
			return false;
		run++, f->length++;
	}
	return run > 0 && (groups == 0 || run == 3);
}

static bool read_places(const char **s, struct figure *f)
{
	if (!text_skip(s, "."))
		return true;
	if (!isdigit((unsigned char)**s))
		return false;
	for (; isdigit((unsigned char)**s); (*s)++, f->power *= 10)
		if (!digit_take(f, **s))
			return false;
	return true;
}

static void read_units(const char **s, struct figure *f)
{
	while (**s != '\0') {
		const char *next = *s;
		int64_t unit = numeral_unit(text_next(&next));
		if (unit == 0 || f->unit > INT64_C(1000000000000) / unit)
			return;
		f->unit *= unit;
		*s = next;
	}
}

static int zeros(int64_t power)
{
	int n = 0;

	for (; power >= 10; power /= 10)
		n++;
	return n;
}

/* 12万5千 and 12万5000 are sums; 12万5 is 120,005 or 125,000 and so none. */
static bool may_follow(const struct figure *before, const struct figure *f)
{
	if (before->unit == 0)
		return true;
	if (f->unit == 1 && f->length != zeros(before->unit))
		return false;
	return before->power == 1 && f->digits * f->unit < before->unit * f->power;
}

static bool read_figures(const char **s, int64_t *ret_cents)
{
	struct figure before = { 0 };
	wide cents = 0;

	do {
		struct figure f = { .power = 1, .unit = 1 };
		if (!read_whole(s, &f) || !read_places(s, &f))
			return false;
		read_units(s, &f);
		if (!may_follow(&before, &f) || f.digits * f.unit / f.power > RMB_MOST / 100)
			return false;
		cents += divide_half_up(f.digits * f.unit * 100, f.power);
		before = f;
	} while (isdigit((unsigned char)**s) && before.unit > 1);
	*ret_cents = (int64_t)cents;
	return cents <= RMB_MOST;
}

static bool skip_any(const char **s, const char *const words[], size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (text_skip(s, words[i]))
			return true;
	return false;
}

static bool read_signed_figures(const char *s, money *ret)
{
	static const char *const currencies[] = { "人民币", "RMB", "CNY", "¥", "￥", "CN¥" };
	static const char *const minus[] = { "-", "−", "负" };
	static const char *const closings[] = { "元整", "元正", "圆整", "元", "圆", "RMB", "CNY" };
	bool bracket = text_skip(&s, "("), negative = skip_any(&s, minus, 3);
	int64_t cents;

	while (skip_any(&s, currencies, 6))
		;
	negative = negative || skip_any(&s, minus, 3);
	if (!read_figures(&s, &cents))
		return false;
	skip_any(&s, closings, 7);
	if ((bracket && (negative || !text_skip(&s, ")"))) || *s != '\0')
		return false;
	*ret = (money){ negative || bracket ? -cents : cents };
	return true;
}

bool amount_read(const char *text, struct arena *a, money *ret)
{
	const char *s = bare(text, a);

	return rmb_read(s, ret) || read_signed_figures(s, ret);
}
