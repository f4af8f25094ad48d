/* reports.h -- a fault reported by who stands before the device, without an account: the code on it, the report, the
 * page to follow it (API: /report/TOKEN; TRUST T8 to T10).  Whoever holds a code sees nothing of the customer. */
#ifndef APP_SERVICE_REPORTS_H
#define APP_SERVICE_REPORTS_H

#include <jansson.h>

#include "app/act.h"
#include "base/buffer.h"

/* Prepares create: the hash of the token, the label, the customer. */
FALLIBLE report_token_making(struct act *act, const void *before, void *token);

/* What the label of a device shows as a QR code: the address of its report page.  Of an `equipment` or a `site`; its
 * token is made where it has none that is in use.  The actor must be able to read the record. */
FALLIBLE report_url(struct act *act, const char *entity, int64_t record, const char **ret);

/* POST …/equipment/ID/report_link, …/site/ID/report_link: {"url"}; on a lane for writing, since it makes a token. */
FALLIBLE report_link_view(struct act *act, const struct entity *e, int64_t record, struct buffer *b);

/* {"category","number","kinds":[…]}; ERROR_MISSING report_token_gone. */
FALLIBLE report_page(struct act *act, const char *token, struct buffer *b);
/* body: kind, state (down, degraded), text, caller, phone.  {"number","received_at","follow"}. */
FALLIBLE report_make(struct act *act, const char *token, const json_t *body, struct buffer *b);

/* The page to follow a case by: an address of its own, worth the same as the paper it is written on. */
const char *report_follow_url(const struct act *act, int64_t service_case);
FALLIBLE report_follow(struct act *act, const char *follow, struct buffer *b);

#define REPORT_PHOTOS 3
/* Whether a photo may still be added; then its record. */
FALLIBLE report_may_add(struct act *act, const char *follow, size_t size, const char *media_type);
struct report_photo {
	const char *follow, *name, *sha256, *media_type;
	size_t size;
};
FALLIBLE report_add(struct act *act, const struct report_photo *p);

#endif
