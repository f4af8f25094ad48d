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

static FALLIBLE write_secret(const char *path, const char *text, struct arena *a)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

	if (fd < 0)
		return error_with(a, ERROR_INTERNAL, "keys", "cannot_write", "%s: %s", path, strerror(errno));
	bool ok = write(fd, text, strlen(text)) == (ssize_t)strlen(text) && fsync(fd) == 0;
	close(fd);
	return ok ? NULL : error_with(a, ERROR_NO_ROOM, "keys", "cannot_write", "%s", path);
}

static FALLIBLE write_key(const char *folder, const char *name, const unsigned char key[KEY_SIZE], struct arena *a)
{
	char hex[KEY_SIZE * 2 + 2];

	sodium_bin2hex(hex, sizeof hex, key, KEY_SIZE);
	strcat(hex, "\n");
	struct error *e = write_secret(arena_print(a, "%s/%s", folder, name), hex, a);
	sodium_memzero(hex, sizeof hex);
	return e;
}

void keys_random(struct keys *ret)
{
	random_bytes(ret->audit, KEY_SIZE);
	random_bytes(ret->seal, KEY_SIZE);
}

FALLIBLE keys_store(const char *folder, const struct keys *keys, struct arena *a)
{
	if (mkdir(folder, 0700) != 0 && errno != EEXIST)
		return error_with(a, ERROR_INTERNAL, "keys", "cannot_write", "%s: %s", folder, strerror(errno));
	TRY(write_key(folder, names[1], keys->seal, a));
	return write_key(folder, names[0], keys->audit, a);
}

FALLIBLE keys_create(const char *folder, struct arena *a)
{
	struct keys keys;

	keys_random(&keys);
	struct error *e = keys_store(folder, &keys, a);
	sodium_memzero(&keys, sizeof keys);
	return e;
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

FALLIBLE keys_export(const char *path, const struct keys *keys, struct arena *a)
{
	char audit[KEY_SIZE * 2 + 1], seal[KEY_SIZE * 2 + 1];

	sodium_bin2hex(audit, sizeof audit, keys->audit, KEY_SIZE);
	sodium_bin2hex(seal, sizeof seal, keys->seal, KEY_SIZE);
	return write_secret(path, arena_print(a, "trine keys\naudit %s\nseal %s\n", audit, seal), a);
}

/* A line "NAME 64 hex digits". */
static bool key_of_line(const char *text, const char *name, unsigned char key[KEY_SIZE])
{
	const char *at = strstr(text, name);
	size_t size = 0;

	if (at == NULL || strlen(at) < strlen(name) + KEY_SIZE * 2)
		return false;
	return sodium_hex2bin(key, KEY_SIZE, at + strlen(name), KEY_SIZE * 2, NULL, &size, NULL) == 0 &&
	       size == KEY_SIZE;
}

FALLIBLE keys_import(const char *path, struct keys *ret, struct arena *a)
{
	char text[512];
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	struct keys keys;
	ssize_t n;

	if (fd < 0)
		return error_with(a, ERROR_MISSING, "keys", "cannot_open", "%s: %s", path, strerror(errno));
	n = read(fd, text, sizeof text - 1);
	close(fd);
	text[n < 0 ? 0 : n] = '\0';
	if (strncmp(text, "trine keys\n", 11) != 0 || !key_of_line(text, "\naudit ", keys.audit) ||
	    !key_of_line(text, "\nseal ", keys.seal))
		return error_with(a, ERROR_INVALID, "keys", "key_damaged", "%s", path);
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
