/* tender_days.h -- the days of one tender as the law sets them, beside what the document says (DOMAIN 2.2, BD-*): whose
 * day it is, whether the document keeps to it, and why. */
#ifndef RULE_BID_TENDER_DAYS_H
#define RULE_BID_TENDER_DAYS_H

#include <stddef.h>

#include "rule/bid/bond.h"
#include "rule/bid/legal_deadline.h"
#include "rule/why.h"

enum day_side { DAY_OF_US, DAY_OF_BUYER };
enum day_verdict { DAY_OPEN, DAY_KEPT, DAY_BROKEN }; /* DAY_OPEN: the document says nothing to compare */

struct tender_day {
	const char *key;
	enum day_side side;
	struct period_end end; /* the law's day */
	date stated;	       /* the document's, or what was done; unset: none */
	enum day_verdict verdict;
	const char *law;
	const struct why *why;
};

struct tender_dates {
	enum procurement_regime regime;
	enum procurement_method method;
	date issued_on, sale_starts_on, sale_ends_on, received_on, deadline_on;
	date award_notice_on, contract_signed_on;
	struct bond_fate bond;
	bool has_bond;
};

/* In the order of the procedure; at most TENDER_DAYS_MOST.  A day whose start is not known is left out. */
#define TENDER_DAYS_MOST 12
size_t tender_days(const struct tender_dates *t, const struct calendar *c, struct arena *a,
		   struct tender_day ret[TENDER_DAYS_MOST]);

/* Until when the kind of question may be asked by law; unset: the law sets no day for it. */
date question_legal_day(enum question_kind kind, const struct tender_dates *t, const struct calendar *c);

#endif
