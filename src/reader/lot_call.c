#include "reader/lot_call.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/numeral.h"
#include "base/text.h"
#include "reader/pattern.h"

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))
#define WORD "{采购包|合同包|标包|分包|包件|包组|标段|标项|包}"
#define DIGITS "0123456789"

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
	return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

static bool starts_any(const char *s, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (text_starts(s, words[i]))
			return true;
	return false;
}

static bool ends_any(const char *text, const char *at, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		size_t length = strlen(words[i]);
		if ((size_t)(at - text) >= length && memcmp(at - length, words[i], length) == 0)
			return true;
	}
	return false;
}

/* --- the number --- */

static void key_of_number(struct lot_key *k, long n)
{
	snprintf(k->text, sizeof k->text, "%ld", n);
}

static bool roman(const char **s, struct lot_key *ret)
{
	static const char *const numbers[] = { "III", "II", "IV", "I", "V" };
	static const int values[] = { 3, 2, 4, 1, 5 };

	for (size_t i = 0; i < COUNT(numbers); i++) {
		size_t n = strlen(numbers[i]);
		if (!text_starts(*s, numbers[i]) || is_letter((*s)[n]) || is_digit((*s)[n]))
			continue;
		key_of_number(ret, values[i]);
		*s += n;
		return true;
	}
	return false;
}

/* "A", "B2". */
static bool lettered(const char **s, struct lot_key *ret)
{
	size_t digits = is_letter(**s) ? strspn(*s + 1, DIGITS) : 0;

	if (!is_letter(**s) || digits > 2 || is_letter((*s)[1 + digits]))
		return false;
	snprintf(ret->text, sizeof ret->text, "%c%.*s", **s >= 'a' ? **s - 'a' + 'A' : **s, (int)digits, *s + 1);
	*s += 1 + digits;
	return true;
}

static bool roman_sign(const char **s, struct lot_key *ret)
{
	const char *end = *s;
	uint32_t c = *end == '\0' ? 0 : text_next(&end);

	if (c < 0x2160 || c > 0x216B)
		return false;
	key_of_number(ret, (long)(c - 0x2160 + 1));
	*s = end;
	return true;
}

static bool ordinal(const char **s, struct lot_key *ret)
{
	size_t digits = strspn(*s, DIGITS);
	int64_t n;

	if (digits > 0 && digits <= 3) {
		key_of_number(ret, atol(*s));
		*s += digits;
		return true;
	}
	if (digits > 3)
		return false;
	if (roman(s, ret) || lettered(s, ret) || roman_sign(s, ret))
		return true;
	if (!numeral_read(s, &n) || n < 1 || n > 99)
		return false;
	key_of_number(ret, (long)n);
	return true;
}

/* --- several at once --- */

static void call_add(struct lot_call *c, const struct lot_key *k)
{
	if (c->count < LOT_CALLED)
		c->keys[c->count++] = *k;
}

static void call_add_range(struct lot_call *c, const struct lot_key *to)
{
	long first = atol(c->keys[c->count - 1].text), last = atol(to->text);

	for (long n = first + 1; first > 0 && n <= last && last - first < LOT_CALLED; n++) {
		struct lot_key k;
		key_of_number(&k, n);
		call_add(c, &k);
	}
}

/* What parts the numbers of one call; 0: nothing. */
static size_t comma(const char *s, bool *ret_range)
{
	static const char *const ranges[] = { "-", "~", "至", "到", "—" };
	static const char *const commas[] = { "、", ",", "和", "及", "与", "/" };

	*ret_range = false;
	for (size_t i = 0; i < COUNT(ranges); i++)
		if (text_starts(s, ranges[i])) {
			*ret_range = true;
			return strlen(ranges[i]);
		}
	for (size_t i = 0; i < COUNT(commas); i++)
		if (text_starts(s, commas[i]))
			return strlen(commas[i]);
	return 0;
}

/* "、二、三" behind the first; `closed`: a word follows the last (第一、二包), so that a wrong one shows. */
static const char *more_numbers(const char *s, struct lot_call *c, bool closed)
{
	static const char *const behind[] = { "、", ",",  ";",	":",  ")",  "]",  "。", "的", "均", "都", "为",
					      "投", "供", "应", "须", "适", "不", "技", "商", "资", "采" };

	for (;;) {
		bool range;
		size_t n = comma(s, &range);
		const char *next = s + n;
		struct lot_key k;
		if (n == 0 || !ordinal(&next, &k))
			return s;
		if (!closed && *next != '\0' && !starts_any(next, behind, COUNT(behind)))
			return s;
		if (range)
			call_add_range(c, &k);
		else
			call_add(c, &k);
		s = next;
	}
}

/* --- the forms --- */

/* 包括, 包装 and the like are no lots. */
static bool is_other_word(const char *behind)
{
	static const char *const words[] = { "括", "含", "装", "干", "工", "容", "裹", "袋", "围", "扎", "邮" };

	return starts_any(behind, words, COUNT(words));
}

static bool number_goes_on(const char *s)
{
	static const char *const quantities[] = {
		"个", "套", "元", "万", "年", "月", "日", "天", "份", "箱", "台", "件"
	};

	return (*s == '.' && is_digit(s[1])) || *s == '%' || is_digit(*s) ||
	       starts_any(s, quantities, COUNT(quantities));
}

/* 第一包, 第一、二标段. */
static bool ordinal_form(const char *s, struct lot_call *c)
{
	struct lot_key k;
	const char *end;

	if (!text_skip(&s, "第") || !ordinal(&s, &k))
		return false;
	call_add(c, &k);
	s = more_numbers(s, c, true);
	text_skip(&s, "号");
	if (!pattern_here(WORD, s, &end) || is_other_word(end))
		return false;
	c->to = end;
	return true;
}

/* A numeral in words runs into what follows: 包一切费用. */
static bool word_ends(const char *number, const char *s)
{
	static const char *const behind[] = { "的", "为", "及", "和", "与", "或", "至", "中", "须",
					      "应", "投", "供", "采", "技", "商", "预", "最", "评",
					      "服", "设", "货", "清", "资", "、", "。" };

	if ((unsigned char)*number < 0x80 || *s == '\0' || (unsigned char)*s < 0x80)
		return true;
	return starts_any(s, behind, COUNT(behind)) || text_starts(s, "“") || text_starts(s, "《");
}

/* 包1, 标段二, 采购包3, 包号:1. */
static bool word_form(const char *text, const char *s, struct lot_call *c)
{
	static const char *const before[] = {
		"承", "打", "面", "背", "书", "钱", "总", "发", "转", "外", "红", "N", "X"
	};
	const char *number;
	struct lot_key k;

	if (ends_any(text, s, before, COUNT(before)) || !pattern_here(WORD "{编号|序号|号|}{:|}", s, &number))
		return false;
	s = number;
	text_skip(&s, "第");
	if (!ordinal(&s, &k) || number_goes_on(s) || !word_ends(number, s))
		return false;
	call_add(c, &k);
	c->to = more_numbers(s, c, false);
	return true;
}

/* 1包, A包, 一标段: where no word before makes it a count or another thing (同一标段, 共2包). */
static bool number_form(const char *text, const char *s, struct lot_call *c)
{
	static const char *const before[] = { "同", "任", "每", "各", "某", "另", "共", "分", "为",
					      "第", "划", "设", "-",  ".",  "本", "单", "多", "整" };
	const char *end;
	struct lot_key k;
	bool figure = is_digit(*s);

	if ((s > text && (is_digit(s[-1]) || is_letter(s[-1]))) || ends_any(text, s, before, COUNT(before)))
		return false;
	const char *at = s;
	if (!ordinal(&at, &k) || !pattern_here("{标包|标段|标项|包}", at, &end) || is_other_word(end))
		return false;
	call_add(c, &k);
	c->counted = figure || (unsigned char)*s >= 0x80;
	c->to = end;
	return true;
}

/* Lot 1, LOT No. 2, Package B. */
static bool english_form(const char *text, const char *s, struct lot_call *c)
{
	static const char *const words[] = { "Lot", "LOT", "lot", "Package", "PACKAGE" };
	struct lot_key k;

	for (size_t i = 0; i < COUNT(words); i++) {
		const char *at = s;
		if ((s > text && is_letter(s[-1])) || !text_skip(&at, words[i]))
			continue;
		if (*at != ' ' && *at != ':' && !is_digit(*at) && *at != '.')
			continue;
		at += strspn(at, " :.");
		if (text_skip(&at, "No") || text_skip(&at, "no"))
			at += strspn(at, " .:");
		if (!ordinal(&at, &k))
			continue;
		call_add(c, &k);
		c->to = at;
		return true;
	}
	return false;
}

/* Most texts hold no word for a lot at all. */
static bool may_call(const char *s)
{
	static const char *const words[] = { "包", "标段", "标项", "Lot", "LOT", "lot", "Package", "PACKAGE" };

	for (size_t i = 0; i < COUNT(words); i++)
		if (strstr(s, words[i]) != NULL)
			return true;
	return false;
}

bool lot_call_next(const char *text, const char *at, struct lot_call *ret)
{
	if (!may_call(at))
		return false;
	for (const char *s = at; *s != '\0'; text_next(&s)) {
		*ret = (struct lot_call){ .from = s };
		if (ordinal_form(s, ret))
			return true;
		*ret = (struct lot_call){ .from = s };
		if (word_form(text, s, ret))
			return true;
		*ret = (struct lot_call){ .from = s };
		if (number_form(text, s, ret))
			return true;
		*ret = (struct lot_call){ .from = s };
		if (english_form(text, s, ret))
			return true;
	}
	return false;
}

bool lot_key_of(const char *text, struct lot_key *ret)
{
	struct lot_call call;
	const char *s = text;

	if (ordinal(&s, ret) && *s == '\0')
		return true;
	if (!lot_call_next(text, text, &call) || call.from != text || *call.to != '\0' || call.count != 1)
		return false;
	*ret = call.keys[0];
	return true;
}

const char *lot_word_of(const char *head)
{
	static const char *const words[] = { "采购包", "合同包", "标包", "分包", "包件", "包组", "标段", "标项", "包" };
	const char *end;

	for (size_t i = 0; i < COUNT(words); i++)
		if (text_starts(head, words[i]) && pattern_here("{编号|序号|号|}$", head + strlen(words[i]), &end))
			return words[i];
	return pattern_here("{Lot|LOT}{ |}{No|NO|no|}{.|}$", head, &end) ? "Lot " : NULL;
}
