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

bool pattern_find(const char *pattern, const char *text, struct span *ret_span)
{
	const char *end = pattern + strlen(pattern);
	bool plain = strchr("{~#", pattern[0]) == NULL;

	for (const char *t = text; *t != '\0'; t = character_next(t)) {
		if (plain && *t != *pattern)
			continue;
		if (match(pattern, end, NULL, t, &ret_span->to)) {
			ret_span->from = t;
			return true;
		}
	}
	return false;
}

bool pattern_in(const char *pattern, const char *text)
{
	struct span s;

	return pattern_find(pattern, text, &s);
}
