/* payment.h -- the payment plan of a contract: what is due when, and how far it is settled (S39). */
#ifndef RULE_CONTRACT_PAYMENT_H
#define RULE_CONTRACT_PAYMENT_H

#include "entity/all.h"

/* percent of 100: 30 is 30 %; to the cent. */
money payment_share(money contract, decimal percent);
/* The day after which it is late: `days` after the event; unset while the event has not happened. */
date payment_due(date event, int64_t days);
/* paid: all of it came in; partly: some; due: its event has happened by that day; waiting: not yet. */
enum payment_state payment_state_of(const struct payment_term *t, date today);
/* A gov procurement contract may grow by at most 10 % of what was agreed, by the same supplier (政府采购法 49). */
money change_order_room(money contract);

#endif
