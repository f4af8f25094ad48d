#include "rule/bid/price_tell.h"

static const enum readiness_code codes[] = {
	readiness_code_WORDS_MISMATCH,	      readiness_code_SUM_MISMATCH,	readiness_code_OPENING_SHEET_MISMATCH,
	readiness_code_UNIT_DECIMAL_SLIP,     readiness_code_TAX_RATE_MISMATCH, readiness_code_PRICE_OVER_CAP,
	readiness_code_PRICE_BELOW_COST_RISK,
};

size_t price_codes(const enum readiness_code **ret)
{
	*ret = codes;
	return sizeof codes / sizeof *codes;
}

static bool tells_of_amounts(enum readiness_code code)
{
	return code == readiness_code_PRICE_OVER_CAP || code == readiness_code_PRICE_BELOW_COST_RISK;
}

/* A ceiling that came, or came down, after the approval asks for another look, whatever the price is. */
static bool held_against_less(const struct price_standing *s)
{
	return s->cap.minor != UNSET && (s->approved_cap.minor == UNSET || s->cap.minor < s->approved_cap.minor);
}

enum price_told price_tell(enum readiness_code code, bool found, const struct price_standing *s)
{
	if (!tells_of_amounts(code) || s->knows)
		return found ? PRICE_FOUND : PRICE_CLEAR;
	if (code == readiness_code_PRICE_BELOW_COST_RISK || !s->approved)
		return PRICE_UNTOLD;
	return held_against_less(s) ? PRICE_FOUND : PRICE_CLEAR;
}
