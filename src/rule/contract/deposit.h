/* deposit.h -- money of ours that is out: how much may be demanded, when it is due back, what is wrong with it
 * (DOMAIN 2.7, 2.15; PB-*, RC-*). */
#ifndef RULE_CONTRACT_DEPOSIT_H
#define RULE_CONTRACT_DEPOSIT_H

#include "entity/all.h"

/* 10 % of the contract for a performance bond, 3 % for a retention; UNSET for other money, or without an amount. */
money deposit_cap(enum deposit_kind kind, money contract);
bool deposit_is_guarantee(enum deposit_form form); /* somebody else's promise, not our money */

/* Flags of what somebody should look at. */
enum deposit_finding {
	DEPOSIT_OVER_CAP = 1,	/* more than the law lets them demand */
	DEPOSIT_UNPAID = 2,	/* its day has passed and it is not given */
	DEPOSIT_OVERDUE = 4,	/* it should be back */
	DEPOSIT_ENDS_EARLY = 8, /* the guarantee ends before it may come back */
	DEPOSIT_UNCHASED = 16,	/* overdue, and nobody asked within 30 days */
};
#define DEPOSIT_FINDINGS 5
unsigned deposit_findings(const struct deposit *d, date today);
const char *deposit_finding_name(unsigned i); /* of the flag 1 << i: "overdue" */
/* Days since it was due back; 0: not yet, or not out. */
int64_t deposit_days_late(const struct deposit *d, date today);

#endif
