/* contact_lock.h -- from a tender's issue to its award letter the buyer is met by the official ways alone
 * (DOMAIN A2, S61; 招标投标法 32, 43): found from the customer's tenders, never stored. */
#ifndef APP_PRESALE_CONTACT_LOCK_H
#define APP_PRESALE_CONTACT_LOCK_H

#include "app/act.h"
#include "base/buffer.h"
#include "entity/all.h"
#include "rule/presale/contact_lock.h"

struct contact_lock {
	const struct tender *tender; /* NULL: there is none */
	enum contact_side side;	     /* what the party is to it: its buyer, or the agency that it names */
	date until;		     /* the day of the award letter; unset while it has not come */
};

/* The first tender under which the day lies, of those that the party buys by or runs as agency. */
FALLIBLE contact_lock_on(struct act *act, customer_id party, date on, struct contact_lock *ret);

/* Prepares create, change and hold of an engagement: refused where the law forbids it, with the notice where it is
 * service.  Asked of its customer and of every company that those who take part belong to. */
FALLIBLE engagement_permitted(struct act *act, const void *before, void *engagement);

/* "lock": {"tender", "title", "party": {id, title}, "side", "from", "until", "law", "planned": [{id, title,
 * held_at}]}, as the people's page and the form of an engagement show it; null where there is none, and for who reads
 * no engagements. */
FALLIBLE contact_lock_write(struct act *act, customer_id customer, struct buffer *b);
/* {"lock": …} of a customer that the actor may read; else ERROR_MISSING. */
FALLIBLE contact_lock_view(struct act *act, int64_t customer, struct buffer *b);

/* Whom one is about to meet, as far as a form knows it; 0: not yet. */
struct met {
	int64_t customer, opportunity;
	const int64_t *contacts;
	unsigned ncontacts;
};
/* {"locks": […]}: of each company that this leads to and that is under one; of records that the actor may not read,
 * none. */
FALLIBLE contact_locks_view(struct act *act, const struct met *m, struct buffer *b);

#endif
