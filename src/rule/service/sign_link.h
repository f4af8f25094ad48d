/* sign_link.h -- whether a link to sign still stands (TRUST T11): once, for a short time, and for the words it was made
 * for. */
#ifndef RULE_SERVICE_SIGN_LINK_H
#define RULE_SERVICE_SIGN_LINK_H

#include "entity/all.h"

/* NULL: it may be signed; else the reason why not: sign_link_used, sign_link_replaced, sign_link_expired,
 * sign_link_changed.  content_hash: of the paper as it stands now. */
const char *sign_link_refusal(const struct sign_link *link, const char *content_hash, instant now);
/* Whether the paper may still be taken along: while the link's time runs, signed or not. */
bool sign_link_shows(const struct sign_link *link, instant now);

#endif
