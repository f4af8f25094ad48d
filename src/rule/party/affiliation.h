/* affiliation.h -- a person's second place: when it holds, and who may read of it.  Who reads a record of ours reads it
 * as its owner or as a member of its team (roles that read all are no matter of the record). */
#ifndef RULE_PARTY_AFFILIATION_H
#define RULE_PARTY_AFFILIATION_H

#include "entity/all.h"

/* Days count whole, the last one too. */
bool affiliation_holds(const struct affiliation *a, date on);
bool affiliations_overlap(const struct affiliation *a, const struct affiliation *b);

/* Who reads a record; 0: nobody. */
struct circle {
	int64_t owner, owners_team; /* the team that the owner is a member of */
	int64_t team;
};

/* Who reads both: two owners at most, and a team. */
struct common_circle {
	int64_t person_owner, company_owner, team;
};

struct common_circle circle_common(const struct circle *person, const struct circle *company);

#endif
