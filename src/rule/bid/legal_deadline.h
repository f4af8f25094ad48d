/* legal_deadline.h -- the days the law gives in a procurement (DOMAIN 2.2, BD-*), as one table.
 *
 * The start day is not counted; "at least N days before" is the deadline less N.  Where the two regimes differ the
 * table says both; an enterprise's own tender has no limits but those of its document. */
#ifndef RULE_BID_LEGAL_DEADLINE_H
#define RULE_BID_LEGAL_DEADLINE_H

#include "entity/all.h"
#include "rule/calendar/period.h"

enum legal_limit {
	LIMIT_BID_PERIOD,	/* tender issued -> earliest bid deadline */
	LIMIT_DOCUMENT_SALE,	/* document available from -> at least until */
	LIMIT_CLARIFICATION,	/* a clarification or modification, before the bid deadline */
	LIMIT_OBJECTION,	/* an objection to the document, before the bid deadline */
	LIMIT_CHALLENGE,	/* known or published -> challenge */
	LIMIT_CHALLENGE_ANSWER, /* challenge -> answer */
	LIMIT_COMPLAINT,	/* end of the answer's time -> complaint */
	LIMIT_SIGNING,		/* award letter -> contract signed */
	LIMIT_PUBLICATION,	/* contract signed -> published */
	LIMIT_FILING,		/* contract signed -> copy filed, or reported */
	LIMIT_REFUND_LOSERS,	/* award letter, or contract -> bond back to those who lost */
	LIMIT_REFUND_WINNER,	/* contract signed -> bond back to who won */
	LIMIT_REFUND_WITHDRAWN, /* withdrawal before the deadline -> bond back */
	LIMIT_CONSULTATION,	/* 竞争性磋商: document issued -> earliest first response */
	LIMIT_NEGOTIATION,	/* 竞争性谈判, 询价: document issued -> earliest first response */
	LEGAL_LIMITS
};

struct legal_term {
	int days; /* 0: this regime sets none */
	bool workdays;
	const char *source; /* "招标投标法 24" */
};

const struct legal_term *legal_term(enum legal_limit limit, enum procurement_regime regime);

/* Where the term ends that begins on the day; last_day unset where the regime sets none. */
struct period_end legal_deadline(enum legal_limit limit, enum procurement_regime regime, date from,
				 const struct calendar *c);
/* The last day on which something still is in time before the deadline; unset where the regime sets none. */
date legal_last_day_before(enum legal_limit limit, enum procurement_regime regime, date deadline);

/* A clarification too near the deadline moves the deadline (招标投标法 23). */
struct clarification {
	int gap_days;
	bool must_extend;
	date required_deadline;
};
struct clarification clarification_before(date deadline, date issued, enum procurement_regime regime);

/* The first day counts: publicity of 3 days from 1 April ends on 3 April (条例 54). */
date publicity_last_day(date first, int days);

#endif
