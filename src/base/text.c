#include "base/text.h"

#include <string.h>

#include "base/buffer.h"

/* Bytes of the sequence that begins with c; 0 if none may. */
static size_t sequence(unsigned char c)
{
	if (c < 0x80)
		return 1;
	if (c >= 0xC2 && c <= 0xDF)
		return 2;
	if (c >= 0xE0 && c <= 0xEF)
		return 3;
	return c >= 0xF0 && c <= 0xF4 ? 4 : 0;
}

/* The code point of n bytes at p, or UINT32_MAX: bad continuation, overlong, surrogate, past the end. */
static uint32_t decode(const unsigned char *p, size_t n)
{
	static const uint32_t least[] = { 0, 0, 0x80, 0x800, 0x10000 };
	uint32_t c = n == 1 ? p[0] : p[0] & (0xFFu >> (n + 1));

	for (size_t i = 1; i < n; i++) {
		if ((p[i] & 0xC0) != 0x80)
			return UINT32_MAX;
		c = c << 6 | (p[i] & 0x3F);
	}
	return c < least[n] || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF) ? UINT32_MAX : c;
}

bool text_valid(const char *s, size_t n)
{
	const unsigned char *p = (const unsigned char *)s, *end = p + n;

	while (p < end) {
		size_t k = sequence(*p);
		if (k == 0 || *p == 0 || k > (size_t)(end - p) || decode(p, k) == UINT32_MAX)
			return false;
		p += k;
	}
	return true;
}

size_t text_length(const char *s)
{
	size_t n = 0;

	for (; *s != '\0'; s++)
		n += ((unsigned char)*s & 0xC0) != 0x80;
	return n;
}

uint32_t text_next(const char **s)
{
	const unsigned char *p = (const unsigned char *)*s;
	size_t k = sequence(*p);
	uint32_t c = k == 0 ? UINT32_MAX : decode(p, k);

	if (c == UINT32_MAX) {
		*s += 1;
		return 0xFFFD;
	}
	*s += k;
	return c;
}

size_t text_encode(uint32_t c, char out[4])
{
	if (c < 0x80) {
		out[0] = (char)c;
		return 1;
	}
	size_t n = c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
	for (size_t i = n - 1; i > 0; i--, c >>= 6)
		out[i] = (char)(0x80 | (c & 0x3F));
	out[0] = (char)(c | (0xF00u >> n & 0xFF));
	return n;
}

bool text_same(const char *a, const char *b)
{
	return a == NULL || b == NULL ? a == b : strcmp(a, b) == 0;
}

bool text_starts(const char *s, const char *prefix)
{
	return strncmp(s, prefix, strlen(prefix)) == 0;
}

bool text_holds_any(const char *s, const char *const *words, size_t n)
{
	for (size_t i = 0; s != NULL && i < n; i++)
		if (strcasestr(s, words[i]) != NULL)
			return true;
	return false;
}

bool text_skip(const char **s, const char *prefix)
{
	if (!text_starts(*s, prefix))
		return false;
	*s += strlen(prefix);
	return true;
}

bool text_ends(const char *s, const char *suffix)
{
	size_t n = strlen(s), k = strlen(suffix);

	return k <= n && memcmp(s + n - k, suffix, k) == 0;
}

static bool blank(uint32_t c)
{
	return c == ' ' || (c >= '\t' && c <= '\r') || c == 0x3000 || c == 0xA0 || c == 0xFEFF;
}

const char *text_trim(const char *s, struct arena *a)
{
	const char *first = NULL, *last = NULL;

	if (s == NULL)
		return NULL;
	for (const char *p = s; *p != '\0';) {
		const char *at = p;
		if (blank(text_next(&p)))
			continue;
		first = first == NULL ? at : first;
		last = p;
	}
	return first == NULL ? "" : arena_copy_n(a, first, (size_t)(last - first));
}

const char *text_narrow(const char *s, struct arena *a)
{
	struct buffer b = BUFFER(a);

	while (*s != '\0') {
		char out[4];
		uint32_t c = text_next(&s);
		c = c == 0x3000 ? ' ' : c >= 0xFF01 && c <= 0xFF5E ? c - 0xFEE0 : c;
		buffer_put(&b, out, text_encode(c, out));
	}
	return buffer_text(&b);
}

static int hex_digit(char c)
{
	const char *at = c == '\0' ? NULL : strchr("0123456789abcdef", c >= 'A' && c <= 'F' ? c - 'A' + 'a' : c);

	return at == NULL ? -1 : (int)(at - "0123456789abcdef");
}

const char *text_unescape(const char *s, struct arena *a)
{
	struct buffer b = BUFFER(a);

	if (s == NULL)
		return NULL;
	for (; *s != '\0'; s++) {
		int high = *s == '%' ? hex_digit(s[1]) : -1, low = high < 0 ? -1 : hex_digit(s[2]);
		if (low < 0) {
			buffer_char(&b, *s);
			continue;
		}
		buffer_char(&b, (char)(high << 4 | low));
		s += 2;
	}
	return text_valid(buffer_text(&b), b.used) ? buffer_text(&b) : NULL;
}
