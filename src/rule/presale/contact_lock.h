/* contact_lock.h -- whom we may meet, and how, while a tender runs.  Source: DOMAIN A2, S61, C18, CC-*;
 * 招标投标法 32, 43; 政府采购法 25.  From the tender's issue to the award letter buyer and agency are met by the
 * official ways alone; service under a running contract goes on, without a word of the tender. */
#ifndef RULE_PRESALE_CONTACT_LOCK_H
#define RULE_PRESALE_CONTACT_LOCK_H

#include "entity/all.h"

enum contact_side { SIDE_BUYER, SIDE_AGENCY, SIDE_OTHER };
enum tender_phase { PHASE_PRE_TENDER, PHASE_TENDER_ISSUED, PHASE_EVALUATION, PHASE_AFTER_AWARD };
enum channel_class { CHANNEL_PRIVATE, CHANNEL_OFFICIAL, CHANNEL_SERVICE };
enum contact_decision { CONTACT_ALLOW, CONTACT_WITH_NOTICE, CONTACT_BLOCK };

enum contact_decision contact_compliance(enum contact_side side, enum tender_phase phase, enum channel_class channel);

/* Whether the agency that a tender names is the party of that name: blanks, width and case of letters count for
 * nothing, and neither does what stands behind it in brackets. */
bool agency_named(const char *agency, const char *name, struct arena *a);

/* A channel that is not said is a private one. */
enum channel_class channel_class_of(enum engagement_channel channel);

/* The day it was issued, else the day we knew of it. */
date tender_issue_day(const struct tender *t);
/* The last day of the lock: that of the award letter, where we know it; else of our declining, or of the opening of a
 * tender that is decided.  Unset: it runs. */
date tender_over_on(const struct tender *t, date award);
enum tender_phase tender_phase_on(const struct tender *t, date on, date over_on);

#endif
