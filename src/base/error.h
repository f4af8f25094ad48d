/* error.h -- what went wrong, in words a client can translate.
 *
 * What can fail returns `struct error *` (FALLIBLE); NULL is success.  Results come last, as
 * `ret_x`, and are untouched on failure.  Errors live in the arena of the request. */
#ifndef BASE_ERROR_H
#define BASE_ERROR_H

#include "base/arena.h"

enum error_code {
	ERROR_MALFORMED,       /* not JSON, unknown query parameter       -> 400 */
	ERROR_UNAUTHENTICATED, /* no or a wrong log-in                    -> 401 */
	ERROR_DENIED,	       /* the actor may see but not do this       -> 403 */
	ERROR_MISSING,	       /* no such record, or not to be seen       -> 404 */
	ERROR_METHOD,	       /* the path is there, the method is not    -> 405 */
	ERROR_CONFLICT,	       /* step refused, key reused, still in use  -> 409 */
	ERROR_STALE,	       /* someone was faster                      -> 412 */
	ERROR_TOO_LARGE,       /*                                         -> 413 */
	ERROR_MEDIA,	       /* a content type we do not read           -> 415 */
	ERROR_INVALID,	       /* a body field has a bad value            -> 422 */
	ERROR_VERSION_NEEDED,  /* no If-Match                             -> 428 */
	ERROR_TOO_MANY,	       /* rate limit                              -> 429 */
	ERROR_UNKNOWN_OUTCOME, /* the disk failed at commit               -> 503 outcome_unknown */
	ERROR_BUSY,	       /* overload, memory budget, lost database  -> 503 */
	ERROR_NO_ROOM,	       /* disk full                               -> 507 */
	ERROR_INTERNAL,	       /* our fault; the details are logged       -> 500 */
};

struct error {
	enum error_code code;
	const char *field;  /* NULL: the record as a whole */
	const char *reason; /* a key of locale/NAME.json under "reason": "required", "too_late" */
	const char *detail; /* what the message's {detail} stands for; may be NULL */
	struct error *next; /* several problems of one record */
};

struct error *error_new(struct arena *a, enum error_code code, const char *field, const char *reason)
	__attribute__((returns_nonnull));
struct error *error_with(struct arena *a, enum error_code code, const char *field, const char *reason,
			 const char *detail_fmt, ...) __attribute__((format(printf, 5, 6), returns_nonnull));

/* Appends `more` (NULL allowed) behind *first, keeping the order of discovery. */
void error_append(struct error **first, struct error *more);

/* The problems as they are, in another arena. NULL stays NULL. */
struct error *error_carry(const struct error *e, struct arena *a);

#define FALLIBLE __attribute__((warn_unused_result)) struct error *
#define TRY(call)                          \
	do {                               \
		struct error *e_ = (call); \
		if (e_ != NULL)            \
			return e_;         \
	} while (0)

#endif
