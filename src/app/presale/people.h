/* people.h -- what goes along with a stakeholder: his support from its readings, his lines and rows with him, and a
 * person's erasure (DOMAIN S45, S60, C28, A5). */
#ifndef APP_PRESALE_PEOPLE_H
#define APP_PRESALE_PEOPLE_H

#include "app/act.h"

FALLIBLE stakeholder_adding(struct act *act, const void *before, void *stakeholder);   /* prepares create */
FALLIBLE stakeholder_removing(struct act *act, const void *before, void *stakeholder); /* prepares remove */
/* Prepares remove: a slide no longer answers what nobody asks for. */
FALLIBLE interest_removing(struct act *act, const void *before, void *interest);
FALLIBLE relation_adding(struct act *act, const void *before, void *relation); /* prepares create */
FALLIBLE support_read(struct act *act, const void *before, void *reading);     /* follows create, change, remove */
/* Follows erase: the profile rows go, and the name where it stands in the minutes. */
FALLIBLE contact_erased(struct act *act, const void *before, void *contact);

#endif
