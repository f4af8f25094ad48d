/* kind_text.c -- text of one line and of many. */
#include "base/text.h"
#include "meta/kinds.h"

static struct value text_get(const struct field *f, const void *member)
{
	(void)f;
	return value_text(*(const char *const *)member);
}

static void text_set(const struct field *f, void *member, struct value v)
{
	(void)f;
	*(const char **)member = v.tag == VALUE_NONE ? NULL : v.s;
}

static const char *text_text(const struct field *f, struct value v, struct arena *a)
{
	(void)f, (void)a;
	return v.s;
}

/* Blank text is no value; a line keeps no line breaks or other control characters. */
static const char *line_parse(const struct field *f, const char *s, struct arena *a, struct value *ret)
{
	const char *trimmed = text_trim(s, a);

	(void)f;
	for (const char *p = trimmed; *p != '\0'; p++)
		if ((unsigned char)*p < 0x20 || *p == 0x7F)
			return "control_character";
	*ret = *trimmed == '\0' ? NO_VALUE : value_text(trimmed);
	return NULL;
}

static const char *memo_parse(const struct field *f, const char *s, struct arena *a, struct value *ret)
{
	const char *trimmed = text_trim(s, a);

	(void)f;
	for (const char *p = trimmed; *p != '\0'; p++)
		if ((unsigned char)*p < 0x20 && *p != '\n' && *p != '\t' && *p != '\r')
			return "control_character";
	*ret = *trimmed == '\0' ? NO_VALUE : value_text(trimmed);
	return NULL;
}

const struct kind kind_text = {
	"text", "TEXT", "string", WIRE_STRING, text_get, text_set, text_text, line_parse,
};
const struct kind kind_memo = {
	"memo", "TEXT", "string", WIRE_STRING, text_get, text_set, text_text, memo_parse,
};
