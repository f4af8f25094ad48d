#include "office/parcel.h"

#include "base/text.h"

void pack_number(struct buffer *b, size_t n)
{
	uint32_t four = (uint32_t)n;

	buffer_put(b, &four, sizeof four);
}

void pack_text(struct buffer *b, const char *s)
{
	size_t n = s == NULL ? 0 : strlen(s);

	pack_number(b, n);
	buffer_put(b, s, n);
	buffer_char(b, '\0');
}

size_t unpack_number(struct unpacking *u)
{
	uint32_t n;

	if ((size_t)(u->end - u->at) < sizeof n) {
		u->bad = true;
		return 0;
	}
	memcpy(&n, u->at, sizeof n);
	u->at += sizeof n;
	return n;
}

int unpack_small(struct unpacking *u)
{
	size_t n = unpack_number(u);

	u->bad = u->bad || n > 1000000;
	return u->bad ? 0 : (int)n;
}

size_t unpack_count(struct unpacking *u, size_t least)
{
	size_t n = unpack_number(u);

	u->bad = u->bad || n > (size_t)(u->end - u->at) / least;
	return u->bad ? 0 : n;
}

const char *unpack_text(struct unpacking *u)
{
	size_t n = unpack_count(u, 1);
	const char *s = u->at;

	if (u->bad || (size_t)(u->end - s) <= n || s[n] != '\0' || !text_valid(s, n)) {
		u->bad = true;
		return "";
	}
	u->at += n + 1;
	return s;
}
