#include "office/charset.h"

#include <iconv.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/text.h"

void charset_prepare(void)
{
	/* Left open on purpose: the loaded tables must stay for charset_utf8(). */
	static const char *const names[] = { "GB18030", "UTF-16LE", "UTF-16BE" };

	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		(void)iconv_open("UTF-8", names[i]);
}

static void converter_close(iconv_t *c)
{
	if (*c != (iconv_t)-1)
		iconv_close(*c);
}

/* Every byte must be understood, but for a character cut off at the very end. */
static bool convert(struct buffer *b, const char *from, const char *data, size_t n)
{
	__attribute__((cleanup(converter_close))) iconv_t c = iconv_open("UTF-8", from);
	char *in = (char *)(uintptr_t)data, *out;
	size_t left = n, room = n * 3 + 16, all = room;

	if (c == (iconv_t)-1)
		return false;
	buffer_reserve(b, room);
	out = b->data;
	size_t lost = iconv(c, &in, &left, &out, &room);
	b->used = all - room;
	b->data[b->used] = '\0';
	return lost != (size_t)-1 || left < 4;
}

static const char *encoding(const char *data, size_t n)
{
	if (n >= 2 && memcmp(data, "\xFF\xFE", 2) == 0)
		return "UTF-16LE";
	if (n >= 2 && memcmp(data, "\xFE\xFF", 2) == 0)
		return "UTF-16BE";
	return "GB18030";
}

/* Text has hardly any control characters. */
static bool binary(const char *s, size_t n)
{
	size_t odd = 0;

	for (size_t i = 0; i < n; i++)
		odd += (unsigned char)s[i] < ' ' && strchr("\t\n\r\f\v", s[i]) == NULL;
	return odd * 1000 > n || memchr(s, '\0', n) != NULL;
}

FALLIBLE charset_utf8(struct arena *a, const char *data, size_t n, const char **ret_text, size_t *ret_n)
{
	struct buffer b = BUFFER(a);
	const char *from = encoding(data, n);
	size_t bom = n >= 3 && memcmp(data, "\xEF\xBB\xBF", 3) == 0 ? 3 : from[0] == 'U' ? 2 : 0;

	if (n == 0 || (from[0] == 'G' && text_valid(data + bom, n - bom)))
		buffer_put(&b, data + bom, n - bom);
	else if (!convert(&b, from, data + bom, n - bom))
		return error_new(a, ERROR_MEDIA, NULL, "text_binary");
	if (binary(buffer_text(&b), b.used))
		return error_new(a, ERROR_MEDIA, NULL, "text_binary");
	*ret_text = buffer_text(&b);
	*ret_n = b.used;
	return NULL;
}
