/* Amounts and factors as text, and the one rounding. */
#include "base/money.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

static void amounts_are_parsed_strictly(void **state)
{
	static const struct {
		const char *text;
		bool good;
		int64_t minor;
	} rows[] = {
		{ "98500.00", true, 9850000 },
		{ "0", true, 0 },
		{ "-0.01", true, -1 },
		{ "12.5", true, 1250 },
		{ "1.0000", true, 100 },
		{ "007", true, 700 },
		{ "92233720368547758.07", true, INT64_MAX },
		{ "92233720368547758.08", false, 0 },
		{ "1.005", false, 0 },
		{ "", false, 0 },
		{ "-", false, 0 },
		{ ".5", false, 0 },
		{ "5.", false, 0 },
		{ "1.2.3", false, 0 },
		{ "1,000", false, 0 },
		{ "+1", false, 0 },
		{ " 1", false, 0 },
		{ "1e3", false, 0 },
		{ "--1", false, 0 },
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		money m = { 42 };
		if (money_parse(rows[i].text, &m) != rows[i].good)
			fail_msg("%s", rows[i].text);
		assert_int_equal(m.minor, rows[i].good ? rows[i].minor : 42);
	}
	(void)state;
}

static void numbers_are_written_shortly(void **state)
{
	AUTO_ARENA a = { 0 };
	decimal d;

	(void)state;
	assert_string_equal(money_text((money){ -5 }, &a), "-0.05");
	assert_string_equal(money_text((money){ 9850000 }, &a), "98500.00");
	assert_string_equal(money_text((money){ INT64_MIN }, &a), "-92233720368547758.08");
	assert_string_equal(money_grouped((money){ 98550 }, &a), "985.50");
	assert_string_equal(money_grouped((money){ 486000000 }, &a), "4,860,000.00");
	assert_string_equal(money_grouped((money){ -12345600 }, &a), "-123,456.00");
	assert_string_equal(money_grouped((money){ INT64_MIN }, &a), "-92,233,720,368,547,758.08");
	assert_string_equal(decimal_text((decimal){ 2000000 }, &a), "2");
	assert_string_equal(decimal_text((decimal){ 130000 }, &a), "0.13");
	assert_string_equal(decimal_text((decimal){ -1 }, &a), "-0.000001");
	assert_string_equal(decimal_text((decimal){ 0 }, &a), "0");
	assert_true(decimal_parse("0.1234560", &d) && d.millionths == 123456);
	assert_false(decimal_parse("0.1234567", &d));
}

static void half_goes_away_from_zero(void **state)
{
	(void)state;
	assert_int_equal(divide_half_up(5, 2), 3);
	assert_int_equal(divide_half_up(-5, 2), -3);
	assert_int_equal(divide_half_up(4, 3), 1);
	assert_int_equal(divide_half_up(-4, 3), -1);
	assert_int_equal(divide_half_up(0, 3), 0);
	assert_int_equal(money_times((money){ 192050 }, (decimal){ 130000 }).minor, 24967);
	assert_int_equal(money_without((money){ 113 }, (decimal){ 130000 }).minor, 100);
	assert_int_equal(money_times((money){ INT64_MAX }, (decimal){ DECIMAL_ONE }).minor, INT64_MAX);
}

static void texts_go_there_and_back(void **state)
{
	(void)state;
	srand(1);
	for (int round = 0; round < 20000; round++) {
		AUTO_ARENA a = { 0 };
		int64_t n = ((int64_t)rand() << 20 ^ rand()) * (rand() % 2 == 0 ? 1 : -1);
		money m;
		decimal d;
		assert_true(money_parse(money_text((money){ n }, &a), &m));
		assert_int_equal(m.minor, n);
		assert_true(decimal_parse(decimal_text((decimal){ n }, &a), &d));
		assert_int_equal(d.millionths, n);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(amounts_are_parsed_strictly),
		cmocka_unit_test(numbers_are_written_shortly),
		cmocka_unit_test(half_goes_away_from_zero),
		cmocka_unit_test(texts_go_there_and_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
