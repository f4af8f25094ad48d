#include "reader/amount.h"

#include <stdlib.h>
#include <string.h>

#include "base/numeral.h"

#define DIGITS "0123456789"

static bool starts(const char *s, const char *word)
{
	return strncmp(s, word, strlen(word)) == 0;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* The digits of a number, without its commas and a single blank inside it, as hundredths of hundredths. */
struct figure {
	int64_t whole, fraction; /* fraction in millionths */
	int digits;
	bool commas;
};

/* "107879 00.00": only such a tail makes a blank part of a number. */
static bool tail_after_blank(const char *s)
{
	size_t n = s[0] == ' ' ? strspn(s + 1, DIGITS) : 0;

	return n >= 2 && s[n + 1] == '.' && is_digit(s[n + 2]);
}

static bool comma_group(const char *s)
{
	return s[0] == ',' && is_digit(s[1]) && is_digit(s[2]) && is_digit(s[3]) && !is_digit(s[4]);
}

static const char *figure_read(const char *s, struct figure *f)
{
	int64_t place = 100000;

	*f = (struct figure){ 0 };
	for (;; s++) {
		if (is_digit(*s)) {
			f->whole = f->digits < 15 ? f->whole * 10 + (*s - '0') : f->whole;
			f->digits++;
		} else if (comma_group(s)) {
			f->commas = true;
		} else if (!(f->digits >= 4 && tail_after_blank(s))) {
			break;
		}
	}
	if (*s == '.' && is_digit(s[1])) {
		for (s++; is_digit(*s); s++, place /= 10)
			f->fraction += (*s - '0') * place;
	}
	return s;
}

/* 包1 and 2,866,410.82 without a gap between them. */
static const char *behind_lot(const char *text, const char *s)
{
	const char *comma = strchr(s, ',');

	if (s - text >= 3 && starts(s - 3, "包") && comma != NULL && (size_t)(comma - s) == strspn(s, DIGITS) &&
	    comma - s >= 2 && comma_group(comma))
		return s + 1;
	return s;
}

/* 角 or 分 behind capital numerals. */
static const char *small_read(const char *s, const char *word, int64_t each, int64_t *fen)
{
	int64_t n;
	const char *end = s;

	if (!numeral_read(&end, &n) || n > 9 || !starts(end, word))
		return s;
	*fen += n * each;
	return end + strlen(word);
}

/* 壹拾伍万元整, 捌佰元伍角.  NULL: no such sum; 一元 and 三万元 in running text are none either. */
static const char *capitals_read(const char *s, int64_t *ret_fen)
{
	static const char formal[] = "壹贰叁肆伍陆柒捌玖拾";
	const char *end = s;
	char first[4] = "";
	int64_t n;

	if (strlen(s) < 6)
		return NULL;
	memcpy(first, s, 3);
	if (strstr(formal, first) == NULL || !numeral_read(&end, &n) || end - s < 6)
		return NULL;
	if (!starts(end, "元") && !starts(end, "圆"))
		return NULL;
	*ret_fen = n * 100;
	return small_read(small_read(end + 3, "角", 10, ret_fen), "分", 1, ret_fen);
}

static bool unit_read(const char **s, int64_t *ret_yuan)
{
	static const struct {
		const char *word;
		int64_t yuan;
	} units[] = { { "万元", 10000 },     { "亿元", 100000000 }, { "千元", 1000 }, { "元", 1 },    { "圆", 1 },
		      { "万人民币", 10000 }, { "人民币", 1 },	    { "RMB", 1 },     { "万", 10000 } };
	const char *at = *s + strspn(*s, " ");

	for (size_t i = 0; i < sizeof units / sizeof units[0]; i++) {
		if (starts(at, units[i].word)) {
			*s = at + strlen(units[i].word);
			*ret_yuan = units[i].yuan;
			return true;
		}
	}
	return false;
}

/* 元/人, 元/组: but 元/年, 元/份, 元/包, 元/套 of a document are the whole of it. */
static bool per_piece(const char *s)
{
	static const char *const whole[] = { "年", "份", "套", "包", "标段", "标包", "本", "项", "批" };

	if (*s != '/' && !starts(s, "每"))
		return false;
	s += *s == '/' ? 1 : 3;
	for (size_t i = 0; i < sizeof whole / sizeof whole[0]; i++) {
		if (starts(s, whole[i]))
			return false;
	}
	return (unsigned char)*s >= 0x80 || (*s >= 'a' && *s <= 'z') || *s == '(';
}

static bool currency_before(const char *text, const char *s)
{
	static const char *const signs[] = { "¥", "￥", "RMB", "人民币", "人民币:" };

	s -= s > text && s[-1] == ' ';
	for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++) {
		size_t n = strlen(signs[i]);
		if ((size_t)(s - text) >= n && memcmp(s - n, signs[i], n) == 0)
			return true;
	}
	return false;
}

static int64_t fen_of(const struct figure *f, int64_t yuan)
{
	return f->whole * yuan * 100 + (f->fraction * yuan + 5000) / 10000;
}

/* A date, a count of days, a clause: digits that are no sum. */
static bool counts_else(const char *s)
{
	static const char *const others[] = { "年", "月", "日", "天", "个", "时", "分", "号",	"条",	  "款", "项",
					      "名", "人", "家", "份", "、", ")",  "倍", "小时", "工作日", "-",	":" };

	for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
		if (starts(s, others[i]))
			return true;
	}
	return false;
}

static bool figure_at(const char *text, const char *s, enum amount_unit unit, struct amount *ret, const char **ret_end)
{
	static const int64_t assumed[] = { [UNIT_NONE] = 0, [UNIT_YUAN] = 1, [UNIT_WAN] = 10000 };
	struct figure f;
	const char *end = figure_read(behind_lot(text, s), &f);
	int64_t yuan = assumed[unit];
	struct amount a = { 0 };

	*ret_end = end;
	if (*end == '%' || starts(end, "‰")) {
		a.percent = true;
		*ret = a;
		return true;
	}
	a.unit_said = unit_read(ret_end, &yuan);
	if (!a.unit_said && currency_before(text, s)) {
		a.unit_said = true;
		yuan = 1;
	}
	if (yuan == 0 || f.digits > 13 || (!a.unit_said && counts_else(end + strspn(end, " "))))
		return false;
	while (starts(*ret_end, "元"))
		*ret_end += strlen("元");
	a.each = per_piece(*ret_end);
	a.fen = fen_of(&f, yuan);
	*ret = a;
	return true;
}

/* 包1-980000: past the number of the lot; else where it was. */
static const char *past_lot(const char *s)
{
	const char *number = starts(s, "包") ? s + 3 : s;
	size_t n = strspn(number, DIGITS);

	return number > s && n > 0 && n < 3 && (number[n] == '-' || number[n] == ':') ? number + n + 1 : s;
}

bool amount_find(const char *text, enum amount_unit unit, struct amount *ret_amount, const char **ret_end)
{
	const char *lot = text;

	for (const char *s = text; *s != '\0' && !starts(s, "。");) {
		if (past_lot(s) > s)
			lot = s = past_lot(s);
		int64_t fen;
		const char *end = (unsigned char)*s >= 0x80 ? capitals_read(s, &fen) : NULL;
		if (end != NULL) {
			*ret_amount = (struct amount){ .fen = fen, .unit_said = true };
			*ret_end = end;
			return true;
		}
		bool begins =
			is_digit(*s) && (s == text || s == lot || !(is_digit(s[-1]) || s[-1] == '.' || s[-1] == '-'));
		if (begins && figure_at(text, s, unit, ret_amount, ret_end))
			return true;
		if (is_digit(*s))
			s += strspn(s, DIGITS ".,");
		else
			s++;
	}
	return false;
}
