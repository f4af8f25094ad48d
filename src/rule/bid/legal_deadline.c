#include "rule/bid/legal_deadline.h"

#define DAYS(n, law)          \
	{                     \
		n, false, law \
	}
#define WORKDAYS(n, law)     \
	{                    \
		n, true, law \
	}

static const struct legal_term terms[LEGAL_LIMITS][procurement_regime_enterprise + 1] = {
	[LIMIT_BID_PERIOD] = { [procurement_regime_bidding_law] = DAYS(20, "招标投标法 24"),
			       [procurement_regime_gov_procurement] = DAYS(20, "政府采购法 35") },
	[LIMIT_DOCUMENT_SALE] = { [procurement_regime_bidding_law] = DAYS(5, "招标投标法实施条例 16"),
				  [procurement_regime_gov_procurement] = WORKDAYS(5, "政府采购法实施条例 31") },
	[LIMIT_CLARIFICATION] = { [procurement_regime_bidding_law] = DAYS(15, "招标投标法 23"),
				  [procurement_regime_gov_procurement] = DAYS(15, "政府采购法实施条例 31") },
	[LIMIT_OBJECTION] = { [procurement_regime_bidding_law] = DAYS(10, "招标投标法实施条例 22") },
	[LIMIT_CHALLENGE] = { [procurement_regime_gov_procurement] = WORKDAYS(7, "政府采购法 52") },
	[LIMIT_CHALLENGE_ANSWER] = { [procurement_regime_bidding_law] = DAYS(3, "招标投标法实施条例 22"),
				     [procurement_regime_gov_procurement] = WORKDAYS(7, "政府采购法 53") },
	[LIMIT_COMPLAINT] = { [procurement_regime_bidding_law] = DAYS(10, "招标投标法实施条例 60"),
			      [procurement_regime_gov_procurement] = WORKDAYS(15, "政府采购法 55") },
	[LIMIT_SIGNING] = { [procurement_regime_bidding_law] = DAYS(30, "招标投标法 46"),
			    [procurement_regime_gov_procurement] = DAYS(30, "政府采购法 46") },
	[LIMIT_PUBLICATION] = { [procurement_regime_gov_procurement] = WORKDAYS(2, "政府采购法实施条例 50") },
	[LIMIT_FILING] = { [procurement_regime_bidding_law] = DAYS(15, "招标投标法 47"),
			   [procurement_regime_gov_procurement] = WORKDAYS(7, "政府采购法 47") },
	[LIMIT_REFUND_LOSERS] = { [procurement_regime_bidding_law] = DAYS(5, "招标投标法实施条例 57"),
				  [procurement_regime_gov_procurement] = WORKDAYS(5, "政府采购法实施条例 33") },
	[LIMIT_REFUND_WINNER] = { [procurement_regime_bidding_law] = DAYS(5, "招标投标法实施条例 57"),
				  [procurement_regime_gov_procurement] = WORKDAYS(5, "政府采购法实施条例 33") },
	[LIMIT_REFUND_WITHDRAWN] = { [procurement_regime_bidding_law] = DAYS(5, "招标投标法实施条例 35"),
				     [procurement_regime_gov_procurement] = WORKDAYS(5, "政府采购法实施条例 33") },
	[LIMIT_CONSULTATION] = { [procurement_regime_gov_procurement] = DAYS(10, "财库〔2014〕214号") },
	[LIMIT_NEGOTIATION] = { [procurement_regime_gov_procurement] = WORKDAYS(3, "财政部令第74号") },
};

const struct legal_term *legal_term(enum legal_limit limit, enum procurement_regime regime)
{
	return &terms[limit][regime];
}

struct period_end legal_deadline(enum legal_limit limit, enum procurement_regime regime, date from,
				 const struct calendar *c)
{
	const struct legal_term *t = legal_term(limit, regime);
	struct period_end end = { 0 };

	if (t->days == 0)
		return end;
	if (!t->workdays)
		return period_end(from, (struct period){ t->days, PERIOD_DAY }, c);
	end.last_day = end.rolled = calendar_add_workdays(c, from, t->days, false);
	end.confidence = calendar_confidence(c, end.last_day);
	if (end.confidence == CONFIDENCE_ANNOUNCED)
		end.rolled_to_workday = end.last_safe_workday = end.last_day;
	return end;
}

date legal_last_day_before(enum legal_limit limit, enum procurement_regime regime, date deadline)
{
	int days = legal_term(limit, regime)->days;

	return days == 0 ? (date){ 0 } : date_plus(deadline, -days);
}

struct clarification clarification_before(date deadline, date issued, enum procurement_regime regime)
{
	struct clarification c = { .gap_days = deadline.day - issued.day, .required_deadline = deadline };
	int days = legal_term(LIMIT_CLARIFICATION, regime)->days;

	c.must_extend = c.gap_days < days;
	if (c.must_extend)
		c.required_deadline = date_plus(issued, days);
	return c;
}

date publicity_last_day(date first, int days)
{
	return date_plus(first, days - 1);
}
