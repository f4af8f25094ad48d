#include "rule/bid/bond.h"

#include <string.h>

#include "base/money.h"
#include "rule/bid/legal_deadline.h"

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
	for (unsigned i = 1; i < bond_form_choices.count; i++)
		if (strcmp(s, bond_form_choices.labels[i]) == 0) {
			*ret = (enum bond_form)i;
			return true;
		}
	return false;
}

bool bond_is_guarantee(enum bond_form form)
{
	return form == bond_form_guarantee || form == bond_form_insurance || form == bond_form_electronic_guarantee;
}

/* Money goes out of an account; a guarantee is a promise of somebody else. */
static bool wrong_account(const struct bond *b)
{
	return b->needs_basic_account && !bond_is_guarantee(b->form) && !b->from_basic_account;
}

static bool ends_early(const struct bond *b)
{
	return bond_is_guarantee(b->form) && b->bid_valid_until.day != 0 &&
	       b->guarantee_until.day < b->bid_valid_until.day;
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
	if (b->form == bond_form_cash && b->regime == procurement_regime_gov_procurement)
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

struct period_end bond_refund_due(const struct bond_fate *f, const struct calendar *c, const char **ret_law)
{
	bool by_contract = f->regime == procurement_regime_bidding_law;
	const struct {
		enum legal_limit limit;
		date from;
	} terms[] = {
		[FATE_LOST] = { LIMIT_REFUND_LOSERS, by_contract ? f->contract_signed_on : f->award_notice_on },
		[FATE_WON] = { LIMIT_REFUND_WINNER, f->contract_signed_on },
		[FATE_WITHDRAWN] = { LIMIT_REFUND_WITHDRAWN, f->withdrawn_on },
	};

	*ret_law = NULL;
	if (f->fate == FATE_OPEN || terms[f->fate].from.day == 0 || f->regime == procurement_regime_unset)
		return (struct period_end){ 0 };
	*ret_law = legal_term(terms[f->fate].limit, f->regime)->source;
	return legal_deadline(terms[f->fate].limit, f->regime, terms[f->fate].from, c);
}

bool bid_bond_is_out(const struct bid_bond *b)
{
	return b->stage == bid_bond_stage_paid || b->stage == bid_bond_stage_arrived;
}

bool bid_bond_unchased(const struct bid_bond *b, date today)
{
	if (bid_bond_days_late(b, today) <= MONEY_CHASED_WITHIN)
		return false;
	for (unsigned i = 0; i < b->chases.count; i++)
		if (today.day - LINE_AT(b->chases, struct bond_chase, i)->on.day <= MONEY_CHASED_WITHIN)
			return false;
	return true;
}

int64_t bid_bond_days_late(const struct bid_bond *b, date today)
{
	bool late = bid_bond_is_out(b) && b->refund_due_on.day != 0 && today.day > b->refund_due_on.day;

	return late ? today.day - b->refund_due_on.day : 0;
}
