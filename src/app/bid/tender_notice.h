/* tender_notice.h -- a notice of a tender as it was found (公告, 邀请) becomes a tender: what it says is read, its buyer
 * is the customer, and each fact waits for a person like those of any document (FIELD 19). */
#ifndef APP_BID_TENDER_NOTICE_H
#define APP_BID_TENDER_NOTICE_H

#include "app/act.h"
#include "base/buffer.h"

struct reading;

struct notice {
	const char *name; /* of the file */
	const void *data;
	size_t size;
	const char *buyer; /* as somebody typed it; NULL: as the notice says */
	const struct reading *reading;
	char sha256[HASH_HEX];
};

/* Without its database: read by a confined child, its content made durable.  ERROR_DENIED not_allowed; the errors of
 * reader_read(). */
FALLIBLE notice_open(struct act *act, struct notice *n);
/* On a writing lane.  {"tender": {"id","title"}, "customer": {"id","title"}, "made": a customer was made}.
 * ERROR_INVALID, field customer: buyer_not_read, or buyer_unknown to who may make no customer; ERROR_CONFLICT, field
 * number: tender_known, with its name. */
FALLIBLE notice_take(struct act *act, struct notice *n, struct buffer *b);

#endif
