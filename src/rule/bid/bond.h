/* bond.h -- what may be demanded, and whether ours will do: bid bond, performance bond, retention
 * (DOMAIN 2.7, 2.15; BB-*, BC-*, PB-*, RC-*). */
#ifndef RULE_BID_BOND_H
#define RULE_BID_BOND_H

#include "base/instant.h"
#include "entity/all.h"

/* 2 % of the estimate or budget (招标投标法实施条例 26, 政府采购法实施条例 33); for engineering at most 800,000. */
money bid_bond_cap(money base, bool engineering);
/* 10 % of the contract (招标投标法实施条例 58, 政府采购法实施条例 48). */
money performance_bond_cap(money contract);
/* 3 % of the settlement (建设工程质量保证金管理办法 7). */
money retention_cap(money settlement);

enum bond_form { BOND_TRANSFER, BOND_CHEQUE, BOND_DRAFT, BOND_CASH, BOND_GUARANTEE, BOND_INSURANCE };
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

#endif
