#include "reader/pattern.h"

#include <string.h>

#define GAP 12

/* What remains to be matched after an alternative: a chain, since groups nest. */
struct rest {
	const char *p, *end;
	const struct rest *next;
};

static bool match(const char *p, const char *end, const struct rest *rest, const char *t, const char **ret_end);

static const char *group_end(const char *p, const char *end)
{
	int depth = 0;

	for (; p < end; p++) {
		depth += *p == '{';
		depth -= *p == '}';
		if (depth == 0)
			return p;
	}
	return end;
}

/* The end of the alternative that begins at p, inside a group that ends at `end`. */
static const char *alternative_end(const char *p, const char *end)
{
	int depth = 0;

	for (; p < end && !(depth == 0 && *p == '|'); p++) {
		depth += *p == '{';
		depth -= *p == '}';
	}
	return p;
}

static bool match_group(const char *p, const char *end, const struct rest *rest, const char *t, const char **ret_end)
{
	const char *close = group_end(p, end);
	struct rest after = { .p = close + 1, .end = end, .next = rest };

	for (const char *a = p + 1; a <= close;) {
		const char *a_end = alternative_end(a, close);
		if (match(a, a_end, &after, t, ret_end))
			return true;
		a = a_end + 1;
	}
	return false;
}

static const char *character_next(const char *t)
{
	for (t++; ((unsigned char)*t & 0xC0) == 0x80; t++)
		;
	return t;
}

static bool match_gap(const char *p, const char *end, const struct rest *rest, const char *t, const char **ret_end)
{
	for (int i = 0; i <= GAP; i++) {
		if (match(p + 1, end, rest, t, ret_end))
			return true;
		if (*t == '\0' || *t == ';' || strncmp(t, "。", 3) == 0)
			return false;
		t = character_next(t);
	}
	return false;
}

static bool match(const char *p, const char *end, const struct rest *rest, const char *t, const char **ret_end)
{
	for (; p < end; p++) {
		if (*p == '{')
			return match_group(p, end, rest, t, ret_end);
		if (*p == '~')
			return match_gap(p, end, rest, t, ret_end);
		if (*p == '#') {
			size_t digits = strspn(t, "0123456789");
			if (digits == 0)
				return false;
			t += digits;
		} else if (*p == '$') {
			if (*t != '\0')
				return false;
		} else if (*p != *t++) {
			return false;
		}
	}
	if (rest != NULL)
		return match(rest->p, rest->end, rest->next, t, ret_end);
	*ret_end = t;
	return true;
}

bool pattern_here(const char *pattern, const char *text, const char **ret_end)
{
	return match(pattern, pattern + strlen(pattern), NULL, text, ret_end);
}

/* A character's place among 1024, by its bytes. */
static unsigned place_of_character(const char *s)
{
	const unsigned char *c = (const unsigned char *)s;

	if (c[0] < 0x80)
		return c[0];
	return (c[0] * 31u + (c[1] & 0x3Fu) * 67u + (c[1] == 0 ? 0 : c[2] & 0x3Fu)) & 1023;
}

static void start_add(struct pattern_start *start, const char *s)
{
	unsigned place = place_of_character(s);

	start->bits[place / 64] |= 1ull << place % 64;
}

/* Adds what the pattern from p to end may begin with; true: it may also be empty. */
static bool start_collect(const char *p, const char *end, struct pattern_start *start)
{
	for (; p < end; p++) {
		if (*p == '#') {
			for (const char *digit = "0123456789"; *digit != '\0'; digit++)
				start_add(start, digit);
			return false;
		}
		if (*p != '{') {
			start->any = start->any || *p == '~' || *p == '$';
			start_add(start, p);
			return false;
		}
		const char *close = group_end(p, end);
		bool empty = false;
		for (const char *a = p + 1; a <= close;) {
			const char *a_end = alternative_end(a, close);
			empty = start_collect(a, a_end, start) || empty;
			a = a_end + 1;
		}
		if (!empty)
			return false;
		p = close;
	}
	return true;
}

struct pattern_start pattern_start_of(const char *pattern)
{
	struct pattern_start start = { 0 };

	if (start_collect(pattern, pattern + strlen(pattern), &start))
		start.any = true;
	return start;
}

struct pattern_start pattern_letters(const char *text)
{
	struct pattern_start letters = { 0 };

	for (; *text != '\0'; text = character_next(text))
		start_add(&letters, text);
	return letters;
}

bool pattern_may_begin(const struct pattern_start *start, const struct pattern_start *letters)
{
	unsigned long long common = start->any;

	for (size_t i = 0; i < sizeof start->bits / sizeof start->bits[0]; i++)
		common |= start->bits[i] & letters->bits[i];
	return common != 0;
}

bool pattern_find_from(const char *pattern, const struct pattern_start *start, const char *text, struct span *ret_span)
{
	const char *end = pattern + strlen(pattern);

	for (const char *t = text; *t != '\0'; t = character_next(t)) {
		unsigned place = place_of_character(t);
		if (!start->any && (start->bits[place / 64] >> place % 64 & 1) == 0)
			continue;
		if (match(pattern, end, NULL, t, &ret_span->to)) {
			ret_span->from = t;
			return true;
		}
	}
	return false;
}

bool pattern_find(const char *pattern, const char *text, struct span *ret_span)
{
	struct pattern_start start = pattern_start_of(pattern);

	return pattern_find_from(pattern, &start, text, ret_span);
}

bool pattern_in(const char *pattern, const char *text)
{
	struct span s;

	return pattern_find(pattern, text, &s);
}
