/* affiliations.h -- people who work for or advise several customers: who may read of it, what hangs on it elsewhere,
 * and the people of one customer as its page shows them. */
#ifndef APP_PRESALE_AFFILIATIONS_H
#define APP_PRESALE_AFFILIATIONS_H

#include "app/act.h"
#include "base/buffer.h"
#include "entity/all.h"

/* Prepares create and change: not at his own company, not twice at once, nobody who was erased; and whose it is. */
FALLIBLE affiliation_writing(struct act *act, const void *before, void *affiliation);
/* Prepares every other write: whose it is. */
FALLIBLE affiliation_sharing(struct act *act, const void *before, void *affiliation);
/* Follows a write: the stakeholders that it places have his office there. */
FALLIBLE affiliation_moved(struct act *act, const void *before, void *affiliation);

/* Follow a change of the contact, the customer, or of a user's team: whose its affiliations are. */
FALLIBLE affiliations_of_contact(struct act *act, const void *before, void *contact);
FALLIBLE affiliations_of_customer(struct act *act, const void *before, void *customer);
FALLIBLE affiliations_of_user(struct act *act, const void *before, void *user);

/* Prepares a stakeholder: the office of a person who is at the project's customer by his second place is that one. */
FALLIBLE stakeholder_placing(struct act *act, const void *before, void *stakeholder);

/* The companies that he belongs to on the day besides his own, whoever asks; in the arena. */
FALLIBLE affiliated_customers(struct act *act, contact_id contact, date on, customer_id **ret, unsigned *ret_count);

/* {"people": [{id, name, department, position, kind, until_on, affiliation, also: [{id, title, department, position,
 * kind, until_on, affiliation}]}]}: of a customer that the actor may read, its own people and those who belong to it
 * besides, each with where else he is, as far as the actor may read. ERROR_MISSING. */
FALLIBLE customer_people_view(struct act *act, int64_t customer, struct buffer *b);

#endif
