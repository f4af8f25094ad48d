/* keys.h -- the secrets of an installation, in files of the keys folder (mode 0600), outside database
 * and backup: one that chains the audit trail, one that seals the keys of records. */
#ifndef SEAL_KEYS_H
#define SEAL_KEYS_H

#include <stdint.h>

#include "base/error.h"
#include "base/value.h"

#define KEY_SIZE 32
#define HASH_HEX 65 /* 64 hex digits and a NUL */

struct keys {
	unsigned char audit[KEY_SIZE], seal[KEY_SIZE];
};

/* Once at start, before anything else of this folder; ends the process if it fails. */
void seal_start(void);

FALLIBLE keys_create(const char *folder, struct arena *a); /* refuses to replace any */
FALLIBLE keys_load(const char *folder, struct keys *ret, struct arena *a);
void keys_random(struct keys *ret);
FALLIBLE keys_store(const char *folder, const struct keys *keys, struct arena *a); /* refuses to replace any */

/* Both in one file (mode 0600) that must not exist yet, to be kept away from the backups. */
FALLIBLE keys_export(const char *path, const struct keys *keys, struct arena *a);
FALLIBLE keys_import(const char *path, struct keys *ret, struct arena *a);

/* Lower-case hex. */
void hash_of(const void *data, size_t n, char out[HASH_HEX]);					/* SHA-256 */
void mac_of(const unsigned char key[KEY_SIZE], const void *data, size_t n, char out[HASH_HEX]); /* HMAC-SHA-256 */
bool hash_same(const char *a, const char *b);							/* in constant time */

/* A text sealed under a key: nonce and ciphertext with its authenticator, bound to `purpose`
 * (entity, record and field), so that a box moved elsewhere does not open. */
struct value box_close(const unsigned char key[KEY_SIZE], const char *purpose, const void *plain, size_t n,
		       struct arena *a);
FALLIBLE box_open(const unsigned char key[KEY_SIZE], const char *purpose, struct value box, struct value *ret_plain,
		  struct arena *a);

#endif
