#include "office/pdf_content.h"

#include <stdlib.h>
#include <string.h>

static bool is_space(char c)
{
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0';
}

static bool is_delimiter(char c)
{
	return c != '\0' && strchr("()<>[]{}/%", c) != NULL;
}

/* ( ... ), which nests and escapes. */
static void skip_string(struct content *c)
{
	int depth = 0;

	for (; c->at < c->end; c->at++) {
		if (*c->at == '\\' && c->at + 1 < c->end)
			c->at++;
		else if (*c->at == '(')
			depth++;
		else if (*c->at == ')' && --depth == 0) {
			c->at++;
			return;
		}
	}
}

static void skip_until(struct content *c, char stop)
{
	while (c->at < c->end && *c->at != stop)
		c->at++;
	c->at += c->at < c->end;
}

/* After ID come raw bytes up to EI between blanks. */
static void skip_image(struct content *c)
{
	for (; c->end - c->at > 3; c->at++) {
		if (is_space(c->at[0]) && c->at[1] == 'E' && c->at[2] == 'I' && is_space(c->at[3])) {
			c->at += 3;
			return;
		}
	}
	c->at = c->end;
}

static enum content_token word(struct content *c)
{
	const char *start = c->at;
	char text[32] = "", *rest;
	size_t n;

	while (c->at < c->end && !is_space(*c->at) && !is_delimiter(*c->at))
		c->at++;
	n = (size_t)(c->at - start);
	memcpy(text, start, n < sizeof text ? n : sizeof text - 1);
	if (strspn(text, "+-.0123456789") == strlen(text)) {
		c->number = strtod(text, &rest);
		return CONTENT_NUMBER;
	}
	memset(c->operator, 0, sizeof c->operator);
	memcpy(c->operator, text, n < sizeof c->operator? n : sizeof c->operator- 1);
	if (n == 2 && memcmp(start, "ID", 2) == 0)
		skip_image(c);
	return CONTENT_OPERATOR;
}

enum content_token content_next(struct content *c)
{
	while (c->at < c->end && is_space(*c->at))
		c->at++;
	if (c->at >= c->end)
		return CONTENT_END;
	switch (*c->at) {
	case '(':
		skip_string(c);
		return CONTENT_OTHER;
	case '<':
		c->at++;
		if (c->at < c->end && *c->at == '<')
			c->at++;
		else
			skip_until(c, '>');
		return CONTENT_OTHER;
	case '%':
		skip_until(c, '\n');
		return CONTENT_OTHER;
	case '/':
		c->name = ++c->at;
		while (c->at < c->end && !is_space(*c->at) && !is_delimiter(*c->at))
			c->at++;
		c->name_length = (size_t)(c->at - c->name);
		return CONTENT_OTHER;
	case '>':
	case '[':
	case ']':
	case '{':
	case '}':
	case ')':
		c->at++;
		return CONTENT_OTHER;
	default:
		return word(c);
	}
}
