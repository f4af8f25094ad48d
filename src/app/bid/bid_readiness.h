/* bid_readiness.h -- 废标自查: every check of DOMAIN 2.16 on one bid, computed from its records or looked at by a person,
 * each with the places where it is mended. */
#ifndef APP_BID_BID_READINESS_H
#define APP_BID_BID_READINESS_H

#include "app/act.h"
#include "base/buffer.h"
#include "base/language.h"
#include "entity/all.h"

/* clear: looked at, nothing found; unchecked: nobody has looked, and no record tells; not_asked: by this tender. */
enum finding_state { FINDING_CLEAR, FINDING_FOUND, FINDING_UNCHECKED, FINDING_NOT_ASKED };

/* Where a finding is mended. */
struct finding_place {
	const char *entity, *field; /* field NULL: the record as a whole */
	int64_t id;		    /* 0: there is no such record yet: to be made */
	const char *title, *detail; /* may be NULL */
	int64_t owner;
	const struct finding_place *next;
};

struct finding {
	enum finding_state state;
	const struct finding_place *places; /* in the order in which they were met */
	const struct readiness_tick *tick;
	const struct finding_override *override; /* the newest */
};

struct bid_readiness {
	const struct bid *bid;
	const struct tender *tender;
	struct finding findings[readiness_code_count];
	unsigned fatal, let_pass, warnings, unchecked; /* fatal: without those let pass */
};

bool finding_let_pass(const struct finding *f); /* two people have approved it */

FALLIBLE bid_readiness_of(struct act *act, const struct bid *b, struct bid_readiness *ret);
FALLIBLE bid_readiness_view(struct act *act, int64_t bid, enum language lang, struct buffer *b);

/* Names every fatal finding that nobody let pass. */
FALLIBLE bid_must_be_ready(struct act *act, const struct bid *b, struct error **all);

#endif
