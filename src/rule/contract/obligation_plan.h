/* obligation_plan.h -- from the acceptance of a contract and its service policy to its dated obligations.
 *
 * No two trips are on one day: what falls on the day of another is done on it, as a row that is merged.
 * The same inputs give the same plan, row by row and key by key; a visit moved by agreement moves
 * nothing but itself and what was to be done on the same trip.  So a plan may be computed anew at
 * any time (a notice loaded, a policy changed) and compared with what is stored by `key`. */
#ifndef RULE_CONTRACT_OBLIGATION_PLAN_H
#define RULE_CONTRACT_OBLIGATION_PLAN_H

#include "rule/calendar/season.h"
#include "rule/contract/warranty.h"
#include "rule/why.h"

enum obligation_kind {
	OBLIGATION_WARRANTY,	       /* free repair until the last day (S73, A15) */
	OBLIGATION_RESPONSE,	       /* standing: the response clock (S91, A1) */
	OBLIGATION_ARRIVAL,	       /* standing: the arrival clock, where one is promised (C24) */
	OBLIGATION_RESTORE,	       /* standing: the restore clock (S92) */
	OBLIGATION_TRAINING,	       /* before acceptance, unless agreed otherwise (S108) */
	OBLIGATION_HANDOVER,	       /* all papers over and signed (S81, A14) */
	OBLIGATION_PARTS_AVAILABILITY, /* S97 */
	OBLIGATION_PARTS_SUPPLY,       /* S99 */
	OBLIGATION_LIFETIME_REPAIR,    /* standing, from the day after the warranty (S84) */
	OBLIGATION_ROUTINE_REVISIT,    /* the 20-day visits (S119) */
	OBLIGATION_MONTHLY_ONSITE,     /* at least once a calendar month (S126, A9) */
	OBLIGATION_SEASONAL_REVISIT,   /* at the start of rain and heating (S123, A11) */
	OBLIGATION_TECHNICAL_REVISIT,  /* of the new technology, in the first months (S115) */
	OBLIGATION_IMPORTANT_DAY,      /* the check before a day important to the customer (S127) */
};
const char *obligation_kind_name(enum obligation_kind kind); /* "routine_revisit" */

/* What a trip serves; a bit each in planned_obligation.programmes. */
enum programme {
	PROGRAMME_ROUTINE,
	PROGRAMME_MONTHLY,
	PROGRAMME_MAINTENANCE, /* S76, proven by the monthly visit (A12) */
	PROGRAMME_RAIN,
	PROGRAMME_HEATING,
	PROGRAMME_TECHNICAL,
	PROGRAMME_IMPORTANT_DAY,
};
#define PROGRAMMES (PROGRAMME_IMPORTANT_DAY + 1)
const char *programme_name(enum programme p); /* "routine" */
#define PROGRAMME_BIT(p) (1u << (p))

/* A visit that both sides agreed to move: of the grid, by its number; another trip of its own, by its key. */
struct visit_move {
	int number;
	date to;
	const char *key;
};

struct plan_terms {
	date accepted_on;		       /* the day the acceptance was signed (A14) */
	const struct warranty_start *warranty; /* NULL: runs from the acceptance */
	date warranty_floor;		       /* not over before this day, by law; unset: none */
	struct service_policy policy;	       /* as frozen in the contract; warranty_term must be set */
	const struct seasons *seasons;	       /* may be NULL: no season visits */
	const char *city;		       /* may be NULL */
	bool seasonal_exposure;		       /* decoration, outdoor cameras, machine rooms ... (C13) */
	date training_due, handover_due;       /* unset: the day of acceptance */
	date last_visit;		       /* rolling mode: the last visit held; unset: none yet */
	int visits_held;		       /* rolling mode: how many were; the next has the number after them */
	date round_start;		       /* company_round: the first day of the company's rounds */
	const date *important_day;
	size_t important_days;
	const struct visit_move *move;
	size_t moves;
};

struct planned_obligation {
	enum obligation_kind kind;
	const char *key; /* lasting identity: "routine_revisit/3", "monthly_onsite/2026-07" */
	int number;	 /* of a routine visit; else 0 */
	date raw;	 /* of a routine visit and one on an agreed weekday: its day before any move; else unset */
	date due;	 /* the day it is planned for; unset: standing */
	date from, to;	 /* where its proof counts; late after `to`; unset: open on that side */
	const char *merged_into;    /* key of the routine visit on whose trip it is done; NULL: its own */
	unsigned programmes;	    /* of a visit: all that its trip serves, PROGRAMME_BIT(...) | ... */
	bool on_site;		    /* false: a call will do */
	enum confidence confidence; /* fallback: rests on a year not yet announced, and is planned again then */
	bool caution;		    /* near a long holiday of such a year (A6) */
	const struct why *why;
};

/* A plan of more would be a mistake in its terms, and cost more than it is worth. */
#define PLAN_YEARS_MOST 100
#define PLAN_VISITS_MOST 4000

struct obligation_plan {
	struct planned_obligation *row; /* standing ones first, then by kind and day */
	size_t count;
};

/* ERROR_INVALID: warranty.term required; revisit.every_days out_of_range; accepted_on out_of_range. */
FALLIBLE obligation_plan_make(const struct plan_terms *terms, const struct calendar *calendar, struct arena *a,
			      struct obligation_plan *ret);
const struct planned_obligation *obligation_plan_find(const struct obligation_plan *plan, const char *key);

#endif
