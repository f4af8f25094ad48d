/* qualification.h -- whether a paper proves what a tender asks, on the day that counts: the deadline of the bid
 * (DOMAIN 2.8, 2.9, 2.16; certificate_validity.h, track_record.h). */
#ifndef RULE_BID_QUALIFICATION_H
#define RULE_BID_QUALIFICATION_H

#include "entity/all.h"
#include "rule/why.h"

enum proof_verdict {
	PROOF_OK,
	PROOF_ENDS_MEANWHILE,	/* counts, but not to the end of the bid's validity */
	PROOF_SURVEILLANCE_DUE, /* counts, but the yearly surveillance is over by then */
	PROOF_EXPIRED,
	PROOF_NOT_YET_VALID,
	PROOF_OUTSIDE_MONTHS, /* no month of it lies in the last ones before the deadline */
	PROOF_WRONG_YEAR,
	PROOF_TOO_OLD,	   /* drawn before the tender was issued */
	PROOF_UNDATED,	   /* the day that counts is not known */
	PROOF_NOT_IN_TIME, /* track record: signed, awarded or accepted too early or late */
	PROOF_TOO_SMALL,
	PROOF_PAPERS_MISSING,
};
#define PROOF_VERDICTS 12
bool proof_counts(enum proof_verdict v);
const char *proof_verdict_name(enum proof_verdict v); /* "expired" */

/* unset: not known. */
struct proof_days {
	date on;	/* the deadline of the bid */
	date until;	/* the end of its validity */
	date issued_on; /* of the tender */
};

enum proof_verdict certificate_proves(const struct certificate *c, const struct qualification_item *q,
				      const struct proof_days *d);
enum proof_verdict case_proves(const struct case_study *c, const struct qualification_item *q);
const struct why *proof_why(enum proof_verdict v, date from, date to, const struct proof_days *d, struct arena *a);

/* Whether a paper of the library is of the kind, category and name that is asked for. */
bool certificate_fits(const struct certificate *c, const struct qualification_item *q);
bool case_fits(const struct case_study *c, const struct qualification_item *q);

/* The months of the last ones before the deadline that the certificate speaks of, as bits, the latest lowest. */
uint64_t proof_months(const struct certificate *c, const struct qualification_item *q, const struct proof_days *d);

struct qualification_count {
	int64_t chosen;	  /* proofs that go into the bid and count */
	int64_t possible; /* that are in the library and would */
	uint64_t months;  /* of the chosen */
	uint64_t possible_months;
};
enum qualification_state { QUALIFICATION_MET, QUALIFICATION_POSSIBLE, QUALIFICATION_MISSING };
enum qualification_state qualification_state(const struct qualification_item *q, const struct qualification_count *n);
const char *qualification_state_name(enum qualification_state s); /* "missing" */
/* What the chosen proofs are worth in a line of the scoring table: so many each up to its points, or all of its points
 * where it is met. */
decimal qualification_points(const struct qualification_item *q, const struct score_item *s,
			     const struct qualification_count *n);

#endif
