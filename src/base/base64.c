#include "base/base64.h"

#include <sodium.h>
#include <string.h>

bool base64_read(const char *text, struct arena *a, const char **ret, size_t *ret_n)
{
	size_t n = strlen(text), room = n / 4 * 3 + 1;
	unsigned char *bytes = arena_alloc(a, room);

	*ret = (const char *)bytes;
	return n > 0 && sodium_base642bin(bytes, room, text, n, NULL, ret_n, NULL, sodium_base64_VARIANT_ORIGINAL) == 0;
}
