/* Laws are cited in the reader's language. */
#include "rule/law.h"

#include "rule/given.h"

static void cited_in_the_readers_language(void **state)
{
	static const struct {
		const char *cited, *english;
	} rows[] = {
		{ "政府采购法 35", "Government Procurement Law, art. 35" },
		{ "政府采购法实施条例 31", "Regulation on the Government Procurement Law, art. 31" },
		{ "财政部令第87号 63；政府采购法实施条例 33",
		  "Ministry of Finance Order 87, art. 63; Regulation on the Government Procurement Law, art. 33" },
		{ "招标投标法 23", "Bidding Law, art. 23" },
		{ "财政部令第74号", "Ministry of Finance Order 74" },
		{ "2026-03-22", "2026-03-22" },
		{ "", "" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		AUTO_ARENA a = { 0 };
		assert_string_equal(law_text(rows[i].cited, LANGUAGE_EN, &a), rows[i].english);
		assert_string_equal(law_text(rows[i].cited, LANGUAGE_ZH, &a), rows[i].cited);
	}
	assert_null(law_text(NULL, LANGUAGE_EN, NULL));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(cited_in_the_readers_language),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
