#include "seal/digest.h"

#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <string.h>
#include <unistd.h>

#define PIECE 65536

_Static_assert(sizeof(crypto_hash_sha256_state) <= sizeof(struct digest), "the library's state fits");

static crypto_hash_sha256_state *state_of(struct digest *d)
{
	return (crypto_hash_sha256_state *)(void *)d->state;
}

void digest_begin(struct digest *d)
{
	crypto_hash_sha256_init(state_of(d));
}

void digest_add(struct digest *d, const void *data, size_t n)
{
	crypto_hash_sha256_update(state_of(d), data, n);
}

void digest_end(struct digest *d, char out[HASH_HEX])
{
	unsigned char hash[crypto_hash_sha256_BYTES];

	crypto_hash_sha256_final(state_of(d), hash);
	sodium_bin2hex(out, HASH_HEX, hash, sizeof hash);
}

FALLIBLE digest_file(const char *path, char out[HASH_HEX], struct arena *a)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	char *piece = arena_alloc(a, PIECE);
	struct digest d;
	ssize_t n;

	if (fd < 0)
		return error_with(a, ERROR_MISSING, NULL, "cannot_open", "%s: %s", path, strerror(errno));
	digest_begin(&d);
	while ((n = read(fd, piece, PIECE)) > 0)
		digest_add(&d, piece, (size_t)n);
	close(fd);
	if (n < 0)
		return error_with(a, ERROR_INTERNAL, NULL, "cannot_read", "%s", path);
	digest_end(&d, out);
	return NULL;
}
