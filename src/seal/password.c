#include "seal/password.h"

#include <sodium.h>
#include <stdio.h>
#include <string.h>

#define PASSES 2
#ifdef TRINE_CHECK /* is never installed anywhere, and makes thousands of people */
#define MEMORY_KB 1024
#else
#define MEMORY_KB 65536
#endif
#define HASH_SIZE 32

#define TEXT_OF(number) #number
#define DIGITS_OF(macro) TEXT_OF(macro)

FALLIBLE password_hash(const char *password, const char **ret, struct arena *a)
{
	char *hash = arena_alloc(a, crypto_pwhash_STRBYTES);

	if (crypto_pwhash_str(hash, password, strlen(password), PASSES, (size_t)MEMORY_KB * 1024) != 0)
		return error_new(a, ERROR_BUSY, NULL, "out_of_memory");
	*ret = hash;
	return NULL;
}

/* Of "$argon2id$v=19$m=65536,t=2,p=1$SALT$HASH", as password_hash() makes them. */
struct kept {
	unsigned long memory, passes; /* memory in KB */
	unsigned char salt[crypto_pwhash_SALTBYTES], hash[HASH_SIZE];
};

static bool base64(const char *text, unsigned char *ret, size_t n)
{
	size_t got = 0;

	return sodium_base642bin(ret, n, text, strlen(text), NULL, &got, NULL,
				 sodium_base64_VARIANT_ORIGINAL_NO_PADDING) == 0 &&
	       got == n;
}

static bool kept_read(const char *text, struct kept *k)
{
	char salt[64], hash[64];

	return sscanf(text, "$argon2id$v=19$m=%lu,t=%lu,p=1$%63[^$]$%63s", &k->memory, &k->passes, salt, hash) == 4 &&
	       base64(salt, k->salt, sizeof k->salt) && base64(hash, k->hash, sizeof k->hash);
}

/* The library's own crypto_pwhash_str_verify() calls a password wrong when it has no memory to look. */
FALLIBLE password_check(const char *hash, const char *password, bool *ret_right, struct arena *a)
{
	/* Of a password nobody has; checked so that an unknown log-in takes as long as a known one. */
	static const char nobody[] =
		"$argon2id$v=19$m=" DIGITS_OF(MEMORY_KB) ",t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$"
							 "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
	unsigned char is[HASH_SIZE];
	struct kept kept;

	if (!kept_read(hash == NULL ? nobody : hash, &kept))
		return error_new(a, ERROR_INTERNAL, NULL, "database_damaged");
	if (crypto_pwhash(is, sizeof is, password, strlen(password), kept.salt, kept.passes, (size_t)kept.memory * 1024,
			  crypto_pwhash_ALG_ARGON2ID13) != 0)
		return error_new(a, ERROR_BUSY, NULL, "out_of_memory");
	*ret_right = sodium_memcmp(is, kept.hash, sizeof is) == 0 && hash != NULL;
	return NULL;
}
