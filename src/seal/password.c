#include "seal/password.h"

#include <sodium.h>
#include <string.h>

#define PASSES 2
#define MEMORY (64u * 1024 * 1024)

FALLIBLE password_hash(const char *password, const char **ret, struct arena *a)
{
	char *hash = arena_alloc(a, crypto_pwhash_STRBYTES);

	if (crypto_pwhash_str(hash, password, strlen(password), PASSES, MEMORY) != 0)
		return error_new(a, ERROR_BUSY, NULL, "out_of_memory");
	*ret = hash;
	return NULL;
}

bool password_check(const char *hash, const char *password)
{
	/* Of a password nobody has; checked so that an unknown log-in takes as long as a known one. */
	static const char nobody[] = "$argon2id$v=19$m=65536,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$"
				     "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
	bool right = crypto_pwhash_str_verify(hash == NULL ? nobody : hash, password, strlen(password)) == 0;

	return right && hash != NULL;
}
