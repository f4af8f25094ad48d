/* certificate_validity.h -- whether a certificate counts on the day that matters (DOMAIN 2.8, CV-*): it must be valid
 * on the deadline of the bid; that it ends while the bid is still binding is a warning. */
#ifndef RULE_BID_CERTIFICATE_VALIDITY_H
#define RULE_BID_CERTIFICATE_VALIDITY_H

#include "base/instant.h"

enum certificate_status {
	CERTIFICATE_OK,
	CERTIFICATE_EXPIRED,	       /* before the day */
	CERTIFICATE_NOT_YET_VALID,     /* on the day */
	CERTIFICATE_EXPIRES_MEANWHILE, /* valid on the day, no longer at the end of the bid's validity */
};
const char *certificate_status_name(enum certificate_status status); /* "expired_at_bid" */

/* valid_from unset: always was; valid_to unset: it does not expire.  until unset: only the day counts. */
enum certificate_status certificate_validity(date valid_from, date valid_to, date on, date until);

#endif
