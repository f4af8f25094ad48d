/* session.h -- who is there: log-ins, API tokens, resets and invitations.
 *
 * A secret is 256 bits, given out once and kept as a hash.  Each request looks its session up, so a
 * role taken away, a disabled user or an ended session counts from the next request on. */
#ifndef APP_SESSION_H
#define APP_SESSION_H

#include "app/act.h"
#include "seal/password.h"

enum session_kind { SESSION_LOGIN, SESSION_TOKEN, SESSION_RESET };

struct session {
	struct actor actor;
	enum session_kind kind;
	const char *name;  /* of the user */
	const char *roles; /* "sales,presales" */
	const char *hash;
	instant seen_at;
};

#define SESSION_IDLE (2 * HOUR)	     /* a log-in ends after that long without a request */
#define SESSION_ABSOLUTE (14 * HOUR) /* and after that long in any case */
#define SESSION_TOUCH (5 * MINUTE)   /* how exactly seen_at is kept */
#define RESET_VALID (30 * MINUTE)
#define INVITE_VALID (7 * DAY)

/* *ret NULL: no such session, or it is over, or its user is disabled. */
FALLIBLE session_find(struct sql *db, const char *secret, instant now, struct session **ret, struct arena *a);
/* What a log-in is checked against; *ret_hash NULL: no such user, or disabled, or without password. */
FALLIBLE session_credential(struct sql *db, const char *login, int64_t *ret_user, const char **ret_hash,
			    struct arena *a);
/* Opens a session of the kind; *ret_secret is given out once. */
FALLIBLE session_open(struct act *act, enum session_kind kind, int64_t user, const char *name, int64_t valid_us,
		      const char **ret_secret);
FALLIBLE session_end(struct act *act, const char *hash);
FALLIBLE session_touch(struct act *act, const char *hash);
/* Ends all sessions of a user, but not `except` (a hash; NULL: none). */
FALLIBLE session_end_all(struct act *act, int64_t user, const char *except);
/* Sets a password that password_hash() has made, ends the user's other sessions. */
FALLIBLE session_set_password(struct act *act, int64_t user, const char *hash, const char *except);
/* Uses up a reset or invitation: its user. ERROR_UNAUTHENTICATED when it is unknown, used or over. */
FALLIBLE session_use_reset(struct act *act, const char *secret, int64_t *ret_user);
/* What is over: removed by the nightly job. */
FALLIBLE session_sweep(struct act *act);

FALLIBLE password_acceptable(const char *password, const char *login, struct arena *a);

#endif
