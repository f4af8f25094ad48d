/* case_hand.h -- the three limits of a case: which promise each is, and where the case keeps it. */
#ifndef RULE_SERVICE_CASE_HAND_H
#define RULE_SERVICE_CASE_HAND_H

#include "entity/all.h"
#include "rule/service/sla_target.h"

struct case_hand {
	enum commitment_kind owed;
	enum clock_hand word;
	const char *due, *done; /* the fields of service_case */
	const char *title;	/* of its obligation */
};

extern const struct case_hand case_hands[SLA_HANDS];

/* False: the kind is none that a clock measures. */
bool case_hand_of(enum commitment_kind kind, enum sla_hand *ret);
instant case_hand_due(const struct service_case *c, enum sla_hand hand); /* unset: none, or while a pause lasts */
/* When it was done; the arrival also when service was back before anybody was needed there. */
instant case_hand_done(const struct service_case *c, enum sla_hand hand);
enum target_verdict case_hand_verdict(const struct service_case *c, enum sla_hand hand);

#endif
