#include "base/random.h"

#include <errno.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <sys/random.h>

#include "base/instant.h"

#define ID_RANDOM_BITS 22
#define ID_EPOCH_MS INT64_C(1577836800000) /* 2020-01-01 */

static const char crockford[] = "0123456789abcdefghjkmnpqrstvwxyz";

void random_bytes(void *out, size_t n)
{
	unsigned char *p = out;

	while (n > 0) {
		ssize_t got = getrandom(p, n, 0);
		if (got < 0 && errno != EINTR)
			abort();
		p += got < 0 ? 0 : got;
		n -= got < 0 ? 0 : (size_t)got;
	}
}

const char *random_text(struct arena *a, size_t bytes)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
	unsigned char *raw = arena_alloc(a, bytes + 3);
	char *out = arena_alloc(a, bytes / 3 * 4 + 5), *p = out;

	random_bytes(raw, bytes);
	for (size_t bit = 0; bit < bytes * 8; bit += 6) {
		unsigned pair = (unsigned)raw[bit / 8] << 8 | raw[bit / 8 + 1];
		*p++ = digits[pair >> (10 - bit % 8) & 63];
	}
	return out;
}

int64_t id_new(void)
{
	static _Atomic int64_t last; /* the only state: what keeps two threads apart */
	uint32_t noise;
	int64_t before = atomic_load(&last), id;

	random_bytes(&noise, sizeof noise);
	do {
		id = (instant_now().us / 1000 - ID_EPOCH_MS) << ID_RANDOM_BITS;
		id |= noise & ((1u << ID_RANDOM_BITS) - 1);
		if (id <= before)
			id = before + 1 + (noise & 0xFF);
	} while (!atomic_compare_exchange_weak(&last, &before, id));
	return id;
}

void id_write(int64_t id, char out[14])
{
	for (int i = 12; i >= 0; i--, id >>= 5)
		out[i] = crockford[id & 31];
	out[13] = '\0';
}

const char *id_text(int64_t id, struct arena *a)
{
	char *out = arena_alloc(a, 14);

	id_write(id, out);
	return out;
}

bool id_parse(const char *s, int64_t *ret)
{
	uint64_t id = 0;

	for (int i = 0; i < 13; i++) {
		const char *at = s[i] == '\0' ? NULL : strchr(crockford, s[i]);
		if (at == NULL || (i == 0 && at - crockford > 7))
			return false;
		id = id << 5 | (uint64_t)(at - crockford);
	}
	if (s[13] != '\0' || id == 0 || id > INT64_MAX)
		return false;
	*ret = (int64_t)id;
	return true;
}
