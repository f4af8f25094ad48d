/* notices.h -- telling people about a case: through every active channel of the group and of the person, by mail, and
 * by the SMS hook; urgent at once, the rest gathered (DOMAIN 5.1).  Written into the outbox with what it tells of. */
#ifndef APP_SERVICE_NOTICES_H
#define APP_SERVICE_NOTICES_H

#include "app/act.h"
#include "entity/all.h"
#include "rule/why.h"

#define NOTICE_EVENT "notice" /* one message, at once */
#define DIGEST_EVENT "digest" /* one line of what is gathered for a channel */

struct notice {
	const struct service_case *about;
	user_id person;		/* whom it concerns, beside the groups; 0: nobody */
	const char *letter;	/* kind of the mail that goes to him; NULL: none */
	const char *link;	/* the page to open, behind the installation's url */
	const struct why *text; /* the sentences, of db/data/why.csv */
	bool urgent;
};
FALLIBLE notice_give(struct act *act, const struct notice *n);

/* The customer's receipt: the number, and where to follow it; by mail and SMS where we know how (A1). */
FALLIBLE notice_receipt(struct act *act, const struct service_case *c, const char *follow);

/* "BX20261126-001 大门摄像机黑屏" */
const char *notice_name(const struct service_case *c, struct arena *a);

#endif
