/* sla_target.h -- how many minutes a case has, by its priority: what its contract says for all cases and for those of a
 * priority, and what its site agreed to instead (C5, C8, C24). */
#ifndef RULE_SERVICE_SLA_TARGET_H
#define RULE_SERVICE_SLA_TARGET_H

#include "rule/contract/service_policy.h"
#include "rule/why.h"

#define PRIORITIES 5

enum sla_hand { SLA_RESPONSE, SLA_ONSITE, SLA_RESTORE };
#define SLA_HANDS (SLA_RESTORE + 1)
const char *sla_hand_name(enum sla_hand hand); /* "response" */

/* Minutes; UNSET: nothing is said. */
struct sla_matrix {
	int64_t all[SLA_HANDS];		   /* whatever the priority */
	int64_t of[PRIORITIES][SLA_HANDS]; /* of priority 1 to 5, before those of all */
};

extern const struct sla_matrix sla_matrix_empty;
struct sla_matrix sla_matrix_of(const struct service_policy *p);
/* priority UNSET, or 0: of a case that nobody rated. */
int64_t sla_minutes(const struct sla_matrix *m, int64_t priority, enum sla_hand hand);
/* Whether a priority has minutes of its own for the hand. */
bool sla_by_priority(const struct sla_matrix *m, enum sla_hand hand);
/* For all, or for some priority. */
bool sla_is_promised(const struct sla_matrix *m, enum sla_hand hand);
/* The limits of each priority that has any of its own; NULL: none has. */
const struct why *sla_limits_why(const struct sla_matrix *m, struct arena *a);

/* What a site agreed to, which stands before all that the contract says of the same hand. */
struct sla_agreement {
	struct sla_matrix matrix;
	const char *on, *reason;
};

struct sla_target {
	int64_t minutes;       /* UNSET: not promised */
	const struct why *why; /* NULL: the one number of the contract */
};

/* site NULL: it has none. */
struct sla_target sla_target_of(const struct sla_matrix *contract, const struct sla_agreement *site, int64_t priority,
				enum sla_hand hand, struct arena *a);

#endif
