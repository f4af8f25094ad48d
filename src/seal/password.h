/* password.h -- passwords by Argon2id (2 passes, 64 MiB: about 0.1 s of one core). */
#ifndef SEAL_PASSWORD_H
#define SEAL_PASSWORD_H

#include "base/error.h"

#define PASSWORD_MIN 10
#define PASSWORD_MAX 200

FALLIBLE password_hash(const char *password, const char **ret, struct arena *a);
/* `hash` NULL (no such user) costs the same time and is false. ERROR_BUSY: nobody could look. */
FALLIBLE password_check(const char *hash, const char *password, bool *ret_right, struct arena *a);

#endif
