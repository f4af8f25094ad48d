/* bond.h -- what may be demanded, and whether ours will do: bid bond, performance bond, retention
 * (DOMAIN 2.7, 2.15; BB-*, BC-*, PB-*, RC-*). */
#ifndef RULE_BID_BOND_H
#define RULE_BID_BOND_H

#include "base/instant.h"
#include "entity/all.h"
#include "rule/calendar/period.h"

/* 2 % of the estimate or budget (招标投标法实施条例 26, 政府采购法实施条例 33); for engineering at most 800,000. */
money bid_bond_cap(money base, bool engineering);
/* 10 % of the contract (招标投标法实施条例 58, 政府采购法实施条例 48). */
money performance_bond_cap(money contract);
/* 3 % of the settlement (建设工程质量保证金管理办法 7). */
money retention_cap(money settlement);

bool bond_form_parse(const char *s, enum bond_form *ret); /* "transfer" */

struct bond {
	money demanded, paid; /* paid UNSET: not paid */
	enum bond_form form;
	bool from_basic_account, needs_basic_account;
	date guarantee_until, bid_valid_until; /* unset: not known */
	instant arrived_at, deadline_at;       /* unset: not known */
	enum procurement_regime regime;
};

/* Flags of all that is wrong. */
enum bond_finding {
	BOND_MISSING = 1,
	BOND_SHORT = 2,
	BOND_LATE = 4, /* it must have arrived before the deadline */
	BOND_NOT_FROM_BASIC_ACCOUNT = 8,
	BOND_EXPIRES_BEFORE_BID_VALIDITY = 16,
	BOND_CASH_NOT_ALLOWED_GOV = 32,
};
#define BOND_FINDINGS 6
unsigned bond_check(const struct bond *b);
const char *bond_finding_name(unsigned i); /* of the flag 1 << i: "BOND_SHORT" */

/* How it went with the bid, for the day on which the bond must be back. */
enum bid_fate { FATE_OPEN, FATE_LOST, FATE_WON, FATE_WITHDRAWN };

struct bond_fate {
	enum procurement_regime regime;
	enum bid_fate fate;
	date award_notice_on, contract_signed_on, withdrawn_on; /* unset: not known, or not yet */
};

/* last_day unset: nothing runs yet, or the tender's own document says it (条例 57, 35; 政采条例 33).  Under the tender law
 * the term of who lost begins with the contract, for state buyers with the award letter.  ret_law: its article. */
struct period_end bond_refund_due(const struct bond_fate *f, const struct calendar *c, const char **ret_law);

bool bond_is_guarantee(enum bond_form form); /* somebody else's promise, not our money */
/* Out from its payment to its return or forfeit. */
bool bid_bond_is_out(const struct bid_bond *b);
/* Days since it was due back; 0: not yet, or not out. */
int64_t bid_bond_days_late(const struct bid_bond *b, date today);
/* So many days late or since it was asked back last: somebody has to ask. */
#define MONEY_CHASED_WITHIN 30
bool bid_bond_unchased(const struct bid_bond *b, date today);

#endif
