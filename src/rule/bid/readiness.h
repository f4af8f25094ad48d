/* readiness.h -- 废标自查: what would have a bid thrown out, by code (DOMAIN 2.16, BP-*).  Pure: the facts are counted and
 * found elsewhere. */
#ifndef RULE_BID_READINESS_H
#define RULE_BID_READINESS_H

#include <stddef.h>

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
};

struct readiness_code {
	const char *code;
	bool fatal; /* else a warning, that does not keep the bid back */
};

/* The codes found, in the order of the table; at most READINESS_MOST.  Returns their number. */
#define READINESS_MOST 32
size_t readiness_check(const struct bid_facts *f, struct readiness_code found[READINESS_MOST]);

bool passage_is_blank(const char *passage);

#endif
