#include "rule/service/sign_link.h"

#include "base/instant.h"
#include "base/text.h"

const char *sign_link_refusal(const struct sign_link *link, const char *content_hash, instant now)
{
	if (link->stage == sign_link_stage_used)
		return "sign_link_used";
	if (link->stage == sign_link_stage_revoked)
		return "sign_link_replaced";
	if (!instant_before(now, link->expires_at))
		return "sign_link_expired";
	return text_same(link->content_hash, content_hash) ? NULL : "sign_link_changed";
}

bool sign_link_shows(const struct sign_link *link, instant now)
{
	return link->stage != sign_link_stage_revoked && instant_before(now, link->expires_at);
}
