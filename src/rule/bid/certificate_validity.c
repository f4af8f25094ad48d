#include "rule/bid/certificate_validity.h"

enum certificate_status certificate_validity(date valid_from, date valid_to, date on, date until)
{
	if (valid_from.day != 0 && valid_from.day > on.day)
		return CERTIFICATE_NOT_YET_VALID;
	if (valid_to.day == 0)
		return CERTIFICATE_OK;
	if (valid_to.day < on.day)
		return CERTIFICATE_EXPIRED;
	return valid_to.day < until.day ? CERTIFICATE_EXPIRES_MEANWHILE : CERTIFICATE_OK;
}

const char *certificate_status_name(enum certificate_status status)
{
	static const char *const names[] = {
		[CERTIFICATE_OK] = "ok",
		[CERTIFICATE_EXPIRED] = "expired_at_bid",
		[CERTIFICATE_NOT_YET_VALID] = "not_yet_valid",
		[CERTIFICATE_EXPIRES_MEANWHILE] = "expires_within_bid_validity",
	};

	return names[status];
}
