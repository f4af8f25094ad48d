/* events.h -- what happens to a contract and makes money fall due or come back, and days be done: signing, arrival,
 * acceptance, the end of the warranty. */
#ifndef APP_CONTRACT_EVENTS_H
#define APP_CONTRACT_EVENTS_H

#include "app/act.h"
#include "entity/all.h"

/* The day of the event on this contract; unset: not yet. */
FALLIBLE event_day(struct act *act, int64_t contract, enum payment_event event, date *ret);
/* Instalments that wait for it fall due, money that comes back by it gets its day. */
FALLIBLE event_happened(struct act *act, int64_t contract, enum payment_event event);
/* Open milestones of the kind are done on the day. */
FALLIBLE milestones_done(struct act *act, int64_t contract, enum milestone_event event, date on);

FALLIBLE contract_signed_event(struct act *act, const void *before, void *contract);   /* follows sign */
FALLIBLE contract_accepted_event(struct act *act, const void *before, void *contract); /* follows accept */
FALLIBLE contract_started_event(struct act *act, const void *before, void *contract);  /* follows start */
FALLIBLE acceptance_event(struct act *act, const void *before, void *acceptance);      /* follows sign */
FALLIBLE site_record_event(struct act *act, const void *before, void *site_record);    /* follows sign */

#endif
