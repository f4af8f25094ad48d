/* Unified social credit codes: the published ones, and what is wrong with others. */
#include "rule/party/uscc.h"

#include <string.h>

#include "rule/given.h"

static void codes_are_checked(void **state)
{
	static const struct {
		const char *text;
		enum uscc_fault fault;
		int sum;
		char check;
		const char *org;
		char org_check;
	} rows[] = {
		{ "91350100M000100Y43", USCC_GOOD, 1640, '3', "M000100Y-4", '4' },
		{ "91110000101623741K", USCC_GOOD, 477, 'K', "10162374-1", '1' },
		{ "911101066976941872", USCC_GOOD, 1424, '2', "69769418-7", '7' },
		{ "91350211M0000XUF46", USCC_BAD_CHECK, 2207, 'R', "M0000XUF-4", '4' },
		{ "91370100MA3TEAT0XL", USCC_GOOD, 2801, 'L', "MA3TEAT0-X", '6' },
		{ "123700004955703036", USCC_GOOD, 924, '6', "49557030-3", '8' },
		{ " 91350100m000100y43 ", USCC_GOOD, 1640, '3', "M000100Y-4", '4' },
		{ "９１３５０１００Ｍ０００１００Ｙ４３", USCC_GOOD, 1640, '3', "M000100Y-4", '4' },
		{ "91350100 M000100Y 43", USCC_GOOD, 1640, '3', "M000100Y-4", '4' },
		{ "91350100M000100Y44", USCC_BAD_CHECK, 1640, '3', "M000100Y-4", '4' },
	};
	AUTO_ARENA a = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct uscc u = uscc_read(rows[i].text, &a);
		assert_int_equal(u.fault, rows[i].fault);
		assert_int_equal(u.weighted_sum, rows[i].sum);
		assert_int_equal(u.check_char, rows[i].check);
		assert_string_equal(u.org_code, rows[i].org);
	}
	assert_int_equal(uscc_read("91350100M000100Y43", &a).org_check_expected, '4');
	assert_int_equal(uscc_read("911101066976941872", &a).org_check_expected, '7');
}

static void what_cannot_be_a_code_says_so(void **state)
{
	static const struct {
		const char *text;
		enum uscc_fault fault;
		const char *suggestion;
	} rows[] = {
		{ "9135O100M000100Y43", USCC_BAD_CHARACTER, "91350100M000100Y43" },
		{ "9I350100M000100Y43", USCC_BAD_CHARACTER, "91350100M000100Y43" },
		{ "91350100M000100Z43", USCC_BAD_CHARACTER, NULL },
		{ "91350100M000100济43", USCC_BAD_CHARACTER, NULL },
		{ "91350100M000100Y4", USCC_BAD_LENGTH, NULL },
		{ "91350100M000100Y433", USCC_BAD_LENGTH, NULL },
		{ "", USCC_BAD_LENGTH, NULL },
	};
	AUTO_ARENA a = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct uscc u = uscc_read(rows[i].text, &a);
		assert_int_equal(u.fault, rows[i].fault);
		assert_null(u.org_code);
		if (rows[i].suggestion == NULL)
			assert_null(u.suggestion);
		else
			assert_string_equal(u.suggestion, rows[i].suggestion);
	}
	assert_null(uscc_fault_name(USCC_GOOD));
	assert_string_equal(uscc_fault_name(USCC_BAD_CHECK), "check");
}

/* Property: changing any one character is found out. */
static void one_wrong_character_fails_the_check(void **state)
{
	static const char alphabet[] = "0123456789ABCDEFGHJKLMNPQRTUWXY";
	AUTO_ARENA a = { 0 };

	(void)state;
	for (int place = 0; place < USCC_LENGTH; place++)
		for (const char *c = alphabet; *c != '\0'; c++) {
			char code[] = "91350100M000100Y43";
			bool changed = code[place] != *c;
			code[place] = *c;
			assert_int_equal(uscc_read(code, &a).fault, changed ? USCC_BAD_CHECK : USCC_GOOD);
		}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(codes_are_checked),
		cmocka_unit_test(what_cannot_be_a_code_says_so),
		cmocka_unit_test(one_wrong_character_fails_the_check),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
