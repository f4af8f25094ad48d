/* phone.h -- Chinese telephone numbers as people write them (DOMAIN 5.5). */
#ifndef RULE_PARTY_PHONE_H
#define RULE_PARTY_PHONE_H

#include "base/arena.h"

enum phone_kind { PHONE_INVALID, PHONE_MOBILE, PHONE_LANDLINE, PHONE_SERVICE };
const char *phone_kind_name(enum phone_kind kind); /* "mobile" */

struct phone {
	enum phone_kind kind;
	const char *normalized; /* 13800138000, 0531-88881234[-801], 400-810-1996; NULL: invalid */
	const char *masked;	/* as lists show it: 138****8000 */
};

/* Blanks, dashes, brackets, full-width figures and +86/0086 fall away; 转, ext, # or a last dash part
 * an extension of a landline. */
struct phone phone_read(const char *text, struct arena *a);

#endif
