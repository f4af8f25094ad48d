#include "rule/finance/rmb_words.h"

#include "base/buffer.h"
#include "base/numeral.h"
#include "base/text.h"

#define WAN INT64_C(10000)
#define YI INT64_C(100000000)

static const char *const digit_words[] = { "零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖" };

/* Where a 零 is free to stand, and whether 整 closes an amount of whole 角. */
struct style {
	bool zero_after_wan, zero_after_yuan, close_jiao;
};

static const struct style ours = { .zero_after_yuan = true, .close_jiao = true };

/* 1 to 9999: inner zeros become one 零. */
static void write_section(struct buffer *b, int64_t n)
{
	static const char *const unit_words[] = { "仟", "佰", "拾", "" };
	bool begun = false, gap = false;

	for (int64_t unit = 1000, i = 0; unit > 0; unit /= 10, i++) {
		int64_t digit = n / unit % 10;
		if (digit == 0) {
			gap = begun;
			continue;
		}
		if (gap)
			buffer_add(b, "零");
		buffer_add(b, digit_words[digit]);
		buffer_add(b, unit_words[i]);
		begun = true;
		gap = false;
	}
}

/* head x unit + rest: a 零 fills the place below the unit if that is empty. */
static void write_below(struct buffer *b, int64_t n, const struct style *style)
{
	int64_t unit = n >= YI ? YI : WAN, head = n / unit, rest = n % unit;

	if (n < WAN) {
		write_section(b, n);
		return;
	}
	write_below(b, head, style);
	buffer_add(b, unit == YI ? "亿" : "万");
	if (rest == 0)
		return;
	if (rest < unit / 10 || (style->zero_after_wan && unit == WAN && head % 10 == 0))
		buffer_add(b, "零");
	write_below(b, rest, style);
}

static void write_fraction(struct buffer *b, int64_t yuan, int64_t cents, const struct style *style)
{
	int64_t jiao = cents / 10, fen = cents % 10;

	if (yuan > 0 && (jiao == 0 || (yuan % 10 == 0 && style->zero_after_yuan)))
		buffer_add(b, "零");
	if (jiao > 0)
		buffer_print(b, "%s角", digit_words[jiao]);
	if (fen > 0)
		buffer_print(b, "%s分", digit_words[fen]);
	else if (style->close_jiao)
		buffer_add(b, "整");
}

static const char *write_words(money m, const struct style *style, struct arena *a)
{
	struct buffer b = BUFFER(a);
	int64_t cents = m.minor < 0 ? -m.minor : m.minor, yuan = cents / 100;

	buffer_add(&b, m.minor < 0 ? "人民币负" : "人民币");
	if (yuan > 0)
		write_below(&b, yuan, style);
	if (yuan > 0)
		buffer_add(&b, "元");
	if (cents % 100 > 0)
		write_fraction(&b, yuan, cents % 100, style);
	else
		buffer_add(&b, yuan > 0 ? "整" : "零元整");
	return buffer_text(&b);
}

const char *rmb_words(money m, struct arena *a)
{
	return m.minor > RMB_MOST || m.minor < -RMB_MOST ? NULL : write_words(m, &ours, a);
}

static size_t variant_add(money m, struct style style, struct arena *a, const char *ret[], size_t n)
{
	const char *words = write_words(m, &style, a);

	if (text_same(words, write_words(m, &ours, a)))
		return n;
	for (size_t i = 0; i < n; i++)
		if (text_same(words, ret[i]))
			return n;
	ret[n] = words;
	return n + 1;
}

size_t rmb_variants(money m, struct arena *a, const char *ret[RMB_VARIANTS])
{
	int64_t cents = m.minor < 0 ? -m.minor : m.minor;
	bool zero_is_free = cents / 100 % 10 == 0 && cents / 10 % 10 != 0 && cents >= 100;
	size_t n = 0;

	if (zero_is_free) {
		n = variant_add(m, (struct style){ .zero_after_wan = true, .close_jiao = true }, a, ret, n);
		n = variant_add(m, (struct style){ .close_jiao = true }, a, ret, n);
	}
	n = variant_add(m, (struct style){ .zero_after_yuan = true }, a, ret, n);
	if (zero_is_free)
		n = variant_add(m, (struct style){ 0 }, a, ret, n);
	return n;
}

/* 伍角, 叁分: one digit and its unit; a digit that has another unit stays. */
static int64_t read_small(const char **s, const char *unit)
{
	const char *p = *s;
	int digit = *p == '\0' ? -1 : numeral_digit(text_next(&p));

	if (digit < 0 || !text_skip(&p, unit))
		return -1;
	*s = p;
	return digit;
}

/* [零]伍角[零]叁分, either of the two. */
static bool read_fraction(const char **s, int64_t *ret_cents)
{
	const char *p = *s;
	int64_t jiao = read_small(&p, "角"), fen;

	if (jiao < 0 && text_skip(&p, "零"))
		jiao = read_small(&p, "角");
	fen = read_small(&p, "分");
	if (fen < 0 && jiao >= 0 && text_skip(&p, "零"))
		fen = read_small(&p, "分");
	if (jiao < 0 && fen < 0)
		return false;
	*ret_cents = (jiao < 0 ? 0 : jiao * 10) + (fen < 0 ? 0 : fen);
	*s = p;
	return true;
}

static bool read_yuan(const char **s, int64_t *ret)
{
	const char *p = *s;
	int64_t yuan;

	if (!numeral_read(&p, &yuan))
		return false;
	if (!text_skip(&p, "元") && !text_skip(&p, "圆") && *p != '\0' && !text_starts(p, "整") &&
	    !text_starts(p, "正"))
		return false;
	*s = p;
	*ret = yuan;
	return true;
}

bool rmb_read(const char *words, money *ret)
{
	int64_t yuan = 0, cents = 0;

	text_skip(&words, "人民币");
	bool negative = text_skip(&words, "负");
	bool whole = read_yuan(&words, &yuan);
	bool part = read_fraction(&words, &cents);
	if (!text_skip(&words, "整"))
		text_skip(&words, "正");
	if ((!whole && !part) || *words != '\0' || yuan > RMB_MOST / 100)
		return false;
	*ret = (money){ (yuan * 100 + cents) * (negative ? -1 : 1) };
	return true;
}
