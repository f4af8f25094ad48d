/* readiness.h -- 废标自查: what would have a bid thrown out, by code (DOMAIN 2.16, BP-*).  Pure: the facts are counted and
 * found elsewhere. */
#ifndef RULE_BID_READINESS_H
#define RULE_BID_READINESS_H

#include <stddef.h>

#include "entity/all.h"
#include "rule/bid/bond.h"

struct bid_certificate {
	date valid_from, valid_to; /* unset: open */
};

/* UNSET or unset: not asked for by this tender, or not known. */
struct bid_facts {
	instant deadline_at;
	int64_t validity_required, validity_offered; /* days */
	money price_cap, opening_total, opening_words, line_sum;
	bool has_bond;
	struct bond bond;
	bool authorization_asked, legal_rep_signed, agent_signed, authorization_sealed;
	int64_t seals_required, seals_done;
	int64_t duplicates_required, duplicates, usb_required, usb;
	const struct bid_certificate *certificates;
	size_t certificate_count;
	int64_t star_negative, general_negative, most_general_negative;
	bool consortium, consortium_allowed, consortium_agreement;
	/* Passages that look out of place, and whose tender it is. */
	const char *const *passages;
	size_t passage_count;
	const char *customer;
	/* How many of each there are. */
	int64_t clauses_unanswered, qualifications_missing, evidence_missing, payment_negative, conditions, copied;
	int64_t signatures_missing, other_bids, names_differing, dates_wrong, amendments_open, hits_unused;
	int64_t volumes_long, sections_unchecked;
	/* 0: not asked for; offered 0: not said. */
	int64_t delivery_required, delivery_offered; /* days */
	int64_t warranty_required, warranty_offered; /* months */
	int64_t file_most, file_size;		     /* bytes */
	bool spec_conflict, near_deadline, decrypt_missing;
	bool lot_open;			/* there are several, and which one it is for is not said */
	bool price_sheet_missing;	/* the house seals no bid without one that is approved, and there is none */
	date ca_until, ca_needed_until; /* unset: not known, not asked for */
	/* What a price sheet was told to have (rule/bid/price_tell.h). */
	enum readiness_code price_faults[8];
	size_t price_fault_count;
};

/* Whether it throws the bid out, who finds it, on what ground it rests, and the field where it is mended when no record
 * of its own is to blame: "bid.validity_days". */
struct readiness_laws {
	const char *bidding, *government; /* NULL: none says so */
};
struct readiness_trait {
	bool fatal, by_person;
	struct readiness_laws laws;
	const char *place;
};
const struct readiness_trait *readiness_trait(enum readiness_code code);
/* The article that throws a bid out for it, of the law the tender goes by; NULL: there is none. */
const char *readiness_basis(enum readiness_code code, enum procurement_regime regime);

/* The codes found; at most readiness_code_count.  Returns their number. */
size_t readiness_check(const struct bid_facts *f, enum readiness_code found[]);

bool passage_is_blank(const char *passage);
/* Words that make an offer depend on something (87号令 63): the first that stands in it; NULL: none. */
const char *condition_attached(const char *text);
/* An answer that repeats the clause word for word, blanks aside, though the clause asks for a number. */
bool answer_is_copied(const char *clause, const char *answer, struct arena *a);

#endif
