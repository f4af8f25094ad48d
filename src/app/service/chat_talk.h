/* chat_talk.h -- a pasted conversation on its way to a case: read, its people looked up, its place found.  Of chats.c,
 * chat_talk.c and chat_place.c alone. */
#ifndef APP_SERVICE_CHAT_TALK_H
#define APP_SERVICE_CHAT_TALK_H

#include <jansson.h>

#include "app/act.h"
#include "app/service/caller.h"
#include "base/language.h"
#include "rule/service/chat_report.h"

#define TALK_PEOPLE_MOST 60
#define TALK_DEVICES_MOST 8
/* A condition: what $1 says holds the column's text, whatever the case of its letters. */
#define STANDS_IN(column) "lower($1) LIKE '%' || lower(" column ") || '%'"

struct talk {
	struct act *act;
	enum language language;
	const char *text;
	instant pasted_at;
	struct chat chat;
	struct chat_person people[TALK_PEOPLE_MOST];
	struct chat_known known;
	struct chat_report report;
	int64_t said_customer; /* by a person; 0: not */

	/* where it belongs */
	struct customers_found customers;
	int64_t customer, site, equipment;
	const struct why *customer_why, *site_why, *equipment_why;
	bool differ; /* what is said leads to more than one customer */
	int64_t devices[TALK_DEVICES_MOST];
	unsigned ndevices;
	const char *device_code;
};

/* What the text says by itself, and with what a person said of it; t->act is set. */
FALLIBLE talk_read(struct talk *t, const json_t *body);
/* Customer, site and equipment, each with its why; what is not clear stays 0. */
FALLIBLE talk_place(struct talk *t);
/* The newest case that this very text became; *ret NULL: none. */
FALLIBLE talk_taken(struct act *act, const char *sha256, struct service_case **ret);

#endif
