#include "seal/keys.h"

#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/random.h"

static const char *const names[] = { "audit.key", "seal.key" };

void seal_start(void)
{
	if (sodium_init() < 0)
		abort();
}

static FALLIBLE write_key(const char *folder, const char *name, struct arena *a)
{
	const char *path = arena_print(a, "%s/%s", folder, name);
	unsigned char key[KEY_SIZE];
	char hex[KEY_SIZE * 2 + 2];
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

	if (fd < 0)
		return error_with(a, ERROR_INTERNAL, "keys", "cannot_write", "%s: %s", path, strerror(errno));
	random_bytes(key, sizeof key);
	sodium_bin2hex(hex, sizeof hex, key, sizeof key);
	strcat(hex, "\n");
	bool ok = write(fd, hex, strlen(hex)) == (ssize_t)strlen(hex) && fsync(fd) == 0;
	close(fd);
	sodium_memzero(key, sizeof key);
	sodium_memzero(hex, sizeof hex);
	return ok ? NULL : error_with(a, ERROR_NO_ROOM, "keys", "cannot_write", "%s", path);
}

FALLIBLE keys_create(const char *folder, struct arena *a)
{
	if (mkdir(folder, 0700) != 0 && errno != EEXIST)
		return error_with(a, ERROR_INTERNAL, "keys", "cannot_write", "%s: %s", folder, strerror(errno));
	for (unsigned i = 0; i < 2; i++)
		TRY(write_key(folder, names[i], a));
	return NULL;
}

static FALLIBLE read_key(const char *folder, const char *name, unsigned char key[KEY_SIZE], struct arena *a)
{
	const char *path = arena_print(a, "%s/%s", folder, name);
	char hex[KEY_SIZE * 2 + 8];
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	ssize_t n;
	size_t size = 0;

	if (fd < 0)
		return error_with(a, ERROR_INTERNAL, "keys", "key_missing", "%s: %s", path, strerror(errno));
	n = read(fd, hex, sizeof hex - 1);
	close(fd);
	if (n < 0 || sodium_hex2bin(key, KEY_SIZE, hex, (size_t)n, "\n\r ", &size, NULL) != 0 || size != KEY_SIZE)
		return error_with(a, ERROR_INTERNAL, "keys", "key_damaged", "%s", path);
	return NULL;
}

FALLIBLE keys_load(const char *folder, struct keys *ret, struct arena *a)
{
	struct keys keys;

	TRY(read_key(folder, names[0], keys.audit, a));
	TRY(read_key(folder, names[1], keys.seal, a));
	*ret = keys;
	return NULL;
}

void hash_of(const void *data, size_t n, char out[HASH_HEX])
{
	unsigned char hash[crypto_hash_sha256_BYTES];

	crypto_hash_sha256(hash, data, n);
	sodium_bin2hex(out, HASH_HEX, hash, sizeof hash);
}

void mac_of(const unsigned char key[KEY_SIZE], const void *data, size_t n, char out[HASH_HEX])
{
	unsigned char mac[crypto_auth_hmacsha256_BYTES];

	crypto_auth_hmacsha256(mac, data, n, key);
	sodium_bin2hex(out, HASH_HEX, mac, sizeof mac);
}

bool hash_same(const char *a, const char *b)
{
	return strlen(a) == strlen(b) && sodium_memcmp(a, b, strlen(a)) == 0;
}

#define NONCE crypto_aead_xchacha20poly1305_ietf_NPUBBYTES
#define EXTRA crypto_aead_xchacha20poly1305_ietf_ABYTES

struct value box_close(const unsigned char key[KEY_SIZE], const char *purpose, const void *plain, size_t n,
		       struct arena *a)
{
	unsigned char *box = arena_alloc(a, NONCE + n + EXTRA);
	unsigned long long size;

	random_bytes(box, NONCE);
	crypto_aead_xchacha20poly1305_ietf_encrypt(box + NONCE, &size, plain, n, (const unsigned char *)purpose,
						   strlen(purpose), NULL, box, key);
	return value_blob(box, NONCE + (size_t)size);
}

FALLIBLE box_open(const unsigned char key[KEY_SIZE], const char *purpose, struct value box, struct value *ret_plain,
		  struct arena *a)
{
	const unsigned char *p = (const unsigned char *)box.s;
	unsigned long long size;
	char *plain;

	if (box.tag != VALUE_BLOB || box.n < NONCE + EXTRA)
		return error_new(a, ERROR_INTERNAL, NULL, "seal_damaged");
	plain = arena_alloc(a, box.n - NONCE - EXTRA + 1);
	if (crypto_aead_xchacha20poly1305_ietf_decrypt((unsigned char *)plain, &size, NULL, p + NONCE, box.n - NONCE,
						       (const unsigned char *)purpose, strlen(purpose), p, key) != 0)
		return error_new(a, ERROR_INTERNAL, NULL, "seal_damaged");
	*ret_plain = (struct value){ .tag = VALUE_TEXT, .s = plain, .n = (size_t)size };
	return NULL;
}
