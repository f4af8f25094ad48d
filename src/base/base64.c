#include "base/base64.h"

#include <string.h>

static int digit(char c)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	const char *at = c == '\0' ? NULL : strchr(digits, c);

	return at == NULL ? -1 : (int)(at - digits);
}

bool base64_read(const char *text, struct arena *a, const char **ret, size_t *ret_n)
{
	size_t n = strlen(text), padding = 0, used = 0;
	unsigned char *bytes;
	unsigned held = 0;

	while (padding < 2 && padding < n && text[n - 1 - padding] == '=')
		padding++;
	if (n == 0 || n % 4 != 0)
		return false;
	bytes = arena_alloc(a, n / 4 * 3 + 1);
	for (size_t i = 0; i < n - padding; i++) {
		int six = digit(text[i]);
		if (six < 0)
			return false;
		held = held << 6 | (unsigned)six;
		if (i % 4 != 0)
			bytes[used++] = (unsigned char)(held >> (6 - 2 * (i % 4)));
	}
	*ret = (const char *)bytes;
	*ret_n = used;
	return true;
}
