#include "rule/presale/function_list.h"

#include <ctype.h>
#include <string.h>

#include "base/numeral.h"
#include "base/text.h"

#define NAME_MOST 200

static const char *const bullets[] = { "-", "*", "•", "·", "●", "■", "◆", "√", "–", "—" };
static const char *const behind_number[] = { ".", "、", ")", "）", "．", ":", "：", "\t" };
static const char *const colons[] = { "：", ":", "\t" };

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

static bool skip_any(const char **s, const char *const words[], size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (text_skip(s, words[i]))
			return true;
	return false;
}

static void skip_blanks(const char **s)
{
	while (text_skip(s, " ") || text_skip(s, "　") || text_skip(s, "\t"))
		;
}

static bool skip_digits(const char **s)
{
	const char *from = *s, *p;
	uint32_t c;

	while (isdigit((unsigned char)**s) || (**s == '.' && isdigit((unsigned char)(*s)[1])))
		++*s;
	for (p = *s, c = text_next(&p); *s == from || !isdigit((unsigned char)*from); c = text_next(&p)) {
		if (numeral_digit(c) < 0 && numeral_unit(c) == 0)
			break;
		*s = p;
	}
	return *s != from;
}

/* "1." "1)" "（2）" "三、"; a number that belongs to the words ("4K 摄像机", "3 级") stays. */
static void skip_number(const char **s)
{
	const char *p = *s;
	if (!text_skip(&p, "("))
		text_skip(&p, "（");

	if (skip_digits(&p) && skip_any(&p, behind_number, COUNT(behind_number)))
		*s = p;
}

static const char *first_of(const char *line, size_t *ret_length)
{
	const char *first = NULL;

	for (size_t i = 0; i < COUNT(colons); i++) {
		const char *at = strstr(line, colons[i]);
		if (at != NULL && (first == NULL || at < first)) {
			first = at;
			*ret_length = strlen(colons[i]);
		}
	}
	return first;
}

static bool line_read(const char *line, struct arena *a, struct function_line *ret)
{
	const char *p = line, *colon;
	size_t n = 0;

	skip_blanks(&p);
	while (skip_any(&p, bullets, COUNT(bullets)))
		skip_blanks(&p);
	skip_number(&p);
	skip_blanks(&p);
	colon = first_of(p, &n);
	ret->name = text_trim(colon == NULL ? p : arena_copy_n(a, p, (size_t)(colon - p)), a);
	ret->detail = colon == NULL ? NULL : text_trim(colon + n, a);
	if (ret->detail != NULL && *ret->detail == '\0')
		ret->detail = NULL;
	if (text_length(ret->name) > NAME_MOST) {
		const char *end = ret->name;
		ret->detail = ret->name;
		for (int i = 0; i < NAME_MOST; i++)
			text_next(&end);
		ret->name = arena_copy_n(a, ret->name, (size_t)(end - ret->name));
	}
	return *ret->name != '\0';
}

size_t function_list_read(const char *text, struct arena *a, struct function_line ret[FUNCTIONS_MOST])
{
	size_t n = 0;

	for (const char *p = text == NULL ? "" : text; *p != '\0' && n < FUNCTIONS_MOST;) {
		size_t length = strcspn(p, "\r\n");
		if (line_read(arena_copy_n(a, p, length), a, &ret[n]))
			n++;
		p += length + strspn(p + length, "\r\n");
	}
	return n;
}
