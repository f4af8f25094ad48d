#include "rule/bid/bond.h"

#include <string.h>

#include "base/money.h"

#define PERCENT(n) ((decimal){ (n) * (DECIMAL_ONE / 100) })
#define ENGINEERING_MOST INT64_C(80000000)

money bid_bond_cap(money base, bool engineering)
{
	money cap = money_times(base, PERCENT(2));

	return engineering && cap.minor > ENGINEERING_MOST ? (money){ ENGINEERING_MOST } : cap;
}

money performance_bond_cap(money contract)
{
	return money_times(contract, PERCENT(10));
}

money retention_cap(money settlement)
{
	return money_times(settlement, PERCENT(3));
}

bool bond_form_parse(const char *s, enum bond_form *ret)
{
	static const char *const names[] = { "transfer", "cheque", "draft", "cash", "guarantee", "insurance" };

	for (unsigned i = 0; i < sizeof names / sizeof *names; i++)
		if (strcmp(s, names[i]) == 0) {
			*ret = (enum bond_form)i;
			return true;
		}
	return false;
}

static bool is_guarantee(enum bond_form form)
{
	return form == BOND_GUARANTEE || form == BOND_INSURANCE;
}

/* Money goes out of an account; a guarantee is a promise of somebody else. */
static bool wrong_account(const struct bond *b)
{
	return b->needs_basic_account && !is_guarantee(b->form) && !b->from_basic_account;
}

static bool ends_early(const struct bond *b)
{
	return is_guarantee(b->form) && b->bid_valid_until.day != 0 && b->guarantee_until.day < b->bid_valid_until.day;
}

unsigned bond_check(const struct bond *b)
{
	unsigned found = 0;
	bool late = b->arrived_at.us != 0 && b->deadline_at.us != 0 && b->arrived_at.us >= b->deadline_at.us;

	if (b->paid.minor == UNSET || b->paid.minor <= 0)
		return BOND_MISSING;
	if (b->paid.minor < b->demanded.minor)
		found |= BOND_SHORT;
	if (late)
		found |= BOND_LATE;
	if (wrong_account(b))
		found |= BOND_NOT_FROM_BASIC_ACCOUNT;
	if (ends_early(b))
		found |= BOND_EXPIRES_BEFORE_BID_VALIDITY;
	if (b->form == BOND_CASH && b->regime == procurement_regime_gov_procurement)
		found |= BOND_CASH_NOT_ALLOWED_GOV;
	return found;
}

const char *bond_finding_name(unsigned i)
{
	static const char *const names[BOND_FINDINGS] = {
		"BOND_MISSING",
		"BOND_SHORT",
		"BOND_LATE",
		"BOND_NOT_FROM_BASIC_ACCOUNT",
		"BOND_EXPIRES_BEFORE_BID_VALIDITY",
		"BOND_CASH_NOT_ALLOWED_GOV",
	};

	return names[i];
}
