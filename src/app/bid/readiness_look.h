/* readiness_look.h -- what the records tell of a bid before it is handed in: each look fills the facts that
 * readiness_check() judges, says which codes it has looked for, and keeps the places where a finding is mended. */
#ifndef APP_BID_READINESS_LOOK_H
#define APP_BID_READINESS_LOOK_H

#include "app/bid/bid_readiness.h"
#include "rule/bid/readiness.h"
#include "rule/presale/presale_policy.h"

/* What is being looked at. */
struct looking {
	struct act *act;
	const struct bid *bid;
	const struct tender *tender;
	struct bid_readiness *out;
	struct bid_facts facts;
	struct presale_policy policy;
	bool asked[readiness_code_count]; /* records tell of it */
	const char **passages;
	struct lines customers;
	int64_t numeric; /* clauses with a number that are answered */
};

struct finding *finding_of(struct looking *l, enum readiness_code code);
void place_add(struct looking *l, enum readiness_code code, struct finding_place place);

/* All looks; bid, tender and policy are set. */
FALLIBLE readiness_look(struct looking *l);
/* The look at the price sheet, for who asks. */
FALLIBLE look_at_price(struct looking *l);
/* The look at the answers: what is unanswered, unproven, copied, or names another project. */
FALLIBLE look_at_answers(struct looking *l);

#endif
