#include "reader/clauses.h"

#include <stdlib.h>
#include <string.h>

#define LONG_ENOUGH 300 /* bytes: what is shorter was not run together */

static bool starts(const char *s, const char *word)
{
	return strncmp(s, word, strlen(word)) == 0;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

struct clause_cut clause_cut_begin(const char *text)
{
	return (struct clause_cut){ .at = text, .next_chinese = 1 };
}

/* Where the digits of `n` stand right before `s`, glued to others or not; NULL: they do not. */
static const char *number_before(const char *start, const char *s, int n)
{
	const char *at = s;

	for (; n > 0; n /= 10, at--) {
		if (at == start || at[-1] != '0' + n % 10)
			return NULL;
	}
	return at;
}

/* A clause number that ends at `s`, where "、" stands: the next of its list, or 1 of a new one. */
static const char *plain_cut(struct clause_cut *c, const char *start, const char *s)
{
	const char *at = c->next_plain > 1 ? number_before(start, s, c->next_plain) : NULL;

	if (at != NULL) {
		c->next_plain++;
		return at;
	}
	at = number_before(start, s, 1);
	if (at == NULL || (at > start && (is_digit(at[-1]) || at[-1] == '.' || at[-1] == '-')))
		return NULL;
	c->next_plain = 2;
	return at;
}

static const char *const chinese[] = { "一",   "二",   "三",   "四",   "五",   "六",   "七",   "八",   "九",   "十",
				       "十一", "十二", "十三", "十四", "十五", "十六", "十七", "十八", "十九", "二十" };

static const char *chinese_cut(struct clause_cut *c, const char *start, const char *s)
{
	if (c->next_chinese > 20)
		return NULL;
	const char *numeral = chinese[c->next_chinese - 1];
	size_t n = strlen(numeral);

	if ((size_t)(s - start) < n || memcmp(s - n, numeral, n) != 0)
		return NULL;
	if (s - n >= start + 3 && (starts(s - n - 3, "第") || starts(s - n - 3, "十")))
		return NULL;
	c->next_chinese++;
	c->next_plain = c->next_paren = 0;
	return s - n;
}

/* "（4）" at s: cut before it when it goes on counting. */
static const char *paren_cut(struct clause_cut *c, const char *s)
{
	const char *digits = s + (*s == '(' ? 1 : 3);
	size_t n = strspn(digits, "0123456789");
	int number = atoi(digits);

	if (n == 0 || n > 2 || !(digits[n] == ')' || starts(digits + n, "）")))
		return NULL;
	if (number != 1 && number != c->next_paren)
		return NULL;
	c->next_paren = number + 1;
	return s;
}

static const char *cut_at(struct clause_cut *c, const char *start, const char *s)
{
	if (starts(s, "、")) {
		const char *at = plain_cut(c, start, s);
		return at != NULL ? at : chinese_cut(c, start, s);
	}
	return *s == '(' || starts(s, "（") ? paren_cut(c, s) : NULL;
}

bool clause_cut_next(struct clause_cut *c, const char **ret_piece, size_t *ret_n)
{
	const char *start = c->at;
	bool whole = strlen(start) < LONG_ENOUGH && c->next_plain == 0 && c->next_chinese == 1 && c->next_paren == 0;
	const char *from = start;

	if (*start == '\0')
		return false;
	for (const char *s = start; !whole && *s != '\0'; s++) {
		const char *at = cut_at(c, from, s);
		if (at == NULL || at <= start)
			continue;
		*ret_piece = start;
		*ret_n = (size_t)(at - start);
		/* the number just found must not be found again */
		c->at = at;
		return true;
	}
	*ret_piece = start;
	*ret_n = strlen(start);
	c->at = start + *ret_n;
	return true;
}
