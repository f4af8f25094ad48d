/* What of a sealed price is told: the same whatever the price is, but to who knows it. */
#include "rule/asked.h"
#include "rule/bid/price_tell.h"

static void to_whom_what(void **state)
{
	static const struct {
		const char *what;
		enum readiness_code code;
		bool found, knows, approved;
		int64_t cap, approved_cap;
		enum price_told told;
	} rows[] = {
		{ "the sheet disagrees with itself", readiness_code_SUM_MISMATCH, true, false, false, UNSET, UNSET,
		  PRICE_FOUND },
		{ "it agrees", readiness_code_WORDS_MISMATCH, false, false, false, UNSET, UNSET, PRICE_CLEAR },
		{ "over, to who knows", readiness_code_PRICE_OVER_CAP, true, true, false, 100, UNSET, PRICE_FOUND },
		{ "under, to who knows", readiness_code_PRICE_OVER_CAP, false, true, true, 100, 200, PRICE_CLEAR },
		{ "not approved", readiness_code_PRICE_OVER_CAP, true, false, false, 100, UNSET, PRICE_UNTOLD },
		{ "not approved, and fine", readiness_code_PRICE_OVER_CAP, false, false, false, 100, UNSET,
		  PRICE_UNTOLD },
		{ "approved under this ceiling", readiness_code_PRICE_OVER_CAP, false, false, true, 100, 100,
		  PRICE_CLEAR },
		{ "the ceiling went up", readiness_code_PRICE_OVER_CAP, false, false, true, 150, 100, PRICE_CLEAR },
		{ "it came down below the price", readiness_code_PRICE_OVER_CAP, true, false, true, 99, 100,
		  PRICE_FOUND },
		{ "it came down, not so far", readiness_code_PRICE_OVER_CAP, false, false, true, 99, 100, PRICE_FOUND },
		{ "there was none", readiness_code_PRICE_OVER_CAP, false, false, true, 99, UNSET, PRICE_FOUND },
		{ "there is none any more", readiness_code_PRICE_OVER_CAP, false, false, true, UNSET, 100,
		  PRICE_CLEAR },
		{ "low, to who knows", readiness_code_PRICE_BELOW_COST_RISK, true, true, true, UNSET, UNSET,
		  PRICE_FOUND },
		{ "low", readiness_code_PRICE_BELOW_COST_RISK, true, false, true, UNSET, UNSET, PRICE_UNTOLD },
		{ "not low", readiness_code_PRICE_BELOW_COST_RISK, false, false, true, UNSET, UNSET, PRICE_UNTOLD },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct price_standing s = {
			rows[i].knows, rows[i].approved, { rows[i].cap }, { rows[i].approved_cap }
		};
		if (price_tell(rows[i].code, rows[i].found, &s) != rows[i].told)
			fail_msg("%s", rows[i].what);
	}
}

/* The property behind it: to who does not know the price, no answer about amounts depends on it. */
static void an_answer_about_amounts_does_not_depend_on_them(void **state)
{
	static const int64_t caps[] = { UNSET, 50, 100, 200 };
	static const enum readiness_code amounts[] = { readiness_code_PRICE_OVER_CAP,
						       readiness_code_PRICE_BELOW_COST_RISK };

	(void)state;
	for (size_t i = 0; i < COUNT(amounts); i++)
		for (size_t k = 0; k < COUNT(caps) * COUNT(caps) * 2; k++) {
			struct price_standing s = {
				false, k % 2 == 1, { caps[k / 2 % COUNT(caps)] }, { caps[k / 2 / COUNT(caps)] }
			};
			assert_int_equal(price_tell(amounts[i], true, &s), price_tell(amounts[i], false, &s));
		}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(to_whom_what),
		cmocka_unit_test(an_answer_about_amounts_does_not_depend_on_them),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
