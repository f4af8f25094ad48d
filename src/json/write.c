#include "json/write.h"

static void comma(struct buffer *b)
{
	char last = b->used == 0 ? '[' : b->data[b->used - 1];

	if (last != '[' && last != '{' && last != ':' && last != '\n')
		buffer_char(b, ',');
}

void json_open(struct buffer *b, char bracket)
{
	comma(b);
	buffer_char(b, bracket);
}

void json_close(struct buffer *b, char bracket)
{
	buffer_char(b, bracket);
}

/* Runs of plain characters are copied at once. */
static void quoted(struct buffer *b, const char *s)
{
	buffer_char(b, '"');
	while (*s != '\0') {
		const char *p = s;
		while ((unsigned char)*p >= 0x20 && *p != '"' && *p != '\\' && *p != 0x7F)
			p++;
		buffer_put(b, s, (size_t)(p - s));
		if (*p == '\0')
			break;
		if (*p == '"' || *p == '\\') {
			buffer_char(b, '\\');
			buffer_char(b, *p);
		} else
			buffer_print(b, "\\u%04x", (unsigned char)*p);
		s = p + 1;
	}
	buffer_char(b, '"');
}

void json_key(struct buffer *b, const char *key)
{
	size_t n = strlen(key);

	comma(b);
	buffer_reserve(b, n + 3);
	b->data[b->used] = '"';
	memcpy(b->data + b->used + 1, key, n);
	memcpy(b->data + b->used + 1 + n, "\":", 3);
	b->used += n + 3;
}

void json_text(struct buffer *b, const char *s)
{
	comma(b);
	if (s == NULL)
		buffer_add(b, "null");
	else
		quoted(b, s);
}

void json_int(struct buffer *b, int64_t i)
{
	comma(b);
	buffer_int(b, i);
}

void json_bool(struct buffer *b, bool on)
{
	json_raw(b, on ? "true" : "false");
}

void json_none(struct buffer *b)
{
	json_raw(b, "null");
}

void json_raw(struct buffer *b, const char *json)
{
	comma(b);
	buffer_add(b, json);
}

void json_member(struct buffer *b, const char *key, const char *text)
{
	json_key(b, key);
	json_text(b, text);
}

void json_member_int(struct buffer *b, const char *key, int64_t i)
{
	json_key(b, key);
	json_int(b, i);
}

void json_member_bool(struct buffer *b, const char *key, bool on)
{
	json_key(b, key);
	json_bool(b, on);
}
