/* people.h -- who counts in a piece of business, and how far we know them.  Sources: DOMAIN S44, S45, S58, S59,
 * S60, S62, S68. */
#ifndef RULE_PRESALE_PEOPLE_H
#define RULE_PRESALE_PEOPLE_H

#include "entity/all.h"

#define KEY_WEIGHT 10	  /* from here on a person is a key person */
#define BREADTH_DAYS 90	  /* how long ago a talk still counts as touch */
#define UNDERSTOOD_FROM 3 /* of 0 to 5 */

/* Power × 2 + influence (S60); UNSET where one of them is. */
int64_t stakeholder_weight(int64_t power, int64_t influence);
bool stakeholder_weighs(int64_t weight); /* whether it makes a key person */

/* Whole per cent, halves up; UNSET: of nothing. */
int64_t share_percent(int64_t part, int64_t whole);

/* One talk with one of them. */
struct touch {
	int64_t contact;
	const char *department; /* NULL: not known */
	date on;
};

/* Whom we met in the last 90 days (S58); narrow: only one person, or one department. */
struct breadth {
	unsigned contacts, departments;
	bool narrow;
};
struct breadth breadth_of(const struct touch *touches, unsigned count, date today);

/* A stakeholder as coverage sees him. */
struct person {
	int64_t contact;
	enum deal_role role;
	date met_on; /* the last talk; unset: never */
};

/* How a role of the deal is covered (S59): unknown, somebody is named, somebody was met. */
enum role_state { ROLE_UNKNOWN, ROLE_UNMET, ROLE_MET };
enum role_state role_coverage(enum deal_role role, const struct person *people, unsigned count);
/* The roles that every piece of business should know; ends with deal_role_unset. */
extern const enum deal_role wanted_roles[];

/* What was shown to whom, before the tender (S44). */
struct showing {
	int64_t contact, understanding;
	date on;
};
/* How many of the key contacts understood something before `issued_on` (unset: not issued yet). */
unsigned understood_by(const int64_t *keys, unsigned nkeys, const struct showing *shown, unsigned count,
		       date issued_on);

/* The interests that no slide answers (S62), in order; how many. */
unsigned interests_missing(const int64_t *interests, unsigned count, const int64_t *answered, unsigned nanswered,
			   int64_t *ret);

#endif
